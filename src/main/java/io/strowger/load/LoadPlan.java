package io.strowger.load;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a load run is told before it starts. Each part checks itself and throws {@link
 * IllegalArgumentException} with a sentence that names what is wrong.
 *
 * @param target where the hops are posted, for example {@code
 *     http://127.0.0.1:8080/network/upstream}
 * @param secret the network's bearer secret, or null for none
 */
public record LoadPlan(
        URI target,
        @Nullable String secret,
        Walk walk,
        Pace pace,
        Stop stop,
        Limits limits,
        Subscribers subscribers) {

    public LoadPlan {
        String scheme = target.getScheme();
        check(
                target.getHost() != null && ("http".equals(scheme) || "https".equals(scheme)),
                "the target must be an http or https URL: " + target);
    }

    /**
     * What one subscriber does.
     *
     * @param dialString what is dialled, for example {@code *713#}
     * @param replies what is answered, screen by screen
     * @param thinkMillis pause between a screen and the reply to it
     * @param hangUp whether a session that is still open after the last reply is released; if not,
     *     it is left waiting for its subscriber
     */
    public record Walk(String dialString, List<String> replies, long thinkMillis, boolean hangUp) {
        public Walk {
            replies = List.copyOf(replies);
            check(!dialString.isBlank(), "the dial string must not be empty");
            check(thinkMillis >= 0, "the think time must not be negative");
        }

        Walk withoutThinking() {
            return new Walk(dialString, replies, 0, hangUp);
        }

        /** The code without the {@code *} in front and the {@code #} behind. */
        String serviceCode() {
            int from = 0;
            int to = dialString.length();
            while (from < to && "*#".indexOf(dialString.charAt(from)) >= 0) {
                from++;
            }
            while (to > from && dialString.charAt(to - 1) == '#') {
                to--;
            }
            return dialString.substring(from, to);
        }
    }

    /** When sessions begin. */
    public sealed interface Pace {
        /**
         * On a fixed schedule that does not wait for the target; what the cap of sessions in flight
         * does not let in is counted as missed and never made up for.
         */
        record OpenRate(double sessionsPerSecond) implements Pace {
            public OpenRate {
                check(sessionsPerSecond > 0, "the rate must be more than 0");
            }
        }

        /** The cap of sessions in flight is always full: each end is the next begin. */
        record Flood() implements Pace {}
    }

    /** When no further sessions begin: whichever comes first; those begun are finished. */
    public record Stop(long afterMillis, long afterSessions) {
        /** Stands for "no such limit". */
        public static final long NEVER = Long.MAX_VALUE;

        public Stop {
            check(afterMillis > 0 && afterSessions > 0, "a run needs a time or a number above 0");
        }
    }

    /**
     * Bounds of the generator.
     *
     * @param inFlight most sessions in flight
     * @param connections most HTTP connections; hops beyond wait for one, and the wait counts
     * @param threads event loops
     * @param timeoutMillis longest wait for the answer to one hop
     */
    public record Limits(int inFlight, int connections, int threads, long timeoutMillis) {
        public Limits {
            check(inFlight > 0, "at least one session must be in flight");
            check(threads > 0, "at least one thread is needed");
            check(connections >= threads, "each thread needs at least one connection");
            check(timeoutMillis > 0, "the timeout must be more than 0");
        }
    }

    /** The numbers that dial: {@code count} of them from {@code from} on, then round again. */
    public record Subscribers(long from, long count) {
        public Subscribers {
            check(from > 0 && count > 0, "the first number and the number of numbers start at 1");
            check(
                    Long.toString(from).length() == Long.toString(from + count - 1).length(),
                    "the first and the last number must have the same number of digits");
        }

        long msisdn(long session) {
            return from + session % count;
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
