package io.strowger.ops.records;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes instants as {@code 2026-07-30T12:34:56.789Z}, several times faster than the formatter of
 * the JDK: the date is worked out once a day. Not for several threads.
 */
final class IsoMillis {

    private static final long DAY_MILLIS = 86_400_000;
    private static final int TIME_AT = 11;

    private final byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);
    private long day = Long.MIN_VALUE;

    /**
     * @param epochMillis within the years 0 to 9999
     */
    String of(long epochMillis) {
        long newDay = Math.floorDiv(epochMillis, DAY_MILLIS);
        if (newDay != day) {
            writeDate(newDay);
        }
        int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
        digits(TIME_AT, 2, millis / 3_600_000);
        digits(TIME_AT + 3, 2, millis / 60_000 % 60);
        digits(TIME_AT + 6, 2, millis / 1_000 % 60);
        digits(TIME_AT + 9, 3, millis % 1_000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void writeDate(long newDay) {
        LocalDate date = LocalDate.ofEpochDay(newDay);
        digits(0, 4, date.getYear());
        digits(5, 2, date.getMonthValue());
        digits(8, 2, date.getDayOfMonth());
        day = newDay;
    }

    private void digits(int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
