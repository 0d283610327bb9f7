package io.strowger.load;

import io.strowger.load.LoadPlan.Pace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notations of the load command: {@code 30s} and {@code 500/s}. */
public final class Quantities {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(/s|/m|)");
    private static final double SECONDS_PER_MINUTE = 60;

    private Quantities() {}

    /**
     * Reads a span of time.
     *
     * @return milliseconds
     * @throws IllegalArgumentException when the text is no span
     */
    public static long span(String text) {
        Matcher matcher = SPAN.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: write for example 500ms, 30s, 2m or 1h");
        }
        return Long.parseLong(matcher.group(1)) * millisOf(matcher.group(2));
    }

    /**
     * Reads a rate of sessions.
     *
     * @return an open rate, or as fast as it goes for {@code max}
     * @throws IllegalArgumentException when the text is no rate
     */
    public static Pace pace(String text) {
        if (text.trim().equalsIgnoreCase("max")) {
            return new Pace.Flood();
        }
        Matcher matcher = RATE.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate: write for example 500/s, 30/m or max");
        }
        double number = Double.parseDouble(matcher.group(1));
        return new Pace.OpenRate(
                matcher.group(2).equals("/m") ? number / SECONDS_PER_MINUTE : number);
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }
}
