package io.strowger.store.sql;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private record Write(String statement, Tuple values, Promise<RowSet<Row>> done) {}

    private final Database database;
    private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    GroupCommit(Database database) {
        this.database = database;
    }

    /** Durable when the future succeeds. */
    Future<RowSet<Row>> write(String statement, Tuple values) {
        Promise<RowSet<Row>> done = Promise.promise();
        waiting.add(new Write(statement, values, done));
        next();
        return answeredOnContext(done.future());
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

    private List<Write> gathered() {
        List<Write> group = new ArrayList<>();
        Write write;
        while (group.size() < MOST && (write = waiting.poll()) != null) {
            group.add(write);
        }
        return group;
    }

    private Future<?> commit(List<Write> group) {
        if (group.size() <= 1) {
            return alone(group);
        }
        return database.transaction(connection -> all(group, connection))
                .onSuccess(results -> {
                    for (int i = 0; i < group.size(); i++) {
                        group.get(i).done.complete(results.get(i));
                    }
                })
                .mapEmpty()
                .recover(_ -> alone(group).mapEmpty());
    }

    private static Future<List<RowSet<Row>>> all(List<Write> group, SqlConnection connection) {
        List<RowSet<Row>> results = new ArrayList<>(group.size());
        Future<?> written = Future.succeededFuture();
        for (Write write : group) {
            written =
                    written.compose(_ ->
                            connection
                                    .preparedQuery(write.statement)
                                    .execute(write.values)
                                    .onSuccess(results::add));
        }
        return written.map(results);
    }

    /** One that fails does not take the others with it. */
    private Future<?> alone(List<Write> group) {
        return Future.join(group.stream().map(this::alone).toList());
    }

    private Future<RowSet<Row>> alone(Write write) {
        return database.writer()
                .preparedQuery(write.statement)
                .execute(write.values)
                .onComplete(write.done);
    }
}
