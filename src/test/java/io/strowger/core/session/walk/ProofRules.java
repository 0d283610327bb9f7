package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

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
                        && !isTaken(reply, next);
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

    private static boolean isTaken(Replied reply, SessionState next) {
        return next instanceof Live live && live.session().dialogueId().equals(reply.dialogueId());
    }
}
