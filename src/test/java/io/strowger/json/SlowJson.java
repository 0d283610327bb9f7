package io.strowger.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strowger.core.text.TextLength;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The common rules by a tree and plain loops: what the fast reader is compared with. */
final class SlowJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();

    private SlowJson() {}

    static boolean accepts(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString()
                            .replaceFirst("^\ufeff", "");
            JsonNode tree = MAPPER.readTree(text);
            return !text.startsWith("\ufeff")
                    && tree != null
                    && tree.isObject()
                    && distinctInAnyCase(tree)
                    && sound(tree);
        } catch (CharacterCodingException | JacksonException refused) {
            return false;
        }
    }

    private static boolean distinctInAnyCase(JsonNode object) {
        Set<String> folded = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!folded.add(lowerAscii(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static String lowerAscii(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return out.toString();
    }

    private static boolean sound(JsonNode node) {
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        if (node.isTextual()) {
            return sound(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!sound(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!sound(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sound(String text) {
        return text.indexOf(0) < 0 && TextLength.isWellFormed(text);
    }
}
