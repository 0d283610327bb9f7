package io.strowger.api.token;

import io.strowger.dialect.WireError;
import io.strowger.http.server.RefusedRequest;
import io.strowger.limits.ConcurrencyLimits;
import io.strowger.security.ClientNetwork;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Looks access tokens up in the store, of which anybody can make it read: so many at once, in all
 * and for one client. Who asks for a token that a request on the same thread is reading already
 * waits for that one's answer; nothing is remembered once a look-up is over.
 */
public final class TokenLookups {

    /** Tokens that were made here: somebody had the secret of an account. */
    static final int MOST_SIGNED = 1_024;

    static final int MOST_SIGNED_OF_NETWORK = 256;

    /** Tokens that anybody can have made up. */
    static final int MOST_UNSIGNED = 32;

    static final int MOST_UNSIGNED_OF_NETWORK = 4;

    private static final WireError TOO_MANY =
            new WireError(WireError.Kind.TOO_MANY_REQUESTS, "", "Too many tokens are looked up.");

    private final Tokens tokens;
    private final ConcurrencyLimits signed =
            new ConcurrencyLimits(MOST_SIGNED, MOST_SIGNED_OF_NETWORK);
    private final ConcurrencyLimits unsigned =
            new ConcurrencyLimits(MOST_UNSIGNED, MOST_UNSIGNED_OF_NETWORK);
    private final ConcurrentMap<Pending, Future<Optional<Grant>>> pending =
            new ConcurrentHashMap<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** By thread, so that whoever waits goes on where his request is worked on. */
    private record Pending(String hash, Thread thread) {}

    public TokenLookups(Tokens tokens) {
        this.tokens = tokens;
    }

    /** How often the store was read. */
    public long made() {
        return made.sum();
    }

    /** How often it was not, for there were too many. */
    public long refused() {
        return refused.sum();
    }

    /**
     * What an access token is good for; it fails with {@link RefusedRequest} when it may not be
     * looked up now.
     *
     * @param hash as the store knows it
     */
    Future<Optional<Grant>> find(String hash, ClientNetwork client, long now) {
        Pending key = new Pending(hash, Thread.currentThread());
        Future<Optional<Grant>> underWay = pending.get(key);
        return underWay == null ? begin(key, client, now) : underWay;
    }

    private Future<Optional<Grant>> begin(Pending key, ClientNetwork client, long now) {
        ConcurrencyLimits limits = key.hash().startsWith(Tokens.SIGNED) ? signed : unsigned;
        if (!limits.enter(client)) {
            refused.increment();
            return Future.failedFuture(new RefusedRequest(TOO_MANY));
        }
        made.increment();
        // even a store that throws gives the place back
        Future<Optional<Grant>> found =
                Future.succeededFuture(key.hash()).compose(hash -> tokens.access(hash, now));
        pending.put(key, found);
        return found.onComplete(_ -> {
            pending.remove(key);
            limits.leave(client);
        });
    }
}
