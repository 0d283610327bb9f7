package io.strowger.access;

import io.strowger.provision.Snapshot;
import io.strowger.security.KeyedHash;
import io.strowger.security.Principal;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Access tokens as requests bring them. A reading of the store is good for a second; in its second
 * half one request reads anew while the others go on, so that a busy token never waits.
 */
public final class AccessTokens {

    /** How old a reading may be when it is used. */
    static final long OLDEST_MILLIS = 1_000;

    private static final long YOUNG_MILLIS = OLDEST_MILLIS / 2;
    private static final int MOST_READINGS = 10_000;

    /** As long as {@link io.strowger.security.Chance#token()} makes them. */
    private static final int LENGTH = 43;

    private final Supplier<Snapshot> snapshot;
    private final Tokens tokens;
    private final KeyedHash hasher;
    private final InstantSource clock;
    private final ConcurrentMap<String, Reading> readings = new ConcurrentHashMap<>();

    private record Reading(Grant grant, long at, AtomicBoolean beingReplaced) {

        /** Whether this caller may use it and needs not read anew. */
        boolean serves(long now) {
            long age = now - at;
            return age < YOUNG_MILLIS
                    || (age < OLDEST_MILLIS && !beingReplaced.compareAndSet(false, true));
        }
    }

    /**
     * @param snapshot what is provisioned now
     */
    public AccessTokens(
            Supplier<Snapshot> snapshot, Tokens tokens, KeyedHash hasher, InstantSource clock) {
        this.snapshot = snapshot;
        this.tokens = tokens;
        this.hasher = hasher;
        this.clock = clock;
    }

    /**
     * Whose access token this is; empty when it is nobody's, or no longer. A token ends with the
     * credential that it was granted to, and its scopes with the account's.
     */
    Future<Optional<Principal>> holder(String token) {
        if (token.length() != LENGTH) {
            return Future.succeededFuture(Optional.empty());
        }
        String hash = hasher.hex(token);
        long now = clock.millis();
        Reading known = readings.get(hash);
        return known != null && known.serves(now)
                ? Future.succeededFuture(principal(known.grant()))
                : read(hash, now);
    }

    private Future<Optional<Principal>> read(String hash, long now) {
        return tokens.access(hash, now)
                .map(found -> {
                    found.ifPresentOrElse(
                            grant -> keep(hash, grant, now), () -> readings.remove(hash));
                    return found.flatMap(this::principal);
                });
    }

    /** When there are too many, the old ones go; when all are young, all go. */
    private void keep(String hash, Grant grant, long now) {
        if (readings.size() >= MOST_READINGS) {
            readings.values().removeIf(reading -> now - reading.at() >= OLDEST_MILLIS);
        }
        if (readings.size() >= MOST_READINGS) {
            readings.clear();
        }
        readings.put(hash, new Reading(grant, now, new AtomicBoolean()));
    }

    private Optional<Principal> principal(Grant grant) {
        return Optional.ofNullable(snapshot.get().credentials().byId(grant.credential()))
                .map(principal -> principal.within(grant.scopes()));
    }
}
