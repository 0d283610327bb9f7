package io.strowger.dialect;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.strowger.json.JsonField;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * The table that holds, for each field of a codec's own list, that null, missing and empty come to
 * the same (docs/protocols/common.md, "JSON").
 *
 * @param sample a message with every field of the list
 * @param path the keys that lead to the object with the fields, none when it is the message
 * @param read what the codec makes of a message
 */
public record EmptyFields(String sample, List<String> path, Function<byte[], Object> read) {

    /** One test a field. */
    public <F extends Enum<F> & JsonField> Stream<DynamicTest> of(Class<F> fields) {
        return Arrays.stream(fields.getEnumConstants())
                .map(field -> dynamicTest(field.key(), () -> shouldBeTheSame(field.key())));
    }

    private void shouldBeTheSame(String key) {
        JsonObject whole = new JsonObject(sample);
        Assertions.assertThat(object(whole).containsKey(key)).as("in the sample").isTrue();
        object(whole).remove(key);
        Object missing = read.apply(bytes(whole));
        object(whole).putNull(key);
        Assertions.assertThat(read.apply(bytes(whole))).as("null").isEqualTo(missing);
        object(whole).put(key, "");
        Assertions.assertThat(read.apply(bytes(whole))).as("empty").isEqualTo(missing);
    }

    private JsonObject object(JsonObject whole) {
        JsonObject found = whole;
        for (String key : path) {
            Object inner = found.getValue(key);
            found =
                    inner instanceof JsonObject object
                            ? object
                            : found.getJsonArray(key).getJsonObject(0);
        }
        return found;
    }

    private static byte[] bytes(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }
}
