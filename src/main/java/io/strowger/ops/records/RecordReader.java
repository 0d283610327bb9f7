package io.strowger.ops.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strowger.store.StoredRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
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
            // the line of a write that was cut short, or rubbish
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
                number(json, "hops"),
                Instant.parse(text(json, "begunAt")).toEpochMilli(),
                Instant.parse(text(json, "endedAt")).toEpochMilli(),
                text(json, "reason"),
                text(json, "detail"),
                number(json, "bytesIn"),
                number(json, "bytesOut"),
                json.has("msisdnHash") ? hash(text(json, "msisdnHash")) : StoredRecord.NO_HASH);
    }

    private static long hash(String text) {
        return HexFormat.fromHexDigitsToLong(text);
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.required(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.textValue();
    }

    private static int number(JsonNode json, String name) {
        JsonNode value = json.required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return value.intValue();
    }
}
