package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.SettleShownPush;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Live;

/** What a reply shows that no session takes. */
final class ProofRules {

    private ProofRules() {}

    static void check(Step step, SessionState next) {
        long settled = step.effects.stream().filter(SettleShownPush.class::isInstance).count();
        boolean shows =
                step.event instanceof Replied reply
                        && SessionId.parseOrNull(reply.dialogueId()) != null
                        && !isTaken(reply, next)
                        && !isLastTurned(step, reply);
        unless(settled == (shows ? 1 : 0), 2, "a reply shows that a push arrived, or does not");
    }

    static void check(Step step, SettleShownPush settle) {
        unless(
                step.event instanceof Replied reply
                        && reply.dialogueId().equals(settle.push().hex())
                        && reply.key().equals(settle.subscriber()),
                2,
                "a push is paid for that nobody has shown to have arrived");
    }

    /** The last page of a text ends the session that takes the reply. */
    private static boolean isLastTurned(Step step, Replied reply) {
        return step.shown != null
                && step.shown.turned(reply.text()) != null
                && step.records.stream()
                        .anyMatch(one ->
                                one.reason() == EndReason.COMPLETED
                                        && one.dialogueId().equals(reply.dialogueId()));
    }

    private static boolean isTaken(Replied reply, SessionState next) {
        return next instanceof Live live && live.session().dialogueId().equals(reply.dialogueId());
    }
}
