package io.strowger.store.memory;

import static java.util.Objects.requireNonNull;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.store.PushState;
import io.strowger.store.Pushes.Claim;
import io.strowger.store.Pushes.Kept;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.strowger.store.RecoveryGuesses;
import io.strowger.store.memory.MemoryPushes.Paid;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Recovery codes over pushes in memory; for who holds the lock of the pushes. */
final class MemoryRecovery {

    private final Supplier<Stream<Paid>> pushes;
    private final Map<Msisdn, RecoveryGuesses> guesses = new HashMap<>();

    MemoryRecovery(Supplier<Stream<Paid>> pushes) {
        this.pushes = pushes;
    }

    /** Whether a live push of the subscriber has the same code. */
    boolean taken(Push push) {
        Recovery wanted = push.recovery();
        return wanted != null
                && pushes.get()
                        .filter(paid -> paid.state != PushState.RELEASED)
                        .anyMatch(paid ->
                                has(
                                        paid,
                                        push.subscriber(),
                                        wanted.code(),
                                        wanted.token(),
                                        push.createdAt()));
    }

    private static boolean has(
            Paid paid, SessionKey subscriber, ServiceCode code, String token, long now) {
        Recovery own = paid.push.recovery();
        return own != null
                && own.expiresAt() > now
                && paid.push.subscriber().equals(subscriber)
                && own.code().equals(code)
                && own.token().equals(token);
    }

    Claim claim(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long now) {
        String dialogue = subscriber.network() + " " + dialogueId;
        RecoveryGuesses before = guesses.getOrDefault(subscriber.msisdn(), RecoveryGuesses.NONE);
        guesses.put(subscriber.msisdn(), before.missed(now));
        Paid found =
                pushes.get()
                        .filter(MemoryRecovery::recoverable)
                        .filter(paid -> has(paid, subscriber, code, token, now))
                        .filter(paid ->
                                paid.claimedBy == null
                                        ? !before.exhausted(now)
                                        : paid.claimedBy.equals(dialogue))
                        .findAny()
                        .orElse(null);
        if (found == null) {
            return new Claim.Invalid();
        }
        guesses.put(subscriber.msisdn(), before);
        found.claimedBy = dialogue;
        return new Claim.Valid(found.push.session(), found.moved ? null : kept(found));
    }

    Future<Integer> forgetMisses(long now, int most) {
        return Forgetting.forget(guesses.values(), old -> old.isOver(now), most);
    }

    private static boolean recoverable(Paid paid) {
        return paid.state != PushState.HELD && paid.state != PushState.RELEASED;
    }

    private static Kept kept(Paid paid) {
        Push push = paid.push;
        return new Kept(
                push.session(),
                push.subscriber(),
                push.application(),
                push.code(),
                requireNonNull(paid.first, "it was submitted"),
                paid.clientState,
                push.createdAt());
    }
}
