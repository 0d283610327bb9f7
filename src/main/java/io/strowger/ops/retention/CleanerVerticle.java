package io.strowger.ops.retention;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the cleaner soon after the start and then every few minutes. One of it a process. */
public final class CleanerVerticle extends VerticleBase {

    private static final long FIRST_MILLIS = 1_000;
    private static final long EVERY_MILLIS = 5 * 60_000;

    /** Between two steps everything else gets its turn with the database. */
    private static final long PAUSE_MILLIS = 20;

    private final Function<Supplier<Future<?>>, Cleaner> cleaners;
    private @Nullable Cleaner cleaner;
    private Future<Void> running = Future.succeededFuture();

    /**
     * @param cleaners makes the cleaner that waits for what it is given between two steps
     */
    public CleanerVerticle(Function<Supplier<Future<?>>, Cleaner> cleaners) {
        this.cleaners = cleaners;
    }

    @Override
    public Future<?> start() {
        Cleaner made = cleaners.apply(() -> vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        cleaner = made;
        vertx.setPeriodic(FIRST_MILLIS, EVERY_MILLIS, _ -> run(made));
        return Future.succeededFuture();
    }

    private void run(Cleaner made) {
        if (running.isComplete()) {
            running = made.run();
        }
    }

    /** Waits for the step at hand, because the database is closed next. */
    @Override
    public Future<?> stop() {
        if (cleaner != null) {
            cleaner.stop();
        }
        return running;
    }
}
