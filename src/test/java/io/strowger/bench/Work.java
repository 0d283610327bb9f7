package io.strowger.bench;

import java.util.Locale;

/** What the driver and the load generator tell each other, a line each way. */
final class Work {
    private Work() {}

    /**
     * So many sessions, as fast as they go.
     *
     * @param hold whether the sessions are begun and left waiting for their subscriber
     * @param msisdnFrom the first subscriber; each session is the next
     */
    record Order(
            int port, String path, long sessions, int inFlight, long msisdnFrom, boolean hold) {
        String toLine() {
            return "%d %s %d %d %d %b".formatted(port, path, sessions, inFlight, msisdnFrom, hold);
        }

        static Order parse(String line) {
            String[] part = line.split(" ", -1);
            return new Order(
                    Integer.parseInt(part[0]),
                    part[1],
                    Long.parseLong(part[2]),
                    Integer.parseInt(part[3]),
                    Long.parseLong(part[4]),
                    Boolean.parseBoolean(part[5]));
        }
    }

    /** The latencies are of hops, in milliseconds. */
    record Done(long hops, double hopsPerSecond, double p50, double p99, String errors) {
        String toLine() {
            return String.format(
                    Locale.ROOT, "%d %f %f %f %s", hops, hopsPerSecond, p50, p99, errors);
        }

        static Done parse(String line) {
            String[] part = line.split(" ", 5);
            return new Done(
                    Long.parseLong(part[0]),
                    Double.parseDouble(part[1]),
                    Double.parseDouble(part[2]),
                    Double.parseDouble(part[3]),
                    part[4]);
        }

        boolean clean() {
            return errors.equals("{}");
        }
    }
}
