package io.strowger.store.memory;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.store.Correlators;
import io.strowger.store.PushState;
import io.strowger.store.Pushes;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pushes that last as long as their process: for tests and trials. */
public final class MemoryPushes implements Pushes {

    private static final int OK = 200;
    private static final Set<PushState> OPEN =
            Set.of(PushState.HELD, PushState.SUBMITTING, PushState.UNKNOWN);

    private final MemoryPurses purses;
    private final MemoryCorrelators correlators;
    private final Predicate<String> trusted;
    private final Map<SessionId, Paid> pushes = new HashMap<>();
    private final MemoryRecovery recovery = new MemoryRecovery(pushes.values()::stream);

    /** A push and where it stands; changed under the lock of the purses. */
    static final class Paid {
        final Push push;
        PushState state = PushState.HELD;
        boolean flagged;
        long submittedAt;
        @Nullable Screen first;
        String clientState = "";
        @Nullable String claimedBy;
        boolean moved;

        Paid(Push push) {
            this.push = push;
        }
    }

    /**
     * @param trusted whether the purse of an account adds up
     */
    public MemoryPushes(
            MemoryPurses purses, MemoryCorrelators correlators, Predicate<String> trusted) {
        this.purses = purses;
        this.correlators = correlators;
        this.trusted = trusted;
        purses.verifyWith(this::open);
    }

    private Map<String, Long> open(String account) {
        return pushes.values().stream()
                .filter(paid -> paid.push.account().equals(account) && OPEN.contains(paid.state))
                .collect(
                        Collectors.toMap(
                                paid -> paid.push.session().hex(),
                                paid -> paid.push.price().minorUnits()));
    }

    @Override
    public Future<Begun> begin(Push push) {
        if (push.price().isNegative()) {
            throw new IllegalArgumentException("a push does not cost less than nothing");
        }
        synchronized (purses) {
            return Future.succeededFuture(begun(push));
        }
    }

    private Begun begun(Push push) {
        if (!trusted.test(push.account())) {
            return new Begun.NoPurse();
        }
        Retried retried = push.retried();
        if (retried == null) {
            return held(push);
        }
        Correlators.Begun begun =
                correlators.begin(retried.key(), retried.body(), push.createdAt()).result();
        if (!(begun instanceof Correlators.Begun.New)) {
            return repeated(begun);
        }
        Begun held = held(push);
        if (!(held instanceof Begun.Held)) {
            correlators.abandon(retried.key());
        }
        return held;
    }

    private static Begun repeated(Correlators.Begun begun) {
        return switch (begun) {
            case Correlators.Begun.InFlight _ -> new Begun.InFlight();
            case Correlators.Begun.Done(var status, var answer, var _) ->
                    new Begun.Done(status, answer);
            case Correlators.Begun.OtherBody() -> new Begun.OtherBody();
            case Correlators.Begun.NoRoom() -> new Begun.NoRoom();
            case Correlators.Begun.ShareUsed() -> new Begun.ShareUsed();
            case Correlators.Begun.New() -> throw new StoreException("It is new.");
        };
    }

    @Override
    public Future<Optional<Begun>> repeated(Retried retried, long now) {
        return correlators
                .known(retried.key(), retried.body(), now)
                .map(found -> found.map(MemoryPushes::repeated));
    }

    private Begun held(Push push) {
        if (recovery.taken(push)) {
            return new Begun.TokenTaken();
        }
        Purse purse = purses.purse(push.account());
        if (purse == null || !purse.currency().equals(push.price().currency())) {
            return new Begun.NoPurse();
        }
        if (post(push, Kind.HOLD, push.createdAt()) instanceof Posted.Refused) {
            return new Begun.Insufficient();
        }
        pushes.put(push.session(), new Paid(push));
        return new Begun.Held();
    }

    private Posted post(Push push, Kind kind, long now) {
        return purses.post(
                push.account(),
                new Posting(kind, push.price().minorUnits(), push.session().hex(), now));
    }

    @Override
    public Future<Boolean> submitting(
            SessionId session, Screen first, String clientState, long now) {
        synchronized (purses) {
            Paid paid = pushes.get(session);
            if (paid == null || paid.state != PushState.HELD) {
                return Future.succeededFuture(false);
            }
            paid.state = PushState.SUBMITTING;
            paid.submittedAt = now;
            paid.first = first.plain();
            paid.clientState = clientState;
            return Future.succeededFuture(true);
        }
    }

