package io.strowger.dialect.oneapi;

import io.strowger.core.model.DialString;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkMessage.Kind;
import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonWriter;
import java.util.Optional;

/**
 * Answers an upstream hub as an application of this dialect does: it POSTs {@code
 * inboundUSSDMessageRequest}, and the screen goes back inline (docs/protocols/oneapi.md).
 *
 * <p>The dialogue is named by {@code sessionID}, or by the correlator when there is none. A hub
 * names a session that we began by a session id that we first hear with its first reply, so there
 * our own session's digits are the name, which the correlator carries ({@link
 * OneApiSubmitDialect}).
 */
public final class OneApiNetworkDialect implements NetworkDialect {

    private static final int MAX_DIALOGUE_ID = 64;

    private static final String JSON = "application/json";

    /** Where the text goes in a context: JSON never has this character in it as it is. */
    private static final char TEXT = '\u001f';

    private static final WireError NUMBER =
            new WireError(
                    WireError.Kind.INVALID_FIELD,
                    InboundField.ADDRESS.key(),
                    "This is not a phone number.");

    @Override
    public Decoded<NetworkMessage> read(ReceivedRequest received, boolean strict) {
        try {
            HubRequest request = InboundBody.read(received.body(), strict);
            return request == null
                    ? Decoded.unreadable(
                            WireError.Kind.MALFORMED,
                            "",
                            "The body has no " + InboundField.OBJECT + ".")
                    : Decoded.of(message(request));
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    private static NetworkMessage message(HubRequest request) throws JsonFault {
        Kind kind =
                switch (request.action()) {
                    case MOINIT, MTINIT -> Kind.DIALLED;
                    case MOCONT, MTCONT -> Kind.REPLIED;
                    case MOFIN, MTFIN -> Kind.CANCELLED;
                };
        return new NetworkMessage(
                kind,
                OneApiAddress.plain(request.address()),
                dialogueId(request),
                0,
                text(kind, request),
                context(request));
    }

    private static String dialogueId(HubRequest request) throws JsonFault {
        String correlator = request.clientCorrelator();
        SessionId pushed = CorrelatorKeys.pushed(correlator);
        if (pushed != null) {
            return pushed.hex();
        }
        boolean correlated = request.sessionId().isEmpty();
        String id = correlated ? correlator : request.sessionId();
        if (id.isEmpty()) {
            throw JsonFault.missing(InboundField.SESSION_ID);
        }
        if (id.length() > MAX_DIALOGUE_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw JsonFault.invalid(
                    correlated ? InboundField.CLIENT_CORRELATOR : InboundField.SESSION_ID,
                    "must be 1 to 64 visible ASCII characters");
        }
        return id;
    }

    private static String text(Kind kind, HubRequest request) throws JsonFault {
        String text = request.text() == null ? "" : request.text();
        return switch (kind) {
            case DIALLED -> dialled(request, text.strip());
            case REPLIED -> text;
            case CANCELLED, ABORTED -> "";
        };
    }

    /** The dial string: as it was sent, or made anew of short code, keyword and what follows. */
    private static String dialled(HubRequest request, String text) throws JsonFault {
        Optional<DialString> whole = DialString.parse(text);
        if (whole.isPresent()) {
            return whole.get().text();
        }
        if (request.shortCode().isEmpty()) {
            throw JsonFault.missing(InboundField.SHORT_CODE);
        }
        String code =
                OneApiAddress.code(request.shortCode(), request.keyword())
                        .map(ServiceCode::segments)
                        .orElseThrow(() ->
                                JsonFault.invalid(
                                        InboundField.SHORT_CODE,
                                        "must be a code together with keyword"));
        return DialString.following(code, text)
                .map(DialString::text)
                .orElseThrow(() ->
                        JsonFault.invalid(
                                InboundField.MESSAGE,
                                "must be null or what was dialled, at most "
                                        + DialString.MAX_LENGTH
                                        + " characters"));
    }

    /** The action, and what an answer repeats before its text and behind it, as two objects. */
    private static String context(HubRequest request) {
        JsonWriter before =
                JsonWriter.object()
                        .put(OutboundField.ADDRESS.key(), request.address())
                        .put(OutboundField.SHORT_CODE.key(), request.shortCode())
                        .put(OutboundField.KEYWORD.key(), request.keyword());
        JsonWriter behind =
                JsonWriter.object()
                        .put(OutboundField.CLIENT_CORRELATOR.key(), request.clientCorrelator());
        if (!request.sessionId().isEmpty()) {
            behind.put(OutboundField.SESSION_ID.key(), request.sessionId());
        }
        if (!request.responseRequest().isEmpty()) {
            behind.putRaw(OutboundField.RESPONSE_REQUEST.key(), request.responseRequest());
        }
        return request.action().wire() + Wrapped.text(before) + TEXT + Wrapped.text(behind);
    }

    @Override
    public WireError invalidNumber() {
        return NUMBER;
    }

    @Override
    public WireAnswer write(NetworkMessage request, Screen screen) {
        String context = request.context().isEmpty() ? unread(request) : request.context();
        int object = context.indexOf('{');
        int place = context.indexOf(TEXT);
        UssdAction open =
                isMobileOriginated(context.substring(0, object))
                        ? UssdAction.MOCONT
                        : UssdAction.MTCONT;
        UssdAction action = screen.expectsReply() ? open : UssdAction.MTFIN;
        String before = context.substring(object, place);
        String text = Wrapped.with(before, OutboundField.MESSAGE.key(), screen.text());
        String both = Wrapped.joined(text, context.substring(place + 1));
        String whole = Wrapped.with(both, OutboundField.ACTION.key(), action.wire());
        return WireAnswer.ok(JSON, Wrapped.in(OutboundField.OBJECT, whole));
    }

    private static boolean isMobileOriginated(String word) {
        UssdAction action = UssdAction.find(word, true);
        return action == null || action.isMobileOriginated();
    }

    /** The context of a message that was not read here. */
    private static String unread(NetworkMessage request) {
        JsonWriter before = JsonWriter.object().put(OutboundField.ADDRESS.key(), request.mobile());
        JsonWriter behind =
                JsonWriter.object().put(OutboundField.SESSION_ID.key(), request.dialogueId());
        return Wrapped.text(before) + TEXT + Wrapped.text(behind);
    }

    @Override
    public WireAnswer refuse(WireError error) {
        byte[] body =
                error.equals(NUMBER)
                        ? OneApiFault.of(ErrorCode.SVC0004, error.field()).body()
                        : OneApiFault.of(error).body();
        return WireAnswer.refusing(error, JSON, body);
    }
}
