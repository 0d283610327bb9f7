package io.strowger.dialect.programmable;

import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import org.jspecify.annotations.Nullable;

/**
 * Answers an upstream gateway as an application does that follows docs/protocols/programmable.md to
 * the letter: what it calls mandatory is always there, the optional fields when the screen has
 * them, all in the order of its samples.
 */
public final class ProgrammableNetworkDialect implements NetworkDialect {

    private static final String JSON = "application/json";
    private static final WireError NUMBER =
            new WireError(
                    WireError.Kind.INVALID_FIELD,
                    ProgrammableRequestField.MOBILE.key(),
                    "This is not a phone number.");
    private static final JsonShape<ProgrammableRequestField> SHAPE =
            JsonShape.of(ProgrammableRequestField.class);

    @Override
    public Decoded<NetworkMessage> read(ReceivedRequest received, boolean strict) {
        NetworkRequestBody request = new NetworkRequestBody(strict);
        try {
            Strictness manner = strict ? Strictness.STRICT : Strictness.LIBERAL;
            JsonReader.read(received.body(), SHAPE, manner, request);
            return Decoded.of(request.message());
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    @Override
    public WireError invalidNumber() {
        return NUMBER;
    }

    @Override
    public WireAnswer write(NetworkMessage request, Screen screen) {
        AnswerType type = screen.expectsReply() ? AnswerType.RESPONSE : AnswerType.RELEASE;
        JsonWriter out =
                JsonWriter.object()
                        .put(ProgrammableAnswerField.SESSION_ID.key(), request.dialogueId())
                        .put(ProgrammableAnswerField.TYPE.key(), type.documented())
                        .put(ProgrammableAnswerField.MESSAGE.key(), screen.text());
        Rich rich = screen.rich();
        if (rich == null) {
            putKinds(out, screen, null, null, null);
        } else {
            putMask(out, rich);
            putKinds(out, screen, rich.label(), rich.dataType(), rich.fieldType());
            putData(out, rich);
        }
        return WireAnswer.ok(JSON, out.end());
    }

    private static void putKinds(
            JsonWriter out,
            Screen screen,
            @Nullable String label,
            @Nullable String dataType,
            @Nullable String fieldType) {
        String usual = screen.expectsReply() ? "input" : "display";
        out.put(
                        ProgrammableAnswerField.LABEL.key(),
                        label == null ? firstLine(screen.text()) : label)
                .put(ProgrammableAnswerField.DATA_TYPE.key(), dataType == null ? usual : dataType)
                .put(
                        ProgrammableAnswerField.FIELD_TYPE.key(),
                        fieldType == null ? "text" : fieldType);
    }

    private static void putMask(JsonWriter out, Rich rich) {
        String mask = rich.mask();
        if (mask != null) {
            out.put(ProgrammableAnswerField.MASK.key(), mask);
        }
    }

    private static void putData(JsonWriter out, Rich rich) {
        String data = rich.data();
        if (data != null) {
            out.putRaw(ProgrammableAnswerField.DATA.key(), data);
        }
    }

    private static String firstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(0, end);
    }

    @Override
    public WireAnswer refuse(WireError error) {
        return WireAnswer.refusing(error, JSON, body(error));
    }

    /**
     * {@code {"error":{"code","message","field"}}}; {@code field} is empty when none is to blame.
     */
    public static byte[] body(WireError error) {
        return JsonWriter.object()
                .open("error")
                .put("code", error.kind().code())
                .put("message", error.message())
                .put("field", error.field())
                .close()
                .end();
    }
}
