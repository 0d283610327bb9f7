package io.strowger.api.token;

import io.strowger.http.server.RefusedRequest;
import io.strowger.provision.Snapshot;
import io.strowger.security.ClientNetwork;
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

    private final Supplier<Snapshot> snapshot;
    private final TokenLookups lookups;
    private final TokenHashes hashes;
    private final InstantSource clock;
    private volatile long unsignedUntil = Long.MAX_VALUE;
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
            Supplier<Snapshot> snapshot,
            TokenLookups lookups,
            TokenHashes hashes,
            InstantSource clock) {
        this.snapshot = snapshot;
        this.lookups = lookups;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * From then on tokens that do not show that they were made here are refused unread; none of
     * them is given out any more, so that those of an earlier release come to an end.
     *
     * @param until epoch milliseconds, as {@link Tokens#unsignedAccessUntil} tells it
     */
    public void takeUnsignedUntil(long until) {
        unsignedUntil = until;
    }

    /**
     * Whose access token this is; empty when it is nobody's, or no longer. A token ends with the
     * credential that it was granted to, and its scopes with the account's. It fails with {@link
     * RefusedRequest} when the store may not be read for it now.
     */
    Future<Optional<Principal>> holder(String token, ClientNetwork client) {
        String hash = hashes.of(token);
        long now = clock.millis();
        if (hash.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Reading known = readings.get(hash);
        if (known != null && known.serves(now)) {
            return Future.succeededFuture(principal(known.grant()));
        }
        return mayExist(token, hash, now)
                ? read(hash, client, now)
                : Future.succeededFuture(Optional.empty());
    }

    /** Whether a token shows that it was made here. */
    boolean wasIssued(String token) {
        return hashes.of(token).startsWith(Tokens.SIGNED) && hashes.isAccess(token);
    }

    private boolean mayExist(String token, String hash, long now) {
        return hash.startsWith(Tokens.SIGNED) ? hashes.isAccess(token) : now < unsignedUntil;
    }

    private Future<Optional<Principal>> read(String hash, ClientNetwork client, long now) {
        return lookups.find(hash, client, now)
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
