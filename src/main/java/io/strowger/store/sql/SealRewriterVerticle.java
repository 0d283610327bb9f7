package io.strowger.store.sql;

import io.strowger.security.Keys;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the {@link SealRewriter} soon after the start until it is through, on a worker. */
public final class SealRewriterVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(SealRewriterVerticle.class);

    private static final long FIRST_MILLIS = 1_000;
    private static final long AGAIN_MILLIS = 5 * 60_000;

    /** Between two steps everything else gets its turn with the database. */
    private static final long PAUSE_MILLIS = 20;

    private final Database database;
    private final Keys keys;
    private @Nullable SealRewriter rewriter;
    private Future<Void> running = Future.succeededFuture();

    public SealRewriterVerticle(Database database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Future<?> start() {
        SealRewriter made =
                new SealRewriter(
                        database, keys, () -> vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        rewriter = made;
        vertx.setTimer(FIRST_MILLIS, _ -> run(made));
        return Future.succeededFuture();
    }

    private void run(SealRewriter made) {
        running =
                made.run()
                        .recover(error -> {
                            log.warn(
                                    "Sealed values could not be bound to their places; it is tried again",
                                    error);
                            vertx.setTimer(AGAIN_MILLIS, _ -> run(made));
                            return Future.succeededFuture();
                        });
    }

    /** Waits for the step at hand, because the database is closed next. */
    @Override
    public Future<?> stop() {
        if (rewriter != null) {
            rewriter.stop();
        }
        return running;
    }
}