    @Override
    public Future<Boolean> accepted(SessionId session, long now) {
        Set<PushState> from = Set.of(PushState.SUBMITTING, PushState.UNKNOWN);
        return settle(session, from, PushState.COMMITTED, now, OK, null);
    }

    @Override
    public Future<Boolean> shown(SessionId session, SessionKey subscriber, long now) {
        synchronized (purses) {
            Paid paid = pushes.get(session);
            return paid != null && paid.push.subscriber().equals(subscriber)
                    ? accepted(session, now)
                    : Future.succeededFuture(false);
        }
    }

    @Override
    public Future<Boolean> refused(SessionId session, int status, Buffer answer, long now) {
        return settle(session, OPEN, PushState.RELEASED, now, status, answer);
    }

    @Override
    public Future<Boolean> abandon(SessionId session, long now) {
        synchronized (purses) {
            Paid paid = pushes.get(session);
            if (paid == null || paid.state != PushState.HELD) {
                return Future.succeededFuture(false);
            }
            abandon(paid, now);
            return Future.succeededFuture(true);
        }
    }

    @Override
    public Future<Boolean> unknown(SessionId session, long now) {
        Set<PushState> from = Set.of(PushState.SUBMITTING);
        return settle(session, from, PushState.UNKNOWN, now, OK, null);
    }

    private Future<Boolean> settle(
            SessionId session,
            Set<PushState> from,
            PushState to,
            long now,
            int status,
            @Nullable Buffer instead) {
        synchronized (purses) {
            Paid paid = pushes.get(session);
            if (paid == null || !from.contains(paid.state)) {
                return Future.succeededFuture(false);
            }
            move(paid, to, now);
            Retried retried = paid.push.retried();
            if (retried != null) {
                correlators.finish(
                        retried.key(), status, instead == null ? paid.push.answer() : instead);
            }
            return Future.succeededFuture(true);
        }
    }

    private void move(Paid paid, PushState to, long now) {
        paid.state = to;
        switch (to) {
            case COMMITTED -> post(paid.push, Kind.COMMIT, now);
            case RELEASED -> post(paid.push, Kind.RELEASE, now);
            case HELD, SUBMITTING, UNKNOWN -> {}
        }
    }

    @Override
    public Future<Swept> sweep(long heldBefore, long unknownBefore, long now) {
        synchronized (purses) {
            List<Paid> abandoned = in(PushState.HELD, paid -> paid.push.createdAt() < heldBefore);
            abandoned.forEach(paid -> abandon(paid, now));
            List<Paid> unknown = in(PushState.SUBMITTING, paid -> paid.submittedAt < heldBefore);
            unknown.forEach(paid -> unknown(paid.push.session(), now));
            List<Paid> flagged =
                    in(PushState.UNKNOWN, paid -> paid.push.createdAt() < unknownBefore);
            flagged.forEach(paid -> flag(paid, now));
            return Future.succeededFuture(
                    new Swept(abandoned.size(), unknown.size(), flagged.size()));
        }
    }

    private void abandon(Paid paid, long now) {
        move(paid, PushState.RELEASED, now);
        Retried retried = paid.push.retried();
        if (retried != null) {
            correlators.abandon(retried.key());
        }
    }

    private void flag(Paid paid, long now) {
        paid.flagged = true;
        move(paid, PushState.RELEASED, now);
    }

    @Override
    public Future<Integer> forget(long now, int most) {
        synchronized (purses) {
            long before = now - Correlators.KEPT_MILLIS;
            return Forgetting.forget(
                    pushes.values(),
                    paid ->
                            paid.push.createdAt() < before
                                    && !paid.flagged
                                    && !OPEN.contains(paid.state),
                    most);
        }
    }

    /** Nothing is kept apart for the recovery: it goes with the push. */
    @Override
    public Future<Integer> forgetRecoveries(long now, int most) {
        return Future.succeededFuture(0);
    }

    @Override
    public Future<Integer> forgetMisses(long now, int most) {
        synchronized (purses) {
            return recovery.forgetMisses(now, most);
        }
    }

    private List<Paid> in(PushState state, Predicate<Paid> which) {
        return pushes.values().stream()
                .filter(paid -> paid.state == state && which.test(paid))
                .toList();
    }

    @Override
    public Future<Void> moved(SessionId session) {
        synchronized (purses) {
            Paid paid = pushes.get(session);
            if (paid != null) {
                paid.moved = true;
            }
            return Future.succeededFuture();
        }
    }

    @Override
    public Future<Claim> claim(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long now) {
        synchronized (purses) {
            return Future.succeededFuture(recovery.claim(subscriber, code, token, dialogueId, now));
        }
    }
}
