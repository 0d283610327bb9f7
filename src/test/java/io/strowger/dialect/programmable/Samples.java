package io.strowger.dialect.programmable;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Rich;
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
import io.strowger.dialect.NetworkMessage;
import org.jspecify.annotations.Nullable;

/** The session of the document's samples, and how the tables write what was read. */
final class Samples {

    static final String SESSION_ID = "3c796dac28174f739de4262d08409c51";

    static final String WEB_SESSION_ID = "2707b622998e47e6a4be2ac38ac835fa";

    /**
     * The document's request over USSD, without blanks (docs/protocols/programmable.md, "Request").
     */
    static final String REQUEST =
            """
            {"Type":"initiation","Mobile":"233200585542",\
            "SessionId":"3c796dac28174f739de4262d08409c51","ServiceCode":"713",\
            "Message":"*713#","Operator":"vodafone","Sequence":1,"ClientState":"",\
            "Platform":"USSD"}\
            """;

    static final DialectOptions LIBERAL = DialectOptions.DEFAULTS;
    static final DialectOptions STRICT = new DialectOptions(true, false, "");
    static final DialectOptions TITLE_CASE = new DialectOptions(false, true, "");
    static final DialectOptions STRICT_TITLE_CASE = new DialectOptions(true, true, "");

    private Samples() {}

    static AskApplication ask(String sessionId, int hop, Input input, String clientState) {
        return new AskApplication(session(sessionId, "713"), hop, input, clientState, 5_000);
    }

    static AskApplication firstAsk(String sessionId) {
        return ask(sessionId, 1, new Input.Dial("*713#", ""), "");
    }

    static TellApplication tell(EndReason reason) {
        return new TellApplication(session(SESSION_ID, "713"), 4, reason, "100");
    }

    static Session session(String sessionId, String code) {
        return new Session(
                SessionId.parse(sessionId),
                new SessionKey("upstream", Msisdn.of("233200585542")),
                "dialogue",
                Origin.MOBILE,
                new NetworkTerms("upstream", "vodafone", 60_000, Texts.DEFAULTS),
                new ApplicationTerms(
                        "bank", "acme", "programmable", 5_000, 60_000, 180_000, 0, Texts.DEFAULTS),
                ServiceCode.parse(code),
                "*" + code + "#",
                0);
    }

    /** As {@code open 'text' state 'x' rich label;mask;dataType;fieldType;data}. */
    static String describe(Decoded<Answer> reading) {
        return switch (reading) {
            case Decoded.Unreadable<Answer>(var error) ->
                    (error.kind() + " " + error.field()).strip();
            case Decoded.Read<Answer>(Answer.Show(Screen screen, String state)) ->
                    describe(screen) + (state.isEmpty() ? "" : " state '" + state + "'");
            case Decoded.Read<Answer>(Answer.Checkout(Screen screen, String item)) ->
                    describe(screen) + " item " + item;
            case Decoded.Read<Answer>(Answer.Later _) -> "later";
        };
    }

    private static String describe(Screen screen) {
        Rich rich = screen.rich();
        return (screen.expectsReply() ? "open" : "final")
                + " '"
                + shown(screen.text())
                + "'"
                + (rich == null ? "" : " rich " + describe(rich));
    }

    private static String describe(Rich rich) {
        return String.join(
                ";",
                shown(rich.label()),
                shown(rich.mask()),
                shown(rich.dataType()),
                shown(rich.fieldType()),
                shown(rich.data()));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : text.replace("\n", "\\n").replace("\r", "\\r");
    }

    /** As {@code DIALLED 233200585542 id 1 '*713#'}. */
    static String describeMessage(Decoded<NetworkMessage> reading) {
        return switch (reading) {
            case Decoded.Unreadable<NetworkMessage>(var error) ->
                    (error.kind() + " " + error.field()).strip();
            case Decoded.Read<NetworkMessage>(var message) ->
                    "%s %s %s %d '%s'"
                            .formatted(
                                    message.kind(),
                                    message.mobile(),
                                    message.dialogueId(),
                                    message.sequence(),
                                    message.text());
        };
    }
}
