package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.push.Decision;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.PushOutcome.NotBegun;
import io.strowger.core.push.SubmitEffect;
import io.strowger.core.push.SubmitEffect.NoteSubmit;
import io.strowger.core.push.SubmitEffect.Settle;
import io.strowger.core.push.SubmitEffect.Submit;
import io.strowger.core.push.SubmitEvent;
import io.strowger.core.push.SubmitMachine;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.push.SubmitState;
import io.strowger.core.push.SubmitState.Settled;
import io.strowger.core.push.SubmitState.Waiting;
import io.strowger.core.session.Effect.BeginDialogue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * The money of one push while its session is live (docs/protocols/push.md): what has to be durable
 * before the session goes on. {@link SubmitMachine} decides. None of the futures fails; what the
 * store does not take at once is tried again behind the session's back.
 */
final class PushCharge {

    private final SessionId session;
    private final boolean recoverable;
    private final LivePushCharges pushes;
    private SubmitState state = new Waiting();
    private Future<Void> written = Future.succeededFuture();
    private @Nullable Future<Void> moved;
    private boolean ended;

    PushCharge(SessionId session, boolean recoverable, LivePushCharges pushes) {
        this.session = session;
        this.recoverable = recoverable;
        this.pushes = pushes;
    }

    /**
     * Notes that the submit is about to leave, durably.
     *
     * @return whether it leaves now; when it does not, it never will
     */
    Future<Boolean> submitting(BeginDialogue begin) {
        boolean notes = happened(new SubmitEvent.SubmitDue(begin.submitBy()), new NoteSubmit());
        return notes ? pushes.note(session, begin).map(this::noted) : Future.succeededFuture(false);
    }

    private boolean noted(boolean noted) {
        return happened(
                noted ? new SubmitEvent.SubmitNoted() : new SubmitEvent.NoteRefused(),
                new Submit());
    }

    /**
     * Settles the purse; durable before whoever asked for the push is answered.
     *
     * @param told what the session knows of its submit
     * @return what came of it
     */
    Future<PushOutcome> answered(PushOutcome told) {
        happened(new SubmitEvent.SessionAnswered(told), null);
        synchronized (this) {
            PushOutcome outcome = SubmitMachine.outcome(state);
            return written.map(outcome);
        }
    }

    /** The network has answered the submit, in time or not, or nobody can tell any more. */
    void networkAnswered(SubmitOutcome outcome) {
        happened(new SubmitEvent.NetworkAnswered(outcome), null);
    }

    /**
     * Takes a step.
     *
     * @return whether the caller is to do what he asks about
     */
    private boolean happened(SubmitEvent event, @Nullable SubmitEffect asked) {
        Promise<Void> writing = Promise.promise();
        Decision<SubmitState, SubmitEffect> decision;
        synchronized (this) {
            decision = SubmitMachine.on(state, event, pushes.now());
            state = decision.next();
            if (settles(decision) != null) {
                written = writing.future();
            }
        }
        Settle settle = settles(decision);
        if (settle != null) {
            pushes.settle(session, settle.outcome()).onComplete(writing);
            writing.future().onComplete(_ -> forgetIfOver());
        }
        forgetIfOver();
        return asked != null && decision.effects().contains(asked);
    }

    private static @Nullable Settle settles(Decision<SubmitState, SubmitEffect> decision) {
        for (SubmitEffect effect : decision.effects()) {
            if (effect instanceof Settle settle) {
                return settle;
            }
        }
        return null;
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
            sent = SubmitMachine.mayBeShown(state);
        }
        if (sent) {
            moved();
        }
        forgetIfOver();
    }

    /** When the subscriber was in another session, that is the one which ends. */
    private void forgetIfOver() {
        boolean over;
        synchronized (this) {
            over =
                    state instanceof Settled(var outcome)
                            && written.isComplete()
                            && (ended || outcome instanceof NotBegun);
        }
        if (over) {
            pushes.forget(session);
        }
    }
}
