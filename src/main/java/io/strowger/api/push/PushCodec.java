package io.strowger.api.push;

import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.dialect.Decoded;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads pushes and writes their answers (docs/protocols/push.md). */
public final class PushCodec {

    /** Most bytes of {@code contextData} in UTF-8. */
    public static final int MAX_CONTEXT_BYTES = 4 * 1024;

    private static final JsonShape<PushField> SHAPE = JsonShape.of(PushField.class);

    private PushCodec() {}

    /** A recovery code with its token, as the subscriber dials it: {@code *425*123*55555#}. */
    public static String recoveryShortcode(ServiceCode code, String token) {
        return "*" + code.segments() + "*" + token + "#";
    }

    /**
     * Reads a request; every field has to be there and must not be blank.
     *
     * @param strict whether fields that are not documented and numbers for texts are refused
     */
    public static Decoded<PushMessage> read(byte[] body, boolean strict) {
        try {
            return Decoded.of(message(body, strict ? Strictness.STRICT : Strictness.LIBERAL));
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    private static PushMessage message(byte[] body, Strictness manner) throws JsonFault {
        Map<PushField, String> found = new EnumMap<>(PushField.class);
        JsonReader.read(
                body, SHAPE, manner, (field, value) -> found.put(field, text(field, value)));
        for (PushField field : PushField.values()) {
            if (found.getOrDefault(field, "").isBlank()) {
                throw JsonFault.missing(field);
            }
        }
        String contextData = found.getOrDefault(PushField.CONTEXT_DATA, "");
        if (contextData.getBytes(StandardCharsets.UTF_8).length > MAX_CONTEXT_BYTES) {
            throw JsonFault.invalid(PushField.CONTEXT_DATA, "must have at most 4096 bytes");
        }
        return new PushMessage(
                found.getOrDefault(PushField.APP_ID, ""),
                found.getOrDefault(PushField.MSISDN, ""),
                contextData);
    }

    private static String text(PushField field, JsonValue value) throws IOException {
        return field == PushField.CONTEXT_DATA ? value.text() : value.word();
    }

    /**
     * The answer to a push that was, or may have been, sent.
     *
     * @param recoveryShortcode what the subscriber may dial, or null when the application has no
     *     recovery
     */
    public static byte[] answer(SessionId session, @Nullable String recoveryShortcode) {
        JsonWriter out =
                JsonWriter.object()
                        .put("sessionId", new UUID(session.high(), session.low()).toString());
        return recoveryShortcode == null
                ? out.putNull("recoveryShortcode").end()
                : out.put("recoveryShortcode", recoveryShortcode).end();
    }
}
