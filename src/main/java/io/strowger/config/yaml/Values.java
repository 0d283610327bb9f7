package io.strowger.config.yaml;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsers of single values; their messages say what to write and never what was written. */
public final class Values {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(_[0-9]+)*");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern NO_TIME = Pattern.compile("0(ms|s|m|h|d)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})(|B|KiB|MiB|GiB)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_DIGITS = 18;

    private static final Map<String, Boolean> TRUTHS =
            Map.of(
                    "true", true, "yes", true, "on", true, "false", false, "no", false, "off",
                    false);

    private Values() {}

    /** {@code 8080}, {@code 100_000}. */
    public static Function<String, Integer> number(int least, int most) {
        return text -> {
            String digits = text.replace("_", "");
            if (NUMBER.matcher(text).matches() && digits.length() <= MOST_DIGITS) {
                long value = Long.parseLong(digits);
                if (value >= least && value <= most) {
                    return (int) value;
                }
            }
            throw new IllegalArgumentException(
                    "must be a whole number from " + least + " to " + most);
        };
    }

    /** {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 30d}; more than nothing. */
    public static Function<String, Duration> duration(Duration most) {
        return text -> {
            Matcher parts = DURATION.matcher(text);
            Duration value = parts.matches() ? duration(parts) : Duration.ZERO;
            if (!value.isPositive() || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "must be a time such as 250ms, 5s, 2m or 1h, at most " + written(most));
            }
            return value;
        };
    }

    /** As {@link #duration}; {@code 0} and {@code 0s} are no time at all. */
    public static Function<String, Duration> delay(Duration most) {
        Function<String, Duration> some = duration(most);
        return text -> NO_TIME.matcher(text).matches() ? Duration.ZERO : some.apply(text);
    }

    private static Duration duration(Matcher parts) {
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** A time as files write it, in the biggest unit that leaves no rest. */
    public static String written(Duration time) {
        if (time.toMillisPart() != 0) {
            return time.toMillis() + "ms";
        }
        if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() == 0 ? time.toHours() + "h" : time.toMinutes() + "m";
    }

    /** {@code 4096}, {@code 64KiB}, {@code 128MiB}: bytes. */
    public static Function<String, Long> size(long least, long most) {
        return text -> {
            Matcher parts = SIZE.matcher(text);
            long value = parts.matches() ? size(parts) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "must be a size such as 64KiB or 128MiB, from "
                                + least
                                + " to "
                                + most
                                + " bytes");
            }
            return value;
        };
    }

    private static long size(Matcher parts) {
        int shift =
                switch (parts.group(2)) {
                    case "KiB" -> 10;
                    case "MiB" -> 20;
                    case "GiB" -> 30;
                    default -> 0;
                };
        return Long.parseLong(parts.group(1)) << shift;
    }

    /** {@code true} or {@code false}. */
    public static Function<String, Boolean> truth() {
        return text -> {
            Boolean value = TRUTHS.get(text.toLowerCase(Locale.ROOT));
            if (value == null) {
                throw new IllegalArgumentException("must be true or false");
            }
            return value;
        };
    }

    /** One of a few words. */
    public static Function<String, String> word(String... words) {
        return text -> {
            for (String word : words) {
                if (word.equals(text)) {
                    return word;
                }
            }
            throw new IllegalArgumentException("must be one of: " + String.join(", ", words));
        };
    }

    /** The name of one of an enum's constants, in lower case. */
    public static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String[] words = new String[constants.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = constants[i].name().toLowerCase(Locale.ROOT);
        }
        return word(words).andThen(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    /** A name that may stand in paths and metrics. */
    public static Function<String, String> id() {
        return text -> {
            if (!ID.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "must be 1 to 64 letters, digits, dots, dashes and underscores");
            }
            return text;
        };
    }

    /** A text of one line. */
    public static Function<String, String> line(int most) {
        return text -> {
            if (text.isBlank()
                    || text.length() > most
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "must be one line of at most " + most + " characters");
            }
            return text.strip();
        };
    }

    /** A path; a relative one is relative to the working directory. */
    public static Function<String, Path> path() {
        return text -> {
            try {
                if (!text.isBlank()) {
                    return Path.of(text);
                }
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("must be a path of this system", e);
            }
            throw new IllegalArgumentException("must be a path");
        };
    }

    /** An absolute URL of http or https, without user and fragment. */
    public static Function<String, URI> url() {
        return WebUrl::parse;
    }
}
