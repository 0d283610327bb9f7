package io.strowger.access;

import io.strowger.store.Correlators;
import io.strowger.store.Tokens;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets tokens and correlators that have expired, whenever it is told to. */
public final class AccessSweeper {

    /** How often it should be told to: what expired is passed over before, it only takes room. */
    public static final long EVERY_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(AccessSweeper.class);

    private final Tokens tokens;
    private final Correlators correlators;
    private final InstantSource clock;

    public AccessSweeper(Tokens tokens, Correlators correlators, InstantSource clock) {
        this.tokens = tokens;
        this.correlators = correlators;
        this.clock = clock;
    }

    /** Sweeps once; what cannot be forgotten now is forgotten the next time. */
    public Future<Void> sweep() {
        long now = clock.millis();
        return Future.join(tokens.forget(now), correlators.forget(now))
                .onFailure(failure -> LOG.atWarn().setCause(failure).log("Old tokens stay"))
                .mapEmpty();
    }
}
