package io.strowger.dialect.oneapi;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Bodies of one object inside another that only names it, and objects that are repeated. */
final class Wrapped {

    private Wrapped() {}

    static Strictness manner(boolean strict) {
        return strict ? Strictness.STRICT : Strictness.LIBERAL;
    }

    /**
     * The object of that name as JSON text, or null when there is none.
     *
     * @param name the enum with the name alone
     * @throws JsonFault when the body is refused, or what has the name is no object
     */
    static <F extends Enum<F> & JsonField> @Nullable String object(
            byte[] body, JsonShape<F> name, boolean strict) throws JsonFault {
        Holder<F> holder = new Holder<>();
        JsonReader.read(body, name, manner(strict), holder);
        return holder.json;
    }

    /** Gives the fields of an object to a sink. */
    static <F extends Enum<F> & JsonField> void read(
            String object, JsonShape<F> shape, boolean strict, FieldReader<F> sink)
            throws JsonFault {
        JsonReader.read(object.getBytes(StandardCharsets.UTF_8), shape, manner(strict), sink);
    }

    /** An object with one more field at its end, everything else as it is. */
    static String with(String object, String key, String value) {
        String field = text(JsonWriter.object().put(key, value));
        int end = object.lastIndexOf('}');
        String before = object.substring(0, end).stripTrailing();
        String comma = before.endsWith("{") ? "" : ",";
        return before + comma + field.substring(1);
    }

    /** The fields of two objects, each of which has some, as one. */
    static String joined(String object, String more) {
        return object.substring(0, object.lastIndexOf('}')) + "," + more.substring(1);
    }

    /** Moves a field, if it is there, as it was sent, in whatever case its name is. */
    static void move(Map<String, String> fields, JsonField field, JsonWriter out) {
        Iterator<Map.Entry<String, String>> left = fields.entrySet().iterator();
        while (left.hasNext()) {
            Map.Entry<String, String> one = left.next();
            if (one.getKey().equalsIgnoreCase(field.key())) {
                out.putRaw(one.getKey(), one.getValue());
                left.remove();
                return;
            }
        }
    }

    /** An object without one of its fields, in whatever case its name is. */
    static String without(String object, JsonField field) {
        SequencedMap<String, String> fields = JsonReader.members(object);
        if (!fields.keySet().removeIf(field.key()::equalsIgnoreCase)) {
            return object;
        }
        JsonWriter out = JsonWriter.object();
        fields.forEach(out::putRaw);
        return text(out);
    }

    /** The body of an object under its name. */
    static byte[] in(String name, String object) {
        return ("{\"" + name + "\":" + object + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** A body that does not have the object is malformed, whatever its top is. */
    static <T> Decoded<T> wrongTop(JsonFault fault) {
        return fault.kind() == JsonFault.Kind.TOO_LARGE
                ? Decoded.unreadable(fault)
                : Decoded.unreadable(WireError.Kind.MALFORMED, "", fault.message());
    }

    /** What the writer wrote, as text. */
    static String text(JsonWriter writer) {
        return new String(writer.end(), StandardCharsets.UTF_8);
    }

    private static final class Holder<F extends JsonField> implements FieldReader<F> {

        private @Nullable String json;

        @Override
        public void field(F field, JsonValue value) throws IOException {
            if (!value.isObject()) {
                throw JsonFault.invalid(field, "must be an object");
            }
            json = value.raw();
        }
    }
}
