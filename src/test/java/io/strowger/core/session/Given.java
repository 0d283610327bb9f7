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
import org.jspecify.annotations.Nullable;

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
    static final long LATE_AFTER = 2_000;
    static final ApplicationTerms BANK = application(RECOVER, 0);
    static final ApplicationTerms WITHOUT_RECOVERY = BANK.withoutRecovery();
    static final Destination.Routed LATE =
            new Destination.Routed(application(0, LATE_AFTER), ServiceCode.parse("*713#"), "7");

    static final SessionId S1 = new SessionId(1, 1);
    static final SessionId S2 = new SessionId(1, 2);
    static final Screen MENU = Screen.expectingReply("1 Balance");
    static final Screen BALANCE = Screen.expectingReply("GHS 5, more?");
    static final Screen BYE = Screen.last("Bye");

    private Given() {}

    static ApplicationTerms application(long recover, long late) {
        return new ApplicationTerms(
                "bank",
                "acme",
                "programmable",
                ANSWER,
                REPLY,
                SESSION,
                recover,
                late,
                false,
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

    /** The first screen of a push. */
    static SessionState readingPush() {
        return after(T, pushed(S1, new Opening.First(MENU, "cs0")), new NetworkAccepted(S1, "d1"));
    }

    /** The second hop of a push. */
    static SessionState askedAboutPush() {
        return on(readingPush(), replied("d1", 1, "2"), T).next();
    }

    static SessionState suspended() {
        return on(readingPush(), new NotDelivered(Given.KEY, "d1", "absent"), T).next();
    }

    /** The outcome of the submit is not known. */
    static SessionState unknown() {
        return on(pushing(), deadline(), T + RULES.submitWithinMillis()).next();
    }

    /** A push whose application is asked, and the dialogue was lost meanwhile. */
    static SessionState parted() {
        return on(askedAboutPush(), aborted("d1"), T).next();
    }

    /** A dialled session that was put off. */
    static SessionState putOff() {
        return on(after(T, dialled("d1", S1, LATE)), deadline(), T + LATE_AFTER).next();
    }

    static Dialled dialled(String dialogue, SessionId id) {
        return dialled(dialogue, id, new Destination.Routed(BANK, CODE, "7"));
    }

    static Dialled refused(String dialogue, SessionId id, EndReason reason) {
        return dialled(dialogue, id, new Destination.Refused(reason));
    }

    static Dialled dialled(String dialogue, SessionId id, Destination.Direct destination) {
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
        return recovery(dialogue, null);
    }

    static RecoveryDialled recovery(String dialogue, @Nullable RecoverablePush kept) {
        return new RecoveryDialled(refused(dialogue, S2, EndReason.RECOVERY_INVALID), S1, kept);
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
