package io.strowger.e2e;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.Dialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.Submission;
import io.strowger.dialect.SubmitAnswer;
import io.strowger.dialect.SubmitDialect;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up dialect: everything is asked by a GET with a query, and answered with text whose header
 * {@code X-Session} says whether the session goes on.
 */
final class PlainDialect implements ApplicationDialect, NetworkDialect, SubmitDialect {

    /** A network that sends this finds a bug. */
    static final String BUG = "bug";

    private static final PlainDialect PLAIN = new PlainDialect();

    /** What a router needs of it. */
    static final Dialect ENTRY =
            new Dialect(
                    "plain",
                    new ApplicationSide(PLAIN, Duration.ofSeconds(3), true, false),
                    new NetworkSide(PLAIN, List.of("GET"), List.of(), PLAIN));

    private static final WireRequest.Head GET = new WireRequest.Head("GET", "", "text/plain");
    private static final String TEXT = "text/plain";
    private static final String SESSION = "X-Session";
    private static final byte[] NOTHING = {};

    @Override
    public WireRequest ask(AskApplication ask, DialectOptions options) {
        String id = ask.session().id().hex();
        String msisdn = ask.session().key().msisdn().digits();
        return switch (ask.input()) {
            case Input.Dial(String text, _) -> request("dial", id, msisdn, text);
            case Input.Reply(String text) -> request("reply", id, msisdn, text);
            case Input.Push(String text) -> request("push", id, msisdn, text);
        };
    }

    @Override
    public WireRequest tell(TellApplication tell, DialectOptions options) {
        String msisdn = tell.session().key().msisdn().digits();
        return request("end", tell.session().id().hex(), msisdn, tell.reason().name());
    }

    @Override
    public WireRequest begin(Submission submission) {
        return request(
                submission.screen().expectsReply() ? "ask" : "tell",
                submission.session().hex(),
                submission.msisdn().digits(),
                submission.screen().text());
    }

    @Override
    public WireRequest show(Submission submission) {
        return begin(submission);
    }

    private static WireRequest request(String event, String id, String msisdn, String text) {
        String target =
                "?event=%s&session=%s&msisdn=%s&text=%s"
                        .formatted(
                                event, id, msisdn, URLEncoder.encode(text, StandardCharsets.UTF_8));
        return new WireRequest(GET, target, Map.of(), NOTHING);
    }

    @Override
    public Decoded<Answer> read(AskApplication ask, ReceivedAnswer answer, DialectOptions options) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return switch (answer.headers().get(SESSION)) {
            case "continue" -> Decoded.of(new Answer.Show(Screen.expectingReply(text), ""));
            case "end" -> Decoded.of(new Answer.Show(Screen.last(text), ""));
            case null, default ->
                    Decoded.unreadable(WireError.Kind.MISSING_FIELD, SESSION, "is missing");
        };
    }

    @Override
    public SubmitAnswer read(ReceivedAnswer answer) {
        return answer.status() == 202
                ? new SubmitAnswer.Accepted()
                : new SubmitAnswer.Refused("http " + answer.status());
    }

    @Override
    public Decoded<NetworkMessage> read(ReceivedRequest request, boolean strict) {
        Map<String, String> fields = fields(request.query());
        if (fields.getOrDefault("text", "").equals(BUG)) {
            throw new IllegalStateException(request.query());
        }
        for (String mandatory : List.of("event", "session", "msisdn")) {
            if (!fields.containsKey(mandatory)) {
                return Decoded.unreadable(
                        WireError.Kind.MISSING_FIELD, mandatory, "This is missing.");
            }
        }
        NetworkMessage.Kind kind =
                switch (fields.getOrDefault("event", "")) {
                    case "dial" -> NetworkMessage.Kind.DIALLED;
                    case "cancel" -> NetworkMessage.Kind.CANCELLED;
                    default -> NetworkMessage.Kind.REPLIED;
                };
        return Decoded.of(
                new NetworkMessage(
                        kind,
                        fields.getOrDefault("msisdn", ""),
                        fields.getOrDefault("session", ""),
                        0,
                        fields.getOrDefault("text", ""),
                        ""));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public WireError invalidNumber() {
        return new WireError(WireError.Kind.INVALID_FIELD, "msisdn", "This is no number.");
    }

    @Override
    public WireAnswer write(NetworkMessage request, Screen screen) {
        return answer(200, screen.expectsReply() ? "continue" : "end", screen.text());
    }

    @Override
    public WireAnswer refuse(WireError error) {
        return answer(error.kind().status(), "end", error.field() + " " + error.kind().code());
    }

    private static WireAnswer answer(int status, String goesOn, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new WireAnswer(status, Map.of(SESSION, goesOn), TEXT, body);
    }
}
