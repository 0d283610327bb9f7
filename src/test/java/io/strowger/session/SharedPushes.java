package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.LedgerReplay;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.core.push.Decision;
import io.strowger.core.push.PushEffect;
import io.strowger.core.push.PushEvent;
import io.strowger.core.push.PushEvent.PushAsked;
import io.strowger.core.push.PushEvent.SubmitPrepared;
import io.strowger.core.push.PushEvent.SubscriberReplied;
import io.strowger.core.push.PushEvent.TimePassed;
import io.strowger.core.push.PushMachine;
import io.strowger.core.push.PushState;
import io.strowger.store.Pushes;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One store of pushes and their purse that several routers use over wires that break. */
final class SharedPushes {

    static final long OPENING = 1_000_000;
    private static final long PRICE = 4;

    private final StepQueue queue;
    private final LongSupplier clock;
    private final BooleanSupplier breaks;
    private final boolean notes;
    private final LedgerReplay replay = new LedgerReplay("NGN");
    private final Map<SessionId, SessionKey> subscribers = new HashMap<>();
    final Map<SessionId, PushState> rows = new LinkedHashMap<>();
    private Purse purse = Purse.empty("NGN");

    /**
     * @param notes false plants a bug: a submit leaves, and nothing durable says so
     */
    SharedPushes(StepQueue queue, LongSupplier clock, BooleanSupplier breaks, boolean notes) {
        this.queue = queue;
        this.clock = clock;
        this.breaks = breaks;
        this.notes = notes;
        post(Kind.OPENING, OPENING, "");
    }

    void ask(SessionId session, SessionKey subscriber) {
        rows.put(session, new PushState.Asked());
        subscribers.put(session, subscriber);
        write(session, new PushAsked());
    }

    boolean write(SessionId session, PushEvent event) {
        PushState row = rows.get(session);
        boolean foreign =
                event instanceof SubscriberReplied(var who)
                        && !who.equals(subscribers.get(session));
        if (row == null || foreign) {
            return false;
        }
        if (event instanceof SubmitPrepared && !notes) {
            return true;
        }
        Decision<PushState, PushEffect> decision = PushMachine.on(row, event, clock.getAsLong());
        rows.put(session, decision.next());
        decision.effects().forEach(effect -> carryOut(session, effect));
        return !decision.stays(row);
    }

    private void carryOut(SessionId session, PushEffect effect) {
        switch (effect) {
            case PushEffect.HoldPrice() -> post(Kind.HOLD, PRICE, session.hex());
            case PushEffect.CommitPrice() -> post(Kind.COMMIT, PRICE, session.hex());
            case PushEffect.ReleasePrice() -> post(Kind.RELEASE, PRICE, session.hex());
            case PushEffect.KeepFirstScreen _,
                    PushEffect.KeepAnswer _,
                    PushEffect.KeepRefusal _,
                    PushEffect.ForgetKey _,
                    PushEffect.ForgetRecovery _ -> {}
        }
    }

    private void post(Kind kind, long amount, String subject) {
        if (purse.post(new Posting(kind, amount, subject, 0))
                instanceof Posted.Made(var next, var entry)) {
            purse = next;
            replay.read(entry);
        } else {
            throw new AssertionError("invariant 1: " + kind + " of " + subject + " cannot be");
        }
    }

    void sweep(long settleWithin, long unknownWithin) {
        long now = clock.getAsLong();
        List.copyOf(rows.keySet())
                .forEach(push ->
                        write(push, new TimePassed(now - settleWithin, now - unknownWithin)));
    }

    /** Purse and ledger, when every hold should have ended. */
    void addsUp() {
        assertThat(replay.discrepancy()).as("invariant 1").isNull();
        assertThat(replay.against(purse, Map.of())).as("invariants 1 and 3").isNull();
        long spent = rows.values().stream().filter(PushState.Committed.class::isInstance).count();
        assertThat(purse.balance()).as("invariant 2").isEqualTo(OPENING - spent * PRICE);
    }

    Pushes of(int node) {
        return new View(node);
    }

    private final class View implements Pushes {

        private final int node;

        View(int node) {
            this.node = node;
        }

        @Override
        public Future<Boolean> happened(SessionId session, PushEvent event, long now) {
            return queue.roundTrip(node, () -> write(session, event), breaks);
        }

        @Override
        public Future<Void> moved(SessionId session) {
            return queue.roundTrip(node, () -> null);
        }

        @Override
        public Future<Begun> begin(Push push) {
            throw new AssertionError("a session holds nothing");
        }

        @Override
        public Future<Optional<Begun>> repeated(Retried retried, long now) {
            throw new AssertionError("a session repeats nothing");
        }

        @Override
        public Future<Swept> sweep(long heldBefore, long unknownBefore, long now) {
            throw new AssertionError("a session sweeps nothing");
        }

        @Override
        public Future<Integer> forget(long now, int most) {
            throw new AssertionError("a session forgets nothing");
        }

        @Override
        public Future<Integer> forgetRecoveries(long now, int most) {
            throw new AssertionError("a session forgets nothing");
        }

        @Override
        public Future<Integer> forgetMisses(long now, int most) {
            throw new AssertionError("a session forgets nothing");
        }

        @Override
        public Future<Claim> claim(
                SessionKey subscriber,
                ServiceCode code,
                String token,
                String dialogueId,
                long now) {
            throw new AssertionError("these sessions are not recovered");
        }
    }
}
