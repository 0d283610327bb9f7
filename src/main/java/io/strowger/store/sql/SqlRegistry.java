package io.strowger.store.sql;

import io.strowger.dialect.Dialects;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Registry;
import io.strowger.provision.Snapshot;
import io.strowger.security.Keys;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the generation in the database and replaces the snapshot when it has risen, whichever
 * process raised it. While the database does not answer, the last snapshot stays.
 */
public final class SqlRegistry implements Registry {

    /** How long a change may stay unseen, with time to read it, is a second; this is well below. */
    public static final long POLL_MILLIS = 300;

    private static final Logger LOG = LoggerFactory.getLogger(SqlRegistry.class);

    private final Database database;
    private final SnapshotReader reader;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean troubled = new AtomicBoolean();
    private final Watch watch = new Watch();
    private final SingleFlight<Snapshot> turnstile = new SingleFlight<>(watch::read);
    private volatile Snapshot current = Snapshot.EMPTY;

    /**
     * @param oneApi what holds for applications that no file provisions
     * @param dialects what holds for applications by their dialects
     * @param connectors what holds for networks by their connectors
     */
    public SqlRegistry(
            Database database,
            Keys keys,
            OneApiApplications oneApi,
            Dialects dialects,
            List<ConnectorTraits> connectors) {
        this.database = database;
        this.reader = new SnapshotReader(keys, oneApi, dialects, connectors);
    }

    /**
     * Reads the first snapshot, then watches until {@code vertx} is closed. All of it, listeners
     * too, runs on a worker thread, because a big snapshot takes its time.
     */
    public Future<Void> start(Vertx vertx) {
        return vertx.deployVerticle(
                        watch, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                .mapEmpty();
    }

    private final class Watch extends VerticleBase {
        @Override
        public Future<?> start() {
            return refresh().onSuccess(read -> vertx.setPeriodic(POLL_MILLIS, timer -> poll()));
        }

        /** Reads on this verticle's thread, whoever asks. */
        Future<Snapshot> read() {
            Promise<Snapshot> promise = Promise.promise();
            context.runOnContext(now -> newest().onComplete(promise));
            return promise.future();
        }
    }

    @Override
    public Snapshot current() {
        return current;
    }

    @Override
    public void onChange(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    private void poll() {
        if (reading.compareAndSet(false, true)) {
            refresh()
                    .onComplete(read -> {
                        reading.set(false);
                        note(read.cause());
                    });
        }
    }

    /** Says once that reading fails, and once that it works again. */
    private void note(@Nullable Throwable cause) {
        boolean before = troubled.getAndSet(cause != null);
        if (cause != null && !before) {
            LOG.warn("What is provisioned cannot be read; the last reading stays", cause);
        } else if (cause == null && before) {
            LOG.warn("What is provisioned can be read again");
        }
    }

    @Override
    public Future<Snapshot> refresh() {
        return turnstile.pass();
    }

    private Future<Snapshot> newest() {
        return Generation.read(database.readers())
                .compose(number ->
                        number == current.generation()
                                ? Future.succeededFuture(current)
                                : read(number));
    }

    /**
     * Every change raises the generation in its transaction, so rows that were read between two
     * equal readings of it belong together.
     */
    private Future<Snapshot> read(long before) {
        return Rows.load(database.readers())
                .compose(rows ->
                        Generation.read(database.readers())
                                .compose(after ->
                                        after == before ? taken(before, rows) : read(after)));
    }

    private Future<Snapshot> taken(long generation, Rows rows) {
        return Future.succeededFuture(replace(reader.snapshot(generation, rows)));
    }

    private synchronized Snapshot replace(Snapshot next) {
        if (next.generation() > current.generation()) {
            current = next;
            listeners.forEach(listener -> listener.accept(next));
        }
        return current;
    }
}
