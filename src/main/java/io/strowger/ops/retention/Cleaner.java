package io.strowger.ops.retention;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the tasks one after another, each until nothing is left that is over, in small steps with
 * pauses between them. One that fails is tried again the next time; the others are done.
 *
 * <p>For one event loop; only {@link #behindMillis} may be read from any thread.
 */
public final class Cleaner {

    private static final Logger log = LoggerFactory.getLogger(Cleaner.class);

    private final List<CleaningTask> tasks;
    private final InstantSource clock;
    private final Supplier<Future<?>> pause;
    private final Listener listener;
    private final Map<String, AtomicLong> cleanAt = new HashMap<>();
    private boolean stopping;

    /** Is told of what was deleted. */
    @FunctionalInterface
    public interface Listener {
        void deleted(String kind, int count);
    }

    /**
     * @param pause is waited for between two steps
     */
    public Cleaner(
            List<CleaningTask> tasks,
            InstantSource clock,
            Supplier<Future<?>> pause,
            Listener listener) {
        this.tasks = List.copyOf(tasks);
        this.clock = clock;
        this.pause = pause;
        this.listener = listener;
        tasks.forEach(task -> cleanAt.put(task.kind(), new AtomicLong(clock.millis())));
    }

    /** Does every task; never fails. */
    public Future<Void> run() {
        Future<Void> done = Future.succeededFuture();
        for (CleaningTask task : tasks) {
            done = done.compose(_ -> clean(task));
        }
        return done;
    }

    private Future<Void> clean(CleaningTask task) {
        long now = clock.millis();
        if (now < task.notBefore()) {
            cleaned(task, now);
            return Future.succeededFuture();
        }
        Promise<Void> done = Promise.promise();
        step(task, now, done);
        return done.future();
    }

    /** Not a chain of futures: there may be very many steps. */
    private void step(CleaningTask task, long now, Promise<Void> done) {
        if (stopping) {
            done.complete();
            return;
        }
        task.step()
                .delete(now - task.keptMillis(), task.batch())
                .onSuccess(count -> {
                    listener.deleted(task.kind(), count);
                    goOn(task, now, count, done);
                })
                .onFailure(error -> {
                    warn(task, error);
                    done.complete();
                });
    }

    private void goOn(CleaningTask task, long now, int count, Promise<Void> done) {
        if (count == task.batch()) {
            pause.get().onComplete(_ -> step(task, now, done));
        } else {
            cleaned(task, now);
            done.complete();
        }
    }

    private void cleaned(CleaningTask task, long now) {
        cleanAt(task.kind()).set(now);
    }

    private static void warn(CleaningTask task, Throwable error) {
        log.atWarn()
                .addKeyValue("kind", task.kind())
                .setCause(error)
                .log("Retention failed: what is over could not be deleted; it is tried again");
    }

    /** How long ago nothing was left of a kind that is over, or the start. */
    public long behindMillis(String kind) {
        return Math.max(0, clock.millis() - cleanAt(kind).get());
    }

    private AtomicLong cleanAt(String kind) {
        AtomicLong known = cleanAt.get(kind);
        if (known == null) {
            throw new IllegalArgumentException("nothing of the kind " + kind + " is deleted");
        }
        return known;
    }

    /** The kinds of all tasks. */
    public List<String> kinds() {
        return tasks.stream().map(CleaningTask::kind).toList();
    }

    /** Lets a run that is under way end with the step at hand. */
    public void stop() {
        stopping = true;
    }
}
