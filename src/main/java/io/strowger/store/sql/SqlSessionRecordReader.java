package io.strowger.store.sql;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordFilter;
import io.strowger.store.SessionRecordReader;
import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of session records. Of what is asked for, the one column leads that leaves the
 * fewest rows, together with the time that stands behind it in its index; the others only check the
 * rows that it finds, whatever the database guesses of them.
 */
public final class SqlSessionRecordReader implements SessionRecordReader {

    private static final String LAST = "SELECT coalesce(max(number), 0) FROM session_records";
    private static final String WITHOUT_HASH =
            "SELECT begun_at FROM session_records WHERE msisdn_hash = "
                    + StoredRecord.NO_HASH
                    + " ORDER BY begun_at DESC LIMIT 1";

    /** Where {@link SqlSessionRecordStore#COLUMNS} end. */
    private static final int NUMBER = 16;

    private final Database database;
    private final SqlSessionRecordStore table;

    public SqlSessionRecordReader(Database database) {
        this.database = database;
        this.table = new SqlSessionRecordStore(database);
    }

    @Override
    public Future<Optional<StoredRecord>> find(SessionId session) {
        return table.find(session);
    }

    @Override
    public Future<List<Numbered>> newest(SessionRecordFilter filter, Place after, int limit) {
        return run(newestStatement(filter, after, limit));
    }

    static SessionRecordSelect newestStatement(SessionRecordFilter filter, Place after, int limit) {
        SessionRecordSelect select = new SessionRecordSelect();
        Column leading = leading(filter);
        for (Column column : Column.values()) {
            Object value = column.of(filter);
            if (value != null && column == leading) {
                select.where(column.name + " = ", value);
            } else if (value != null) {
                select.where(column.unindexed() + " = ", value);
            }
        }
        if (leading == Column.REASON) {
            select.where(Column.NOT_COMPLETED);
        }
        select.where("begun_at >= ", filter.since());
        select.where("(begun_at, number) < ", after.begunAt(), after.number());
        return select.ordered("begun_at DESC, number DESC", limit);
    }

    @Override
    public Future<List<Numbered>> written(
            SessionRecordFilter filter, long after, long last, int limit) {
        return run(writtenStatement(filter, after, last, limit));
    }

    static SessionRecordSelect writtenStatement(
            SessionRecordFilter filter, long after, long last, int limit) {
        SessionRecordSelect select = new SessionRecordSelect();
        select.where("number > ", after);
        select.where("number <= ", last);
        for (Column column : Column.values()) {
            Object value = column.of(filter);
            if (value != null) {
                select.where(column.unindexed() + " = ", value);
            }
        }
        return select.ordered("number", limit);
    }

    @Override
    public Future<Long> last() {
        return database.readers()
                .query(LAST)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Future<Optional<Long>> newestWithoutHash() {
        return database.readers()
                .query(WITHOUT_HASH)
                .execute()
                .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)));
    }

    private Future<List<Numbered>> run(SessionRecordSelect select) {
        return database.readers()
                .preparedQuery(select.text())
                .execute(select.values())
                .map(SqlSessionRecordReader::numbered);
    }

    private static List<Numbered> numbered(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Numbered(row.getLong(NUMBER), SqlSessionRecordStore.record(row)))
                .toList();
    }

    /** The column whose index is used; null for that of the time alone. */
    private static @Nullable Column leading(SessionRecordFilter filter) {
        for (Column column : Column.values()) {
            boolean usual =
                    column == Column.REASON && EndReason.COMPLETED.label().equals(filter.reason());
            if (column.of(filter) != null && !usual) {
                return column;
            }
        }
        return null;
    }

    /** What records are found by, those first that leave the fewest rows. */
    private enum Column {
        MSISDN_HASH("msisdn_hash", "msisdn_hash + 0"),
        REASON("reason", "reason || ''"),
        CODE("code", "code || ''"),
        APPLICATION("application", "application || ''");

        /** The condition of the index, which the planner has to see word for word. */
        static final String NOT_COMPLETED = "reason <> '" + EndReason.COMPLETED.label() + "'";

        private final String name;
        private final String unindexed;

        Column(String name, String unindexed) {
            this.name = name;
            this.unindexed = unindexed;
        }

        /** The column in words that no index stands for. */
        String unindexed() {
            return unindexed;
        }

        @Nullable Object of(SessionRecordFilter filter) {
            return switch (this) {
                case MSISDN_HASH -> filter.msisdnHash();
                case REASON -> filter.reason();
                case CODE -> filter.code();
                case APPLICATION -> filter.application();
            };
        }
    }
}
