package io.strowger.dialect.programmable;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.Dialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.ScreenText;
import io.strowger.dialect.WireRequest;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Asks applications as docs/protocols/programmable.md says.
 *
 * <p>Unless strict, an answer needs no more than {@code Type} and {@code Message}; {@code Release}
 * with an {@code Item} is a checkout as {@code AddToCart} is. Strict, keys, types and enumerated
 * values are those of the document, the fields that it calls mandatory are there, and no others
 * than it names.
 */
public final class ProgrammableDialect implements ApplicationDialect {

    /** The entry of the list of dialects; published libraries answer within 5 s. */
    public static final Dialect ENTRY =
            new Dialect(
                    "programmable",
                    new ApplicationSide(
                            new ProgrammableDialect(), Duration.ofSeconds(5), false, true),
                    new NetworkSide(
                            new ProgrammableNetworkDialect(),
                            List.of("POST"),
                            List.of("application/json"),
                            null));

    /** Most bytes of {@code ClientState} in UTF-8 (docs/protocols/programmable.md). */
    public static final int MAX_CLIENT_STATE_BYTES = 4 * 1024;

    private static final WireRequest.Head HEAD =
            new WireRequest.Head("POST", "application/json", "application/json");
    private static final String PLATFORM = "USSD";
    private static final int MOST_BYTES_OF_UNIT = 3;
    private static final JsonShape<ProgrammableAnswerField> SHAPE =
            JsonShape.of(ProgrammableAnswerField.class);

    @Override
    public WireRequest ask(AskApplication ask, DialectOptions options) {
        String initiation = options.titleCase() ? "Initiation" : "initiation";
        String response = options.titleCase() ? "Response" : "response";
        return switch (ask.input()) {
            case Input.Dial(String text, _) ->
                    ask(ask, initiation, text, ask.clientState(), options);
            case Input.Push(String contextData) -> ask(ask, initiation, "", contextData, options);
            case Input.Reply(String text) -> ask(ask, response, text, ask.clientState(), options);
        };
    }

    private static WireRequest ask(
            AskApplication ask,
            String type,
            String message,
            String clientState,
            DialectOptions options) {
        return request(ask.session(), type, message, ask.hop(), clientState, options);
    }

    @Override
    public WireRequest tell(TellApplication tell, DialectOptions options) {
        String type = options.titleCase() ? titledEnd(tell) : "release";
        return request(tell.session(), type, "", tell.sequence(), tell.clientState(), options);
    }

    /** Only the newest documents tell a timer's end from others, in the casing they write. */
    private static String titledEnd(TellApplication tell) {
        if (tell.isNetworkTimeout()) {
            return "Timeout";
        }
        return switch (tell.reason()) {
            case SUBSCRIBER_TIMED_OUT, APPLICATION_TIMED_OUT, SESSION_TOO_LONG -> "Timeout";
            default -> "Release";
        };
    }

    private static WireRequest request(
            Session session,
            String type,
            String message,
            int sequence,
            String clientState,
            DialectOptions options) {
        String code = session.code().wire();
        byte[] body =
                JsonWriter.object()
                        .put(ProgrammableRequestField.TYPE.key(), type)
                        .put(ProgrammableRequestField.MOBILE.key(), session.key().msisdn().digits())
                        .put(ProgrammableRequestField.SESSION_ID.key(), session.id().hex())
                        .put(
                                ProgrammableRequestField.SERVICE_CODE.key(),
                                options.dialledServiceCode() ? "*" + code : code)
                        .put(ProgrammableRequestField.MESSAGE.key(), message)
                        .put(ProgrammableRequestField.OPERATOR.key(), session.network().operator())
                        .put(ProgrammableRequestField.SEQUENCE.key(), sequence)
                        .put(ProgrammableRequestField.CLIENT_STATE.key(), clientState)
                        .put(ProgrammableRequestField.PLATFORM.key(), PLATFORM)
                        .end();
        return new WireRequest(HEAD, "", Map.of(), body);
    }

    @Override
    public Decoded<Answer> read(
            AskApplication ask, ReceivedAnswer received, DialectOptions options) {
        ProgrammableAnswerBody answer = new ProgrammableAnswerBody(options);
        Strictness manner = options.strict() ? Strictness.STRICT : Strictness.LIBERAL;
        try {
            JsonReader.read(received.body(), SHAPE, manner, answer);
            requireSession(answer, ask.session().id(), options);
            requireMandatory(answer, options);
            requireState(answer.clientState);
            return ScreenText.fitted(
                    answer(answer, options), options, ProgrammableAnswerField.MESSAGE.key());
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    @Override
    public String dataField() {
        return ProgrammableAnswerField.DATA.key();
    }

    private static void requireSession(
            ProgrammableAnswerBody answer, SessionId id, DialectOptions options) throws JsonFault {
        if (answer.sessionId.isEmpty()) {
            require(!options.strict(), ProgrammableAnswerField.SESSION_ID);
        } else if (!id.equals(SessionId.parseOrNull(answer.sessionId))) {
            throw JsonFault.invalid(
                    ProgrammableAnswerField.SESSION_ID, "must be that of the request");
        }
    }

    private static void requireMandatory(ProgrammableAnswerBody answer, DialectOptions options)
            throws JsonFault {
        require(answer.type != null, ProgrammableAnswerField.TYPE);
        require(!answer.message.isBlank(), ProgrammableAnswerField.MESSAGE);
        if (options.strict()) {
            require(answer.label != null, ProgrammableAnswerField.LABEL);
            require(answer.dataType != null, ProgrammableAnswerField.DATA_TYPE);
            require(answer.fieldType != null, ProgrammableAnswerField.FIELD_TYPE);
        }
    }

    private static void require(boolean there, ProgrammableAnswerField field) throws JsonFault {
        if (!there) {
            throw JsonFault.missing(field);
        }
    }

    private static void requireState(String clientState) throws JsonFault {
        if (clientState.length() * MOST_BYTES_OF_UNIT > MAX_CLIENT_STATE_BYTES
                && clientState.getBytes(StandardCharsets.UTF_8).length > MAX_CLIENT_STATE_BYTES) {
            throw JsonFault.invalid(
                    ProgrammableAnswerField.CLIENT_STATE,
                    "must have at most " + MAX_CLIENT_STATE_BYTES + " bytes");
        }
    }

    private static Answer answer(ProgrammableAnswerBody answer, DialectOptions options)
            throws JsonFault {
        boolean open = answer.type == AnswerType.RESPONSE;
        boolean cart = answer.type == AnswerType.ADD_TO_CART;
        require(!cart || answer.item != null, ProgrammableAnswerField.ITEM);
        Screen screen = new Screen(answer.message, open, answer.rich());
        if (answer.item == null) {
            return new Answer.Show(screen, answer.clientState);
        }
        if (open || (options.strict() && !cart)) {
            throw JsonFault.invalid(
                    ProgrammableAnswerField.ITEM, "must be empty unless Type is AddToCart");
        }
        return new Answer.Checkout(screen, answer.item);
    }
}
