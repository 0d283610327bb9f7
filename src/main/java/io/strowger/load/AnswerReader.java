package io.strowger.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an answer only what a subscriber's walk depends on: whether the screen expects a reply
 * and whether it belongs to this session. Liberal (docs/protocols/programmable.md, "Answer"): keys
 * and types in any case; a missing SessionId is not a wrong one.
 */
final class AnswerReader {
    enum Answer {
        CONTINUES,
        ENDS,
        UNREADABLE,
        WRONG_SESSION
    }

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerReader() {}

    static Answer read(byte[] body, String sessionId) {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? readObject(parser, sessionId)
                    : Answer.UNREADABLE;
        } catch (IOException e) {
            return Answer.UNREADABLE;
        }
    }

    private static Answer readObject(JsonParser parser, String sessionId) throws IOException {
        String type = null;
        boolean wrongSession = false;
        boolean hasMessage = false;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (key.equalsIgnoreCase("Type")) {
                type = parser.getText();
            } else if (key.equalsIgnoreCase("Message")) {
                hasMessage = value == JsonToken.VALUE_STRING;
            } else if (key.equalsIgnoreCase("SessionId") && value == JsonToken.VALUE_STRING) {
                wrongSession = !parser.getText().equals(sessionId);
            } else {
                parser.skipChildren();
            }
        }
        if (!hasMessage) {
            return Answer.UNREADABLE;
        }
        return wrongSession ? Answer.WRONG_SESSION : byType(type);
    }

    private static Answer byType(@Nullable String type) {
        if (type == null) {
            return Answer.UNREADABLE;
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "response" -> Answer.CONTINUES;
            case "release", "addtocart" -> Answer.ENDS;
            default -> Answer.UNREADABLE;
        };
    }
}
