package io.strowger.http.server;

import io.netty.handler.codec.DateFormatter;
import io.netty.util.AsciiString;
import java.time.InstantSource;
import java.util.Date;

/** The value of {@code Date} (RFC 9110, section 6.6.1), written once a second. */
final class DateHeader {

    private static final long MILLIS = 1_000;

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
            String text = DateFormatter.format(new Date(number * MILLIS));
            known = new Second(number, AsciiString.cached(text));
            last = known;
        }
        return known.text();
    }
}
