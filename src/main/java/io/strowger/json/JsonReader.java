package io.strowger.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one small body into a {@link FieldReader}, without a tree in between.
 *
 * <p>A body is a UTF-8 object of at most 64 KiB and depth 16. Refused are: anything but an object
 * at the top, data behind it, a key twice in one object (keys of a known object are compared as
 * they are looked up: liberally without regard to case), comments, {@code NaN}, numbers beyond the
 * range of a double, broken or overlong UTF-8, lone surrogates and U+0000; all of that inside
 * ignored fields too (docs/protocols/common.md). A byte order mark in front is skipped, unless
 * strict.
 */
public final class JsonReader {

    /** Most bytes of a body. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Most levels of a body; the object at the top is the first. */
    public static final int MAX_DEPTH = 16;

    /**
     * Most bytes of a key. The parser remembers the keys it has seen; this bounds what a peer can
     * make it remember.
     */
    public static final int MAX_KEY_BYTES = 1000;

    static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNameLength(MAX_KEY_BYTES)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private JsonReader() {}

    /**
     * Gives the body's fields to the sink, in the order of the body; fields that are null are left
     * out, and so are, liberally, empty texts.
     *
     * @throws JsonFault when the body is refused; the sink may have seen some of it
     */
    public static <F extends Enum<F> & JsonField> void read(
            byte[] body, JsonShape<F> shape, Strictness manner, FieldReader<F> sink)
            throws JsonFault {
        byte[] json = manner == Strictness.LIBERAL ? BodyBytes.withoutMark(body) : body;
        BodyBytes.check(json);
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            new JsonValue(parser, json, manner).object(shape, sink);
            if (parser.nextToken() != null) {
                throw JsonFault.malformed("The body goes on behind its object.");
            }
        } catch (JsonFault fault) {
            throw fault;
        } catch (JsonProcessingException broken) {
            throw malformed(broken.getLocation());
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    /** The body without the byte order mark that it may begin with. */
    public static byte[] withoutMark(byte[] body) {
        return BodyBytes.withoutMark(body);
    }

    /**
     * The fields of an object that has been read already, in its order: each by its name as it was
     * sent, with its value as JSON text.
     */
    public static SequencedMap<String, String> members(String object) {
        byte[] body = object.getBytes(StandardCharsets.UTF_8);
        SequencedMap<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            JsonValue value = new JsonValue(parser, body, Strictness.STRICT);
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, value.raw());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("what was read once cannot be read", impossible);
        }
        return members;
    }

    private static JsonFault malformed(@Nullable JsonLocation location) {
        return JsonFault.malformed(
                location == null || location.getByteOffset() < 0
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON at byte " + location.getByteOffset() + ".");
    }
}
