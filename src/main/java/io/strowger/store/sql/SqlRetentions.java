package io.strowger.store.sql;

import io.strowger.store.Retentions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** What is known of how long things are kept, in a table. */
public final class SqlRetentions implements Retentions {

    private static final String KNOWN =
            "INSERT INTO retention (kind, kept_millis, known_at) VALUES ($1, $2, $3)"
                    + " ON CONFLICT (kind) DO UPDATE SET kept_millis = excluded.kept_millis,"
                    + " known_at = CASE WHEN retention.kept_millis > excluded.kept_millis"
                    + " THEN excluded.known_at ELSE retention.known_at END RETURNING known_at";

    private final Database database;

    public SqlRetentions(Database database) {
        this.database = database;
    }

    @Override
    public Future<Long> known(String kind, long keptMillis, long now) {
        return database.write(KNOWN, Tuple.of(kind, keptMillis, now))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
