package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.core.push.PushEvent.SubmitPrepared;
import io.strowger.core.push.PushEvent.SubscriberReplied;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paid pushes of this process whose sessions are live; for all loops. */
public final class LivePushCharges implements PushCharges {

    private static final Logger log = LoggerFactory.getLogger(LivePushCharges.class);

    /**
     * More proofs than these are not written at once: they are rare, and any peer may send some.
     */
    private static final int MOST_PROOFS = 64;

    private final Pushes store;
    private final InstantSource clock;
    private final Consumer<PushOutcome> outcomes;
    private final int most;
    private final Map<SessionId, PushCharge> live = new ConcurrentHashMap<>();
    private final Queue<Supplier<Future<Void>>> again = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger proofs = new AtomicInteger();

    /**
     * @param outcomes told of each outcome once
     * @param most how many there may be
     */
    public LivePushCharges(
            Pushes store, InstantSource clock, Consumer<PushOutcome> outcomes, int most) {
        this.store = store;
        this.clock = clock;
        this.outcomes = outcomes;
        this.most = most;
    }

    @Override
    public boolean open(SessionId session, boolean recoverable) {
        if (live.size() >= most) {
            return false;
        }
        live.put(session, new PushCharge(session, recoverable, this));
        return true;
    }

    @Override
    public @Nullable PushCharge of(SessionId session) {
        return live.get(session);
    }

    @Override
    public void shown(SessionKey subscriber, SessionId session) {
        long at = now();
        if (session.madeAt() > at || session.madeAt() <= at - Correlators.KEPT_MILLIS) {
            return; // not a name of ours, or not of a push that can still be settled
        }
        if (proofs.incrementAndGet() > MOST_PROOFS) {
            proofs.decrementAndGet();
            log.atWarn()
                    .addKeyValue("session", session)
                    .log("A push that was shown is not settled by it: too many are being settled");
            return;
        }
        done(session, () -> proven(subscriber, session, at));
    }

    private Future<Void> proven(SessionKey subscriber, SessionId session, long at) {
        return store.happened(session, new SubscriberReplied(subscriber), at)
                .onSuccess(was -> {
                    proofs.decrementAndGet();
                    if (was) {
                        outcomes.accept(new SubmitOutcome.Accepted(session.hex()));
                    }
                })
                .mapEmpty();
    }

    @Override
    public void forget(SessionId session) {
        live.remove(session);
    }

    long now() {
        return clock.millis();
    }

    /** Whether it is noted that the submit leaves; without that it must not. */
    Future<Boolean> note(SessionId session, BeginDialogue begin) {
        SubmitPrepared prepared = new SubmitPrepared(begin.screen(), begin.clientState());
        return counted(() -> store.happened(session, prepared, now()))
                .recover(error -> {
                    log.atWarn()
                            .addKeyValue("session", session)
                            .setCause(error)
                            .log(
                                    "A push is not submitted: the store cannot note that it is about to be");
                    return Future.succeededFuture(false);
                });
    }

    /** Tries until it is done; succeeds when it was tried once. */
    Future<Void> settle(SessionId session, PushOutcome outcome) {
        outcomes.accept(outcome);
        long at = now();
        return done(session, () -> store.happened(session, PushEvent.of(outcome), at).mapEmpty());
    }

    /** Tries until it is done; succeeds when it was tried once. */
    Future<Void> moved(SessionId session) {
        return done(session, () -> store.moved(session));
    }

    private Future<Void> done(SessionId session, Supplier<Future<Void>> work) {
        return counted(work)
                .recover(error -> {
                    log.atWarn()
                            .addKeyValue("session", session)
                            .setCause(error)
                            .log("The outcome of a push is not written yet; it is tried again");
                    again.add(work);
                    return Future.succeededFuture();
                });
    }

    private <T> Future<T> counted(Supplier<Future<T>> work) {
        writing.incrementAndGet();
        Future<T> written;
        try {
            written = work.get();
        } catch (RuntimeException error) {
            written = Future.failedFuture(error);
        }
        return written.onComplete(_ -> writing.decrementAndGet());
    }

    /** Writes what could not be written before, as far as it can be now. */
    public void tryAgain() {
        for (int left = again.size(); left > 0; left--) {
            Supplier<Future<Void>> work = again.poll();
            if (work != null) {
                counted(work).onFailure(_ -> again.add(work));
            }
        }
    }

    /** Whether nothing is being written, nor waits to be. */
    public boolean isQuiet() {
        return writing.get() == 0 && again.isEmpty();
    }

    /** How many paid pushes have a live session. */
    public int size() {
        return live.size();
    }
}
