package io.strowger.dialect.programmable;

import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.Reading;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonManner;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Answers an upstream gateway as an application does that follows programmable-services.txt to the
 * letter: what it calls mandatory is always there, the optional fields when the screen has them.
 */
public final class ProgrammableNetworkDialect implements NetworkDialect {

    private static final JsonShape<RequestField> SHAPE = JsonShape.of(RequestField.class);

    @Override
    public String name() {
        return "programmable";
    }

    @Override
    public Reading<NetworkMessage> read(byte[] body, boolean strict) {
        NetworkRequestBody request = new NetworkRequestBody();
        try {
            JsonReader.read(body, SHAPE, strict ? JsonManner.STRICT : JsonManner.LIBERAL, request);
            return Reading.of(request.message());
        } catch (JsonFault fault) {
            return Reading.unreadable(fault);
        }
    }

    @Override
    public byte[] write(NetworkMessage request, Screen screen) {
        AnswerType type = screen.expectsReply() ? AnswerType.RESPONSE : AnswerType.RELEASE;
        JsonWriter out =
                JsonWriter.object()
                        .put(AnswerField.SESSION_ID.key(), request.dialogueId())
                        .put(AnswerField.TYPE.key(), type.documented())
                        .put(AnswerField.MESSAGE.key(), screen.text());
        Rich rich = screen.rich();
        if (rich == null) {
            putKinds(out, screen, null, null, null);
        } else {
            putKinds(out, screen, rich.label(), rich.dataType(), rich.fieldType());
            putOptional(out, rich);
        }
        return out.end();
    }

    private static void putKinds(
            JsonWriter out,
            Screen screen,
            @Nullable String label,
            @Nullable String dataType,
            @Nullable String fieldType) {
        String usual = screen.expectsReply() ? "input" : "display";
        out.put(AnswerField.LABEL.key(), label == null ? firstLine(screen.text()) : label)
                .put(AnswerField.DATA_TYPE.key(), dataType == null ? usual : dataType)
                .put(AnswerField.FIELD_TYPE.key(), fieldType == null ? "text" : fieldType);
    }

    private static void putOptional(JsonWriter out, Rich rich) {
        String mask = rich.mask();
        if (mask != null) {
            out.put(AnswerField.MASK.key(), mask);
        }
        String data = rich.data();
        if (data != null) {
            out.putRaw(AnswerField.DATA.key(), data);
        }
    }

    private static String firstLine(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(0, end);
    }

    /**
     * {@code {"error":{"code","message","field"}}}; {@code field} is empty when none is to blame.
     */
    @Override
    public byte[] refuse(WireError error) {
        return JsonWriter.object()
                .open("error")
                .put("code", error.kind().code())
                .put("message", error.message())
                .put("field", error.field())
                .close()
                .end();
    }
}
