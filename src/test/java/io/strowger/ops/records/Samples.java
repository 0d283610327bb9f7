package io.strowger.ops.records;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionCounters;
import io.strowger.core.session.SessionRecord;
import io.strowger.store.StoredRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Records to test with; each number gives another session. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-07-30T12:00:00Z");

    private Samples() {}

    static SessionRecord record(int number) {
        return record(number, "");
    }

    static SessionRecord record(int number, String detail) {
        return new SessionRecord(
                new SessionId(7, number),
                new SessionKey("demo", new Msisdn(233200585542L)),
                "dialogue-" + number,
                Origin.MOBILE,
                "demo-bank",
                "acme",
                "713",
                new SessionCounters(3, 3, 0, 12, 240),
                NOON.toEpochMilli(),
                NOON.toEpochMilli() + 4_321,
                EndReason.COMPLETED,
                detail);
    }

    static StoredRecord row(int number) {
        return StoredRecord.of(record(number), false, hash(new Msisdn(233200585542L)));
    }

    /** Stands in for the keyed hash of a number. */
    static long hash(Msisdn msisdn) {
        return msisdn.number() == 233200585542L ? -2 : 1;
    }

    static List<StoredRecord> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(Samples::row).toList();
    }

    static ByteBuffer lines(List<StoredRecord> rows) {
        RecordLines lines = new RecordLines();
        rows.forEach(lines::add);
        return lines.bytes();
    }

    static String text(List<StoredRecord> rows) {
        return StandardCharsets.UTF_8.decode(lines(rows)).toString();
    }
}
