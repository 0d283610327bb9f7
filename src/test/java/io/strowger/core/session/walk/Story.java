package io.strowger.core.session.walk;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the model knows of one session, drawn from events and effects and never from its state. */
final class Story {

    /** Whose turn it is. */
    enum Phase {
        ASKED,
        PARTED,
        STORING,
        READING,
        SUBMITTING,
        SUSPENDED,
        OVER
    }

    final SessionId id;
    final NetworkTerms network;
    final ApplicationTerms application;
    final boolean push;
    long begunAt;
    long endsBy;
    String dialogueId;

    /** What the dial has that only repeats; empty when none does. */
    String dialled = "";

    Phase phase = Phase.ASKED;
    long due;
    int hops;
    int highest;

    /** The reply with that number. */
    String numbered = "";

    int bytesIn;
    int bytesOut;

    /** What the last answer left for the next request. */
    String carried = "";

    /** The application's screen that was shown last, or waits to be. */
    @Nullable Screen screen;

    /** The last screen of all, as repeated requests get it. */
    @Nullable Screen last;

    boolean gaveFirstScreen;
    boolean submitted;
    @Nullable PushOutcome outcome;

    /** Whether the network may or may not have taken the first screen. */
    boolean unknown;

    boolean putOff;
    boolean recovered;

    /** Whether anything has come from the subscriber. */
    boolean heard;

    boolean checkedOut;
    int told;

    Story(
            SessionId id,
            NetworkTerms network,
            ApplicationTerms application,
            String dialogueId,
            boolean push,
            long now) {
        this.id = id;
        this.network = network;
        this.application = application;
        this.dialogueId = dialogueId;
        this.push = push;
        this.begunAt = now;
        this.endsBy = now + application.sessionWithinMillis();
    }

    boolean isRepeatedBy(Dialled dial) {
        return dialogueId.equals(dial.dialogueId()) && dialled.equals(dial.dialString());
    }

    boolean live() {
        return phase != Phase.OVER;
    }

    boolean waits(Phase awaited, long now) {
        return phase == awaited && now < due;
    }

    void turn(Phase next, long until) {
        phase = next;
        due = next == Phase.SUSPENDED ? until : Math.min(until, endsBy);
    }

    void heard(int sequence, String input) {
        hops++;
        misheard(sequence, input);
    }

    void misheard(int sequence, String input) {
        heard |= sequence != 0 || !input.isEmpty();
        if (sequence >= Math.max(1, highest)) {
            highest = sequence;
            numbered = input;
        }
        bytesIn += bytes(input);
    }

    void showed(Screen shown) {
        bytesOut += bytes(shown.text());
    }

    void reads(Screen shown, long now) {
        screen = shown;
        showed(shown);
        turn(Phase.READING, now + application.replyWithinMillis());
    }

    /** After a suspension all times begin anew. */
    void awakes(long now) {
        endsBy = now + application.sessionWithinMillis();
    }

    /** Another dialogue, in which the recovery code was used up. */
    void moves(RecoveryDialled dial) {
        highest = 0;
        dialled = dial.dial().dialString();
        dialogueId = dial.dialogueId();
        recovered = true;
    }

    /** Until when the recovery code is good; 0 when there is none. */
    long recoverableUntil() {
        long life = application.recoverWithinMillis();
        return push && !recovered && life > 0 ? begunAt + life : 0;
    }

    boolean recoverable(long now) {
        return recoverableUntil() > now;
    }

    boolean canBePutOff() {
        return mayBeLate() && waits() < application.answerWithinMillis();
    }

    private boolean mayBeLate() {
        return application.lateAfterMillis() > 0 && !push && !putOff;
    }

    /** How long the dialogue waits for an answer. */
    long waits() {
        long answer = application.answerWithinMillis();
        long patience = mayBeLate() ? Math.min(application.lateAfterMillis(), answer) : answer;
        return Math.min(patience, network.idleMillis() - EffectRules.MARGIN);
    }

    long lateAnswerBy() {
        return Math.min(due + application.answerWithinMillis() - waits(), endsBy);
    }

    /** What the dialogue gets that the session has left. */
    Screen farewell() {
        SubscriberText text = push ? SubscriberText.SESSION_OVER : SubscriberText.ANSWER_FOLLOWS;
        return Screen.last(application.texts().of(text));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
