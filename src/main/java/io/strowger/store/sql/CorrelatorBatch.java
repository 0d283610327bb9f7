package io.strowger.store.sql;

import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests that begin while others are being written make up the next statement, all in one: a
 * session that an application begins should cost little more than one that is dialled.
 *
 * <p>May be used from any thread; a caller on a Vert.x context is answered there.
 */
final class CorrelatorBatch {

    private static final int MOST = 128;
    private static final int COLUMNS = 6;

    static final String INTO =
            "INSERT INTO correlators (id, account, body, answer, started_at, expires_at, status)"
                    + " VALUES ";

    // a row comes back to the one who made it, or who found one that had expired
    static final String UNLESS_KNOWN =
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body, status = 0,"
                    + " answer = excluded.answer, started_at = excluded.started_at,"
                    + " expires_at = excluded.expires_at"
                    + " WHERE correlators.expires_at <= excluded.started_at RETURNING id";

    /** A request that may be new. */
    record Beginning(String id, String account, String body, Buffer presumed, long now) {}

    private record Waiting(Beginning wanted, Promise<Boolean> isNew) {}

    private final Database database;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean busy;

    CorrelatorBatch(Database database) {
        this.database = database;
    }

    /** Whether it is new; durable when the future succeeds. */
    Future<Boolean> begin(Beginning wanted) {
        Promise<Boolean> isNew = Promise.promise();
        synchronized (this) {
            waiting.add(new Waiting(wanted, isNew));
        }
        next();
        return GroupCommit.answeredOnContext(isNew.future());
    }

    private void next() {
        Map<String, Waiting> group = gathered();
        if (group.isEmpty()) {
            return;
        }
        write(group)
                .onComplete((made, error) -> {
                    synchronized (this) {
                        busy = false;
                    }
                    next();
                    group.forEach((id, one) -> answer(one, made, id, error));
                });
    }

    private static void answer(Waiting one, Set<String> made, String id, Throwable error) {
        if (error == null) {
            one.isNew.complete(made.contains(id));
        } else {
            one.isNew.fail(error);
        }
    }

    /** No id twice in one statement: who comes second is told by the next. */
    private synchronized Map<String, Waiting> gathered() {
        if (busy || waiting.isEmpty()) {
            return Map.of();
        }
        busy = true;
        Map<String, Waiting> group = new LinkedHashMap<>();
        List<Waiting> left = new ArrayList<>();
        for (Waiting one : waiting) {
            if (group.size() >= MOST || group.putIfAbsent(one.wanted.id(), one) != null) {
                left.add(one);
            }
        }
        waiting = left;
        return group;
    }

    private Future<Set<String>> write(Map<String, Waiting> group) {
        Tuple values = Tuple.tuple();
        for (Waiting one : group.values()) {
            Beginning wanted = one.wanted;
            values.addString(wanted.id())
                    .addString(wanted.account())
                    .addString(wanted.body())
                    .addBuffer(wanted.presumed())
                    .addLong(wanted.now())
                    .addLong(wanted.now() + Correlators.KEPT_MILLIS);
        }
        return database.onWriter(connection ->
                        connection.preparedQuery(statement(group.size())).execute(values))
                .map(CorrelatorBatch::ids);
    }

    private static Set<String> ids(RowSet<Row> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
    }

    private static String statement(int rows) {
        List<String> all = new ArrayList<>(rows);
        for (int first = 1; first < rows * COLUMNS; first += COLUMNS) {
            all.add(
                    "($%d, $%d, $%d, $%d, $%d, $%d, 0)"
                            .formatted(
                                    first, first + 1, first + 2, first + 3, first + 4, first + 5));
        }
        return INTO + String.join(", ", all) + UNLESS_KNOWN;
    }
}
