package io.strowger.http.server;

import io.netty.util.AsciiString;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of {@code Date} (RFC 9110, section 6.6.1), written once a second. */
final class DateHeader {

    private static final long MILLIS = 1_000;

    /** IMF-fixdate (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private record Second(long number, AsciiString text) {}

    private final InstantSource wall;
    private volatile Second last = new Second(Long.MIN_VALUE, AsciiString.EMPTY_STRING);

    DateHeader(InstantSource wall) {
        this.wall = wall;
    }

    CharSequence now() {
        long number = wall.millis() / MILLIS;
        Second known = last;
        if (known.number() != number) {
            String text = FIXDATE.format(Instant.ofEpochSecond(number));
            known = new Second(number, AsciiString.cached(text));
            last = known;
        }
        return known.text();
    }
}
