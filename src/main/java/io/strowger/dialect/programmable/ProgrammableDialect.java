package io.strowger.dialect.programmable;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.core.text.TextLength;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Reading;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireRequest;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonManner;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks applications as programmable-services.txt says and reads their answers as notes.md allows.
 *
 * <p>Unless strict, an answer needs no more than {@code Type} and {@code Message}; {@code Release}
 * with an {@code Item} is a checkout as {@code AddToCart} is. Strict, keys, types and enumerated
 * values are those of the document, the fields that it calls mandatory are there, and no others
 * than it names.
 */
public final class ProgrammableDialect implements ApplicationDialect {

    /** Most bytes of {@code ClientState} in UTF-8 (notes.md, programmable). */
    public static final int MAX_CLIENT_STATE_BYTES = 4 * 1024;

    private static final String PLATFORM = "USSD";
    private static final int MOST_BYTES_OF_UNIT = 3;
    private static final JsonShape<AnswerField> SHAPE = JsonShape.of(AnswerField.class);

    @Override
    public String name() {
        return "programmable";
    }

    @Override
    public boolean checksOut() {
        return true;
    }

    @Override
    public WireRequest ask(AskApplication ask, DialectOptions options) {
        String initiation = options.titleCase() ? "Initiation" : "initiation";
        String response = options.titleCase() ? "Response" : "response";
        return switch (ask.input()) {
            case Input.Dial(String text, _) -> ask(ask, initiation, text, ask.clientState());
            case Input.Push(String contextData) -> ask(ask, initiation, "", contextData);
            case Input.Reply(String text) -> ask(ask, response, text, ask.clientState());
        };
    }

    private static WireRequest ask(
            AskApplication ask, String type, String message, String clientState) {
        return request(ask.session(), type, message, ask.hop(), clientState);
    }

    @Override
    public WireRequest tell(TellApplication tell, DialectOptions options) {
        String type = options.titleCase() ? titledEnd(tell.reason()) : "release";
        return request(tell.session(), type, "", tell.sequence(), tell.clientState());
    }

    /** Only the newest documents tell a timer's end from others, in the casing they write. */
    private static String titledEnd(EndReason reason) {
        return switch (reason) {
            case SUBSCRIBER_TIMED_OUT, APPLICATION_TIMED_OUT, SESSION_TOO_LONG -> "Timeout";
            default -> "Release";
        };
    }

    private static WireRequest request(
            Session session, String type, String message, int sequence, String clientState) {
        byte[] body =
                JsonWriter.object()
                        .put(RequestField.TYPE.key(), type)
                        .put(RequestField.MOBILE.key(), session.key().msisdn().digits())
                        .put(RequestField.SESSION_ID.key(), session.id().hex())
                        .put(RequestField.SERVICE_CODE.key(), session.code().wire())
                        .put(RequestField.MESSAGE.key(), message)
                        .put(RequestField.OPERATOR.key(), session.network().operator())
                        .put(RequestField.SEQUENCE.key(), sequence)
                        .put(RequestField.CLIENT_STATE.key(), clientState)
                        .put(RequestField.PLATFORM.key(), PLATFORM)
                        .end();
        return new WireRequest("", Map.of(), body);
    }

    @Override
    public Reading<Answer> read(AskApplication ask, byte[] body, DialectOptions options) {
        AnswerBody answer = new AnswerBody(options);
        JsonManner manner = options.strict() ? JsonManner.STRICT : JsonManner.LIBERAL;
        try {
            JsonReader.read(body, SHAPE, manner, answer);
            requireSession(answer, ask.session().id(), options);
            requireMandatory(answer, options);
            requireState(answer.clientState);
            return TextLength.fitsScreen(answer.message)
                    ? Reading.of(answer(answer, options))
                    : Reading.unreadable(
                            WireError.Kind.TEXT_TOO_LONG,
                            AnswerField.MESSAGE.key(),
                            "Message is longer than a screen: 182 septets, or 80 UCS-2 units.");
        } catch (JsonFault fault) {
            return Reading.unreadable(fault);
        }
    }

    private static void requireSession(AnswerBody answer, SessionId id, DialectOptions options)
            throws JsonFault {
        if (answer.sessionId.isEmpty()) {
            require(!options.strict(), AnswerField.SESSION_ID);
        } else if (!id.equals(SessionId.parseOrNull(answer.sessionId))) {
            throw JsonFault.invalid(AnswerField.SESSION_ID, "must be that of the request");
        }
    }

    private static void requireMandatory(AnswerBody answer, DialectOptions options)
            throws JsonFault {
        require(answer.type != null, AnswerField.TYPE);
        require(!answer.message.isBlank(), AnswerField.MESSAGE);
        if (options.strict()) {
            require(answer.label != null, AnswerField.LABEL);
            require(answer.dataType != null, AnswerField.DATA_TYPE);
            require(answer.fieldType != null, AnswerField.FIELD_TYPE);
        }
    }

    private static void require(boolean there, AnswerField field) throws JsonFault {
        if (!there) {
            throw JsonFault.missing(field);
        }
    }

    private static void requireState(String clientState) throws JsonFault {
        if (clientState.length() * MOST_BYTES_OF_UNIT > MAX_CLIENT_STATE_BYTES
                && clientState.getBytes(StandardCharsets.UTF_8).length > MAX_CLIENT_STATE_BYTES) {
            throw JsonFault.invalid(
                    AnswerField.CLIENT_STATE,
                    "must have at most " + MAX_CLIENT_STATE_BYTES + " bytes");
        }
    }

    private static Answer answer(AnswerBody answer, DialectOptions options) throws JsonFault {
        boolean open = answer.type == AnswerType.RESPONSE;
        boolean cart = answer.type == AnswerType.ADD_TO_CART;
        require(!cart || answer.item != null, AnswerField.ITEM);
        Screen screen = new Screen(answer.message, open, answer.rich());
        if (answer.item == null) {
            return new Answer.Show(screen, answer.clientState);
        }
        if (open || (options.strict() && !cart)) {
            throw JsonFault.invalid(AnswerField.ITEM, "must be empty unless Type is AddToCart");
        }
        return new Answer.Checkout(screen, answer.item);
    }
}
