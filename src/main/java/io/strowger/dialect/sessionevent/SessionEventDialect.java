package io.strowger.dialect.sessionevent;

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
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.ScreenText;
import io.strowger.dialect.WireRequest;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import java.time.Duration;
import java.util.Map;

/**
 * Asks applications by the events {@code new} and {@code continue} and tells them of ends by {@code
 * close} and {@code abort} (docs/protocols/session-event.md).
 *
 * <p>{@code contextData} of an answer is the session's client state. An answer needs {@code action}
 * and a view; when strict, also {@code contextData}, the title of a menu, the documented case, and
 * no other field. What a menu's key is given as, is what the application wrote.
 */
public final class SessionEventDialect implements ApplicationDialect {

    /** The entry of the list of dialects; {@code close} tells of every end, also {@code End}. */
    public static final Dialect ENTRY =
            new Dialect(
                    "session-event",
                    new ApplicationSide(
                            new SessionEventDialect(), Duration.ofSeconds(10), true, false),
                    null);

    private static final WireRequest.Head HEAD =
            new WireRequest.Head("POST", "application/json", "application/json");

    private static final String PATH = "/ussdSessionEvent/";

    @Override
    public WireRequest ask(AskApplication ask, DialectOptions options) {
        return switch (ask.input()) {
            case Input.Dial(String text, _) ->
                    begin(ask, "Dial", SessionEventRequestField.SHORTCODE_STRING, text, options);
            case Input.Push(String contextData) ->
                    begin(ask, "Push", SessionEventRequestField.CONTEXT_DATA, contextData, options);
            case Input.Reply(String text) -> goOn(ask, text, options);
        };
    }

    private static WireRequest begin(
            AskApplication ask,
            String type,
            SessionEventRequestField field,
            String text,
            DialectOptions options) {
        Session session = ask.session();
        JsonWriter body =
                body(session)
                        .put(SessionEventRequestField.MSISDN.key(), session.key().msisdn().digits())
                        .put(SessionEventRequestField.OPERATOR.key(), session.network().operator())
                        .open(SessionEventRequestField.INPUT.key())
                        .put(SessionEventRequestField.TYPE.key(), type)
                        .put(field.key(), text)
                        .close();
        return request("new", body, options);
    }

    private static WireRequest goOn(AskApplication ask, String text, DialectOptions options) {
        JsonWriter body =
                body(ask.session())
                        .put(SessionEventRequestField.CONTEXT_DATA.key(), ask.clientState())
                        .open(SessionEventRequestField.RESULT.key())
                        .put(SessionEventRequestField.TYPE.key(), "InputResult")
                        .put(SessionEventRequestField.VALUE.key(), text)
                        .close();
        return request("continue", body, options);
    }

    @Override
    public WireRequest tell(TellApplication tell, DialectOptions options) {
        Notice notice = Notice.of(tell);
        JsonWriter body =
                body(tell.session())
                        .put(SessionEventRequestField.CONTEXT_DATA.key(), tell.clientState())
                        .open(SessionEventRequestField.REASON.key())
                        .put(SessionEventRequestField.TYPE.key(), notice.type())
                        .close();
        return request(notice.event(), body, options);
    }

    private static JsonWriter body(Session session) {
        return JsonWriter.object()
                .put(SessionEventRequestField.CLIENT_ID.key(), session.application().account())
                .put(SessionEventRequestField.APP_ID.key(), session.application().id())
                .put(SessionEventRequestField.SESSION_ID.key(), session.id().uuid());
    }

    private static WireRequest request(String event, JsonWriter body, DialectOptions options) {
        String secret = options.secret().reveal();
        Map<String, String> headers = secret.isEmpty() ? Map.of() : Map.of("Authorization", secret);
        return new WireRequest(HEAD, PATH + event, headers, body.end());
    }

    @Override
    public Decoded<Answer> read(
            AskApplication ask, ReceivedAnswer received, DialectOptions options) {
        SessionEventAnswerBody answer = new SessionEventAnswerBody(options);
        Strictness manner = options.strict() ? Strictness.STRICT : Strictness.LIBERAL;
        try {
            JsonReader.read(received.body(), SessionEventAnswerBody.SHAPE, manner, answer);
            return ScreenText.fitted(answer.answer(), options, ViewField.MESSAGE.key());
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }
}
