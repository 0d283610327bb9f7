package io.strowger.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object without data binding, whose start-up a short command would feel. */
final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /**
     * The strings and truth values of an object and of the objects in it, by their paths, as {@code
     * error.message}; what is not JSON is refused.
     */
    static Map<String, Object> read(byte[] body) throws JsonProcessingException {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case VALUE_STRING -> values.put(path(parser), parser.getText());
                    case VALUE_TRUE, VALUE_FALSE ->
                            values.put(path(parser), parser.getBooleanValue());
                    default -> {}
                }
            }
            return values;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static String path(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }
}
