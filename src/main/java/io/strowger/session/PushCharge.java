package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.PushOutcome;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The money of one push while its session is live (docs/protocols/push.md): what has to be durable
 * before the session goes on. None of the futures fails; what the store does not take at once is
 * tried again behind the session's back.
 */
final class PushCharge {

    private final SessionId session;
    private final boolean recoverable;
    private final LivePushCharges pushes;
    private @Nullable PushOutcome outcome;
    private @Nullable Future<Void> moved;
    private boolean left;
    private boolean waiting;
    private @Nullable PushOutcome answered;
    private boolean settled;
    private boolean ended;

    PushCharge(SessionId session, boolean recoverable, LivePushCharges pushes) {
        this.session = session;
        this.recoverable = recoverable;
        this.pushes = pushes;
    }

    /**
     * Notes that the submit is about to leave, durably.
     *
     * @return whether it may; when it may not, it never will
     */
    Future<Boolean> submitting(BeginDialogue begin) {
        return pushes.submitting(session, begin).map(noted -> noted && leaves(begin.submitBy()));
    }

    /** When it took too long, or the subscriber has dialled meanwhile, nobody waits for it. */
    private synchronized boolean leaves(long submitBy) {
        left = outcome == null && !ended && pushes.now() < submitBy;
        waiting = left;
        return left;
    }

    /**
     * Settles the purse; durable before whoever asked for the push is answered.
     *
     * @param told what the session knows of its submit
     * @return what came of it
     */
    Future<PushOutcome> settle(PushOutcome told) {
        PushOutcome now;
        synchronized (this) {
            now = told == PushOutcome.UNKNOWN ? known() : told;
            if (now == outcome || outcome == PushOutcome.ACCEPTED) {
                return Future.succeededFuture(outcome);
            }
            outcome = now;
        }
        return pushes.settle(session, now).onComplete(_ -> settled(now)).map(now);
    }

    /** The session may have ended between the note and the submit, or its answer. */
    private PushOutcome known() {
        if (!left) {
            return PushOutcome.REFUSED;
        }
        return answered == null ? PushOutcome.UNKNOWN : answered;
    }

    private void settled(PushOutcome how) {
        synchronized (this) {
            settled = true;
            ended |= how == PushOutcome.SUBSCRIBER_BUSY; // the session that lives is another
        }
        forgetIfOver();
    }

    /**
     * The network has answered the submit, in time or not.
     *
     * @param answer whether it has it, or null when nobody can tell
     */
    void submitted(@Nullable PushOutcome answer) {
        boolean late;
        synchronized (this) {
            waiting = false;
            answered = answer;
            late = outcome == PushOutcome.UNKNOWN;
        }
        if (late && answer != null) {
            settle(answer);
        }
        forgetIfOver();
    }

    /** The session goes on after its first screen: it cannot begin again there. */
    synchronized Future<Void> moved() {
        if (!recoverable) {
            return Future.succeededFuture();
        }
        if (moved == null) {
            moved = pushes.moved(session);
        }
        return moved;
    }

    /** The session is over and recorded. */
    void ended() {
        boolean sent;
        synchronized (this) {
            ended = true;
            sent = outcome == PushOutcome.ACCEPTED || outcome == PushOutcome.UNKNOWN;
        }
        if (sent) {
            moved();
        }
        forgetIfOver();
    }

    private void forgetIfOver() {
        boolean over;
        synchronized (this) {
            over = ended && settled && !waiting;
        }
        if (over) {
            pushes.forget(session);
        }
    }
}
