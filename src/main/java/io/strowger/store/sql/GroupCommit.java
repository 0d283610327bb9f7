package io.strowger.store.sql;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes that wait for the disk together: what arrives while one group is being committed makes up
 * the next. One commit each would let a few hundred a second through, and an application that dies
 * leaves thousands of notices at once.
 *
 * <p>May be used from any thread; a caller on a Vert.x context is answered there.
 */
final class GroupCommit {

    private static final int MOST = 256;

    private final Database database;
    private final Queue<Unit<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    GroupCommit(Database database) {
        this.database = database;
    }

    /** One statement. Durable when the future succeeds. */
    Future<RowSet<Row>> write(String statement, Tuple values) {
        return enqueue(new Unit<>(client -> client.preparedQuery(statement).execute(values), true));
    }

    /**
     * Several statements on one connection, whole or not at all, of which the first is a write.
     * Durable when the future succeeds. When any unit of a group fails, all are undone and each is
     * run again alone, so the work must have no effect but on the database. A unit that refuses has
     * to leave nothing behind by itself: it succeeds.
     */
    <T> Future<T> unit(Function<SqlClient, Future<T>> work) {
        return enqueue(new Unit<>(work, false));
    }

    private <T> Future<T> enqueue(Unit<T> unit) {
        waiting.add(unit);
        next();
        return answeredOnContext(unit.done.future());
    }

    /** The same on the context of the caller, if it has one. */
    static <T> Future<T> answeredOnContext(Future<T> result) {
        return answeredOn(Vertx.currentContext(), result);
    }

    private static <T> Future<T> answeredOn(@Nullable Context context, Future<T> result) {
        if (context == null) {
            return result;
        }
        Promise<T> there = Promise.promise();
        result.onComplete((value, error) ->
                context.runOnContext(_ -> {
                    if (error == null) {
                        there.complete(value);
                    } else {
                        there.fail(error);
                    }
                }));
        return there.future();
    }

    private void next() {
        if (waiting.isEmpty() || !busy.compareAndSet(false, true)) {
            return;
        }
        commit(gathered())
                .onComplete(_ -> {
                    busy.set(false);
                    next();
                });
    }

    private List<Unit<?>> gathered() {
        List<Unit<?>> group = new ArrayList<>();
        Unit<?> unit;
        while (group.size() < MOST && (unit = waiting.poll()) != null) {
            group.add(unit);
        }
        return group;
    }

    private Future<?> commit(List<Unit<?>> group) {
        if (group.size() <= 1) {
            return alone(group);
        }
        return database.transaction(connection -> all(group, connection))
                .onSuccess(Runnable::run)
                .<Void>mapEmpty()
                .recover(_ -> alone(group).mapEmpty());
    }

    /** What tells all callers, once it is durable. */
    private static Future<Runnable> all(List<Unit<?>> group, SqlClient client) {
        List<Runnable> answers = new ArrayList<>(group.size());
        Future<?> written = Future.succeededFuture();
        for (Unit<?> unit : group) {
            written = written.compose(_ -> unit.run(client).onSuccess(answers::add));
        }
        return written.map(() -> answers.forEach(Runnable::run));
    }

    /** One that fails does not take the others with it. */
    private Future<?> alone(List<Unit<?>> group) {
        return Future.join(group.stream().map(unit -> unit.runAlone(database)).toList());
    }

    /**
     * Work for one caller.
     *
     * @param single whether it is one statement, which needs no transaction around it
     */
    private record Unit<T>(Function<SqlClient, Future<T>> work, boolean single, Promise<T> done) {

        Unit(Function<SqlClient, Future<T>> work, boolean single) {
            this(work, single, Promise.promise());
        }

        Future<Runnable> run(SqlClient client) {
            return work.apply(client).map(result -> () -> done.complete(result));
        }

        Future<T> runAlone(Database database) {
            Future<T> result =
                    single ? database.onWriter(work::apply) : database.transaction(work::apply);
            return result.onComplete(done);
        }
    }
}
