package io.strowger.store.sql;

import io.strowger.security.Keys;
import io.strowger.security.SealedValueException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Binds the values that were sealed before values were bound to their places, column by column, a
 * few rows at once with pauses between them. Whoever dies meanwhile leaves values of both forms,
 * which are both read, and the next start goes on. When all are bound that is noted, and from the
 * next start on earlier forms are refused.
 */
public final class SealRewriter {

    private static final Logger log = LoggerFactory.getLogger(SealRewriter.class);

    /** So many are written in a few milliseconds: no other write waits longer for them. */
    static final int AT_ONCE = 100;

    /** Places that are named in the log; the others are counted. */
    private static final int NAMED = 20;

    private static final String BOUND = "SELECT bound FROM sealing";
    private static final String NOTE = "UPDATE sealing SET bound = 1";

    private final Database database;
    private final List<SealedColumn> columns;
    private final Supplier<Future<?>> pause;
    private long bound;
    private long unopened;
    private volatile boolean stopping;

    /**
     * @param pause is waited for between two steps
     */
    public SealRewriter(Database database, Keys keys, Supplier<Future<?>> pause) {
        this.database = database;
        this.columns = SealedColumn.all(keys);
        this.pause = pause;
    }

    /** Lets only bound values be opened when no others are left. */
    public static Future<Void> refuseWhatIsOver(Database database, Keys keys) {
        return isOver(database)
                .onSuccess(over -> {
                    if (over) {
                        keys.vault().refuseEarlierForms();
                    }
                })
                .mapEmpty();
    }

    private static Future<Boolean> isOver(Database database) {
        return database.readers()
                .query(BOUND)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0) == 1);
    }

    /** Binds all that is left; may be run again when it failed. */
    public Future<Void> run() {
        return isOver(database).compose(over -> over ? Future.succeededFuture() : bindAll());
    }

    private Future<Void> bindAll() {
        bound = 0;
        unopened = 0;
        Future<Void> done = Future.succeededFuture();
        for (SealedColumn column : columns) {
            done = done.compose(_ -> bind(column));
        }
        return done.compose(_ -> stopping ? Future.succeededFuture() : finished());
    }

    private Future<Void> bind(SealedColumn column) {
        Promise<Void> done = Promise.promise();
        step(column, "", done);
        return done.future();
    }

    /** Not a chain of futures: there may be very many steps. */
    private void step(SealedColumn column, String after, Promise<Void> done) {
        if (stopping) {
            done.complete();
            return;
        }
        column.page(database.readers(), after, AT_ONCE)
                .compose(rows -> bind(column, rows).map(rows))
                .onFailure(done::fail)
                .onSuccess(rows -> {
                    if (rows.size() < AT_ONCE) {
                        done.complete();
                    } else {
                        String last = rows.getLast().getString(0);
                        pause.get().onFailure(done::fail).onSuccess(_ -> step(column, last, done));
                    }
                });
    }

    private record Bound(Row row, String value) {}

    private Future<Void> bind(SealedColumn column, List<Row> rows) {
        List<Bound> changed = new ArrayList<>();
        for (Row row : rows) {
            String value = bound(column, row);
            if (!value.equals(column.value(row))) {
                changed.add(new Bound(row, value));
            }
        }
        return changed.isEmpty()
                ? Future.succeededFuture()
                : database.unit(client -> write(client, column, changed))
                        .onSuccess(_ -> bound += changed.size());
    }

    private static Future<Void> write(SqlClient client, SealedColumn column, List<Bound> changed) {
        Future<Void> written = Future.succeededFuture();
        for (Bound one : changed) {
            written = written.compose(_ -> column.write(client, one.row, one.value));
        }
        return written;
    }

    /** A value that does not open stays as it is, and the others go on. */
    private String bound(SealedColumn column, Row row) {
        String value = column.value(row);
        try {
            return column.binding().apply(row.getString(1), value);
        } catch (SealedValueException e) {
            if (unopened++ < NAMED) {
                log.error("{} It stays as it is", e.getMessage());
            }
            return value;
        }
    }

    private Future<Void> finished() {
        return database.onWriter(client -> client.query(NOTE).execute())
                .onSuccess(_ -> tell())
                .mapEmpty();
    }

    private void tell() {
        if (bound + unopened > 0) {
            log.atLevel(unopened == 0 ? Level.INFO : Level.WARN)
                    .addKeyValue("bound", bound)
                    .addKeyValue("unopened", unopened)
                    .log("All sealed values that open are bound to their places");
        }
    }

    /** Lets a run that is under way end with the step at hand; the next start goes on. */
    public void stop() {
        stopping = true;
    }
}
