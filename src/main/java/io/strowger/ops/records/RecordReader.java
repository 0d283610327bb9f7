package io.strowger.ops.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strowger.store.StoredRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordLines} wrote. */
final class RecordReader {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordReader() {}

    /** The row of a line, or null when the line is not a whole one. */
    static @Nullable StoredRecord read(byte[] line, int from, int length) {
        try {
            JsonNode json = JSON.readTree(line, from, length);
            return json.isObject() ? row(json) : null;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // the line of a write that was cut short
            return null;
        }
    }

    private static StoredRecord row(JsonNode json) {
        return new StoredRecord(
                text(json, "sessionId"),
                text(json, "network"),
                text(json, "dialogueId"),
                text(json, "msisdn"),
                text(json, "code"),
                text(json, "application"),
                text(json, "account"),
                text(json, "origin"),
                json.required("hops").intValue(),
                Instant.parse(text(json, "begunAt")).toEpochMilli(),
                Instant.parse(text(json, "endedAt")).toEpochMilli(),
                text(json, "reason"),
                text(json, "detail"),
                json.required("bytesIn").intValue(),
                json.required("bytesOut").intValue());
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).textValue();
    }
}
