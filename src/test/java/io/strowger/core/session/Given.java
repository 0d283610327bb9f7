package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState.Absent;
import java.util.Map;

/** The subscriber, network and application of the tables, and sessions brought to every state. */
final class Given {

    /** When everything begins. */
    static final long T = 1_700_000_000_000L;

    static final long ANSWER = 5_000;
    static final long REPLY = 60_000;
    static final long SESSION = 180_000;
    static final long RECOVER = 600_000;
    static final SessionRules RULES = SessionRules.DEFAULTS;
    static final SessionMachine MACHINE = new SessionMachine(RULES);

    static final SessionKey KEY = new SessionKey("demo", Msisdn.of("233200585542"));
    static final ServiceCode CODE = ServiceCode.parse("*713#");
    static final NetworkTerms NETWORK =
            new NetworkTerms(
                    "demo",
                    "Demo",
                    30_000,
                    new Texts(Map.of(SubscriberText.NO_SUCH_CODE, "network: no such code")));
    static final ApplicationTerms BANK = application(RECOVER);
    static final ApplicationTerms WITHOUT_RECOVERY = application(0);

    static final SessionId S1 = new SessionId(1, 1);
    static final SessionId S2 = new SessionId(1, 2);
    static final Screen MENU = Screen.expectingReply("1 Balance");
    static final Screen BALANCE = Screen.expectingReply("GHS 5, more?");
    static final Screen BYE = Screen.last("Bye");

    private Given() {}

    private static ApplicationTerms application(long recover) {
        return new ApplicationTerms(
                "bank",
                "acme",
                "programmable",
                ANSWER,
                REPLY,
                SESSION,
                recover,
                new Texts(Map.of(SubscriberText.UNAVAILABLE, "bank: unavailable")));
    }

    static Transition on(SessionState state, SessionEvent event, long now) {
        return MACHINE.on(state, event, now);
    }

    /** Takes the events one after another, all at the same time. */
    static SessionState after(long now, SessionEvent... events) {
        SessionState state = Absent.INSTANCE;
        for (SessionEvent event : events) {
            state = on(state, event, now).next();
        }
        return state;
    }

    static SessionState asked() {
        return after(T, dialled("d1", S1));
    }

    static SessionState reading() {
        return after(T, dialled("d1", S1), answered(1, MENU, "cs1"));
    }

    static SessionState askedAgain() {
        return after(T, dialled("d1", S1), answered(1, MENU, "cs1"), replied("d1", 2, "1"));
    }

    static SessionState handingOver() {
        return after(T, dialled("d1", S1), checkout());
    }

    static SessionState ended() {
        return after(T, dialled("d1", S1), answered(1, BYE, ""));
    }

    static SessionState pushing() {
        return after(T, pushed(S1, new Opening.First(MENU, "cs0")));
    }

    static SessionState suspended() {
        return after(
                T,
                pushed(S1, new Opening.First(MENU, "cs0")),
                new NetworkAccepted(S1, "d1"),
                new NotDelivered(S1, "absent"));
    }

    static Dialled dialled(String dialogue, SessionId id) {
        return dialled(dialogue, id, new Destination.Routed(BANK, CODE, "7"));
    }

    static Dialled refused(String dialogue, SessionId id, EndReason reason) {
        return dialled(dialogue, id, new Destination.Refused(reason));
    }

    static Dialled dialled(String dialogue, SessionId id, Destination destination) {
        return new Dialled(KEY, NETWORK, dialogue, id, 1, "*713*7#", destination);
    }

    static Replied replied(String dialogue, int sequence, String text) {
        return new Replied(KEY, NETWORK, dialogue, sequence, text);
    }

    static ApplicationAnswered answered(int hop, Screen screen, String clientState) {
        return new ApplicationAnswered(S1, hop, new Answer.Show(screen, clientState));
    }

    static ApplicationAnswered checkout() {
        return new ApplicationAnswered(S1, 1, new Answer.Checkout(BYE, "{\"ItemName\":\"tea\"}"));
    }

    static ApplicationFailed failed(int hop, EndReason reason) {
        return new ApplicationFailed(S1, hop, reason, "http 502");
    }

    static Cancelled cancelled(String dialogue) {
        return new Cancelled(KEY, NETWORK, dialogue);
    }

    static NetworkAborted aborted(String dialogue) {
        return new NetworkAborted(KEY, NETWORK, dialogue, "radio lost");
    }

    static RecoveryDialled recovery(String dialogue) {
        return new RecoveryDialled(KEY, NETWORK, dialogue, S1);
    }

    static PushRequested pushed(SessionId id, Opening opening) {
        return pushed(id, BANK, opening);
    }

    static PushRequested pushed(SessionId id, ApplicationTerms application, Opening opening) {
        return new PushRequested(id, KEY, NETWORK, application, CODE, opening);
    }

    static DeadlinePassed deadline() {
        return new DeadlinePassed();
    }

    /** The text of ours that a subscriber of the bank sees. */
    static Screen bankText(SubscriberText text) {
        return Screen.last(BANK.texts().of(text));
    }

    static Screen networkText(SubscriberText text) {
        return Screen.last(NETWORK.texts().of(text));
    }
}
