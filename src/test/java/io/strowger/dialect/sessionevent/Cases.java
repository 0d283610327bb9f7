package io.strowger.dialect.sessionevent;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Choices;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.core.session.Session.Origin;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Received;
import java.nio.charset.StandardCharsets;

/** The session of the tables, and how they write what was read. */
final class Cases {

    static final DialectOptions LIBERAL = DialectOptions.DEFAULTS;
    static final DialectOptions STRICT = new DialectOptions(true, false, "");
    static final SessionEventDialect DIALECT = new SessionEventDialect();

    private Cases() {}

    static AskApplication ask(Input input, String clientState) {
        return new AskApplication(session(), 2, input, clientState, 5_000);
    }

    static TellApplication tell(EndReason reason) {
        return new TellApplication(session(), 4, reason, "step 3");
    }

    static TellApplication aborted(String cause) {
        return new TellApplication(session(), 4, EndReason.NETWORK_ABORTED, cause, "step 3");
    }

    private static Session session() {
        ApplicationTerms terms =
                new ApplicationTerms(
                        "loans",
                        "acme",
                        "session-event",
                        5_000,
                        60_000,
                        180_000,
                        0,
                        Texts.DEFAULTS);
        return new Session(
                SessionId.parse("8a444af84b034545867700002a6c924b"),
                new SessionKey("upstream", Msisdn.of("2341234567890")),
                "dialogue",
                Origin.MOBILE,
                new NetworkTerms("upstream", "mtn", 60_000, Texts.DEFAULTS),
                terms,
                ServiceCode.parse("*425*425#"),
                "*425*425#",
                0);
    }

    static String read(String body, DialectOptions options) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return describe(DIALECT.read(ask(new Input.Reply("1"), ""), Received.ok(bytes), options));
    }

    /** As {@code open 'text' keys [1, 2] state 'x'}. */
    private static String describe(Decoded<Answer> reading) {
        return switch (reading) {
            case Decoded.Unreadable<Answer>(var error) ->
                    (error.kind() + " " + error.field()).strip();
            case Decoded.Read<Answer>(Answer.Show(Screen screen, String state)) ->
                    describe(screen) + (state.isEmpty() ? "" : " state '" + state + "'");
            case Decoded.Read<Answer>(var other) -> throw new AssertionError(other);
        };
    }

    private static String describe(Screen screen) {
        Choices choices = screen.choices();
        return (screen.expectsReply() ? "open" : "final")
                + " '"
                + screen.text().replace("\n", "\\n")
                + "'"
                + (choices == null ? "" : " keys " + choices.keys())
                + (choices != null && choices.exact() ? " exactly" : "");
    }
}
