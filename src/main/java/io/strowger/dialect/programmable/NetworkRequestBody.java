package io.strowger.dialect.programmable;

import io.strowger.core.model.DialString;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkMessage.Kind;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of one request of a network as they are read. */
final class NetworkRequestBody implements FieldReader<ProgrammableRequestField> {

    /** Most characters of the network's own session id. */
    private static final int MAX_SESSION_ID = 64;

    /** Most characters of an operator's name. */
    private static final int MAX_OPERATOR = 64;

    private final boolean strict;

    private @Nullable Kind kind;
    private String mobile = "";
    private String sessionId = "";
    private String serviceCode = "";
    private @Nullable String message;
    private int sequence;
    private String operator = "";

    NetworkRequestBody(boolean strict) {
        this.strict = strict;
    }

    @Override
    public void field(ProgrammableRequestField field, JsonValue value) throws IOException {
        switch (field) {
            case TYPE -> kind = kind(value.word());
            case MOBILE -> mobile = value.word();
            case SESSION_ID -> sessionId = value.word();
            case SERVICE_CODE -> serviceCode = value.word();
            case MESSAGE -> message = value.text();
            case SEQUENCE -> sequence = value.integer();
            case OPERATOR -> operator = operator(value);
            case CLIENT_STATE, PLATFORM -> ignored(value);
        }
    }

    /** A name as it came, unless it is none that an application could go by. */
    private String operator(JsonValue value) throws IOException {
        String name = strict || value.isTextual() ? value.text() : "";
        return name.length() <= MAX_OPERATOR ? name : "";
    }

    /** What nobody reads never ends a session. */
    private void ignored(JsonValue value) throws JsonFault {
        if (strict) {
            value.requireText();
        }
    }

    private static @Nullable Kind kind(String word) throws JsonFault {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "initiation" -> Kind.DIALLED;
            case "response" -> Kind.REPLIED;
            case "release" -> Kind.CANCELLED;
            case "timeout" -> Kind.ABORTED;
            case "" -> null;
            default ->
                    throw JsonFault.invalid(
                            ProgrammableRequestField.TYPE,
                            "must be initiation, response, release or timeout");
        };
    }

    /**
     * What the network said.
     *
     * @throws JsonFault when a field is missing, or holds what it must not hold
     */
    NetworkMessage message() throws JsonFault {
        if (kind == null) {
            throw JsonFault.missing(ProgrammableRequestField.TYPE);
        }
        require(mobile, ProgrammableRequestField.MOBILE);
        require(sessionId, ProgrammableRequestField.SESSION_ID);
        if (sessionId.length() > MAX_SESSION_ID || !isVisible(sessionId)) {
            throw JsonFault.invalid(
                    ProgrammableRequestField.SESSION_ID,
                    "must be 1 to 64 visible ASCII characters");
        }
        if (sequence < 0) {
            throw JsonFault.invalid(ProgrammableRequestField.SEQUENCE, "must not be negative");
        }
        return new NetworkMessage(kind, mobile, sessionId, sequence, text(kind), "", operator);
    }

    private static void require(String text, ProgrammableRequestField field) throws JsonFault {
        if (text.isEmpty()) {
            throw JsonFault.missing(field);
        }
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private String text(Kind kind) throws JsonFault {
        return switch (kind) {
            case DIALLED -> dialString();
            case REPLIED -> reply();
            case CANCELLED -> "";
            case ABORTED -> NetworkMessage.TIMED_OUT;
        };
    }

    /** What was dialled; a channel without a keypad names the code only. */
    private String dialString() throws JsonFault {
        String typed = message == null ? "" : message.strip();
        if (typed.isEmpty()) {
            require(serviceCode, ProgrammableRequestField.MESSAGE);
        }
        return DialString.parse(serviceCode, typed)
                .map(DialString::text)
                .orElse(typed.isEmpty() ? "*" + serviceCode + "#" : typed);
    }

    /** What was typed, which may be nothing, however the network writes that. */
    private String reply() throws JsonFault {
        if (message == null && strict) {
            throw JsonFault.missing(ProgrammableRequestField.MESSAGE);
        }
        return message == null ? "" : message;
    }
}
