package io.strowger.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static final String KEY = "key";
    private static final String OTHER = "Other_2";

    @Test
    void shouldWriteEveryKindOfValue() {
        byte[] body =
                JsonWriter.object()
                        .put(KEY, "a\"\\\n\r\t\u0001\u001f/€é😀")
                        .put(OTHER, Long.MIN_VALUE)
                        .put(KEY, true)
                        .putNull(KEY)
                        .putRaw(KEY, "[1, \"é\"]")
                        .open(KEY)
                        .close()
                        .open(KEY)
                        .put(OTHER, 0)
                        .close()
                        .openArray(KEY)
                        .open()
                        .put(KEY, "{")
                        .put(KEY, "[")
                        .close()
                        .closeArray()
                        .openArray(OTHER)
                        .closeArray()
                        .end();
        assertThat(text(body))
                .isEqualTo(
                        "{\"key\":\"a\\\"\\\\\\n\\r\\t\\u0001\\u001f/€é😀\","
                                + "\"Other_2\":-9223372036854775808,\"key\":true,\"key\":null,"
                                + "\"key\":[1, \"é\"],\"key\":{},\"key\":{\"Other_2\":0},"
                                + "\"key\":[{\"key\":\"{\",\"key\":\"[\"}],\"Other_2\":[]}");
    }

    @Test
    void shouldWriteAnEmptyObject() {
        assertThat(text(JsonWriter.object().end())).isEqualTo("{}");
    }

    @Test
    void shouldReplaceHalfOfASurrogatePair() {
        assertThat(text(JsonWriter.object().put(KEY, "a\ud83d").put(KEY, "\ude00b").end()))
                .isEqualTo("{\"key\":\"a?\",\"key\":\"?b\"}");
    }

    @Test
    void shouldWriteTextsThatOthersReadAsTheyWere() throws IOException {
        long seed = Long.getLong("strowger.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String text = randomText(random);
            byte[] body = JsonWriter.object().put(KEY, "x").put(OTHER, text).end();
            assertThat(new JsonMapper().readTree(body).path("Other_2").textValue())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    private static String randomText(Random random) {
        int highest = random.nextBoolean() ? 0x7f : random.nextBoolean() ? 0xfff : 0x10ffff;
        return random.ints(random.nextInt(900), 0, highest + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
