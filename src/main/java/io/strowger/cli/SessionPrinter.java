package io.strowger.cli;

import io.strowger.ops.records.RecordLines;
import io.strowger.store.StoredRecord;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Session records as lines of a table, or of JSON as in the record files. */
final class SessionPrinter {

    private static final String COLUMNS = "%-24s  %8s  %-12s  %-15s  %-10s  %-16s  %4s  %-24s  %s";
    private static final String HEAD =
            COLUMNS.formatted(
                    "begun",
                    "seconds",
                    "network",
                    "number",
                    "code",
                    "application",
                    "hops",
                    "reason",
                    "session");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final double SECOND_MILLIS = 1_000;

    private final PrintWriter out;
    private final boolean json;
    private final RecordLines lines = new RecordLines();
    private boolean headed;

    SessionPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Prints what stands above the first line. */
    void head() {
        if (!headed && !json) {
            out.println(HEAD);
        }
        headed = true;
    }

    /**
     * Prints a line each.
     *
     * @return false when nobody reads it any more
     */
    boolean page(List<StoredRecord> records) {
        if (json) {
            jsonLines(records);
        } else if (!records.isEmpty()) {
            head();
            records.forEach(record -> out.print(line(record) + System.lineSeparator()));
        }
        return !out.checkError();
    }

    private void jsonLines(List<StoredRecord> records) {
        records.forEach(lines::add);
        out.append(StandardCharsets.UTF_8.decode(lines.bytes()));
        lines.clear();
    }

    /** Prints one record, a field a line. */
    void whole(StoredRecord record) {
        if (json) {
            page(List.of(record));
            return;
        }
        field("session", record.sessionId());
        field("network", record.network());
        field("dialogue", record.dialogueId());
        field("number", record.msisdn());
        field("code", record.code());
        field("application", record.application());
        field("account", record.account());
        field("origin", record.origin());
        field("hops", Integer.toString(record.hops()));
        field("begun", time(record.begunAt()));
        field("ended", time(record.endedAt()));
        field("reason", record.reason());
        field("detail", record.detail());
        field("bytes in", Integer.toString(record.bytesIn()));
        field("bytes out", Integer.toString(record.bytesOut()));
    }

    private void field(String name, String value) {
        out.println("%-11s  %s".formatted(name, printable(value)).stripTrailing());
    }

    private static String line(StoredRecord record) {
        return COLUMNS.formatted(
                time(record.begunAt()),
                String.format(Locale.ROOT, "%.1f", record.durationMillis() / SECOND_MILLIS),
                printable(record.network()),
                printable(record.msisdn()),
                printable(record.code()),
                printable(record.application()),
                record.hops(),
                record.reason(),
                record.sessionId());
    }

    private static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** Networks say what they like: nothing of it moves a terminal's cursor or hides a letter. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? '?'
                                : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
