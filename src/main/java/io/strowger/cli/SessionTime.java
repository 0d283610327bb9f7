package io.strowger.cli;

import io.strowger.config.yaml.Values;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * A moment as it is typed: {@code 2h} before now, or in the form of ISO 8601, in UTC unless it says
 * otherwise. A date is its first moment.
 */
final class SessionTime {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("[uuuu-MM-dd'T'HH:mm[:ss[.SSS]][XXX]][uuuu-MM-dd]")
                    .withResolverStyle(ResolverStyle.STRICT);

    private SessionTime() {}

    /**
     * Reads a moment.
     *
     * @return epoch milliseconds
     * @throws IllegalArgumentException when it is none; the message says how one is written
     */
    static long parse(String text, Instant now) {
        return text.matches("[0-9]+[a-z]+") ? before(text, now) : absolute(text);
    }

    private static long before(String text, Instant now) {
        return now.minus(Values.duration(LONGEST).apply(text)).toEpochMilli();
    }

    private static long absolute(String text) {
        try {
            TemporalAccessor read =
                    ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant =
                    switch (read) {
                        case OffsetDateTime moment -> moment.toInstant();
                        case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
                        default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
                    };
            return instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "must be a time such as 2h, 2026-11-29 or 2026-11-29T10:15:00Z", e);
        }
    }
}
