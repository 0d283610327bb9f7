package io.strowger.store.sql;

import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordStore;
import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Session records in a table; ids sort by time, so the newest are the last. */
public final class SqlSessionRecordStore implements SessionRecordStore {

    /** In the order of {@link #record}. */
    static final String COLUMNS =
            "id, network, dialogue_id, msisdn, code, application, account, origin, hops, begun_at,"
                    + " ended_at, reason, detail, bytes_in, bytes_out, msisdn_hash";

    private static final String INSERT =
            "INSERT INTO session_records ("
                    + COLUMNS
                    + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
                    + " $16)"
                    + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM session_records WHERE id = $1";
    private static final String LATEST =
            "SELECT " + COLUMNS + " FROM session_records ORDER BY id DESC LIMIT $1";
    private static final String COUNT_BEFORE = "SELECT count(*) FROM session_records WHERE id < $1";
    private static final ExpiredRows OLD =
            ExpiredRows.deleted("session_records", "id", "id < $1", "id");

    private final Database database;

    public SqlSessionRecordStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> insertAll(List<StoredRecord> records) {
        if (records.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = records.stream().map(SqlSessionRecordStore::tuple).toList();
        return database.transaction(
                        connection -> connection.preparedQuery(INSERT).executeBatch(rows))
                .mapEmpty();
    }

    @Override
    public Future<Optional<StoredRecord>> find(SessionId session) {
        return database.readers()
                .preparedQuery(FIND)
                .execute(Tuple.of(session.hex()))
                .map(rows -> records(rows).stream().findFirst());
    }

    @Override
    public Future<List<StoredRecord>> latest(int limit) {
        return database.readers()
                .preparedQuery(LATEST)
                .execute(Tuple.of(limit))
                .map(SqlSessionRecordStore::records);
    }

    @Override
    public Future<Long> countBefore(long before) {
        return database.readers()
                .preparedQuery(COUNT_BEFORE)
                .execute(Tuple.of(oldest(before)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Future<Integer> forget(long before, int most) {
        return OLD.forget(database, oldest(before), most);
    }

    private static String oldest(long time) {
        return SessionId.timeOrdered(Math.max(0, time), 0, 0).hex();
    }

    private static Tuple tuple(StoredRecord record) {
        return Tuple.from(
                List.of(
                        record.sessionId(),
                        record.network(),
                        record.dialogueId(),
                        record.msisdn(),
                        record.code(),
                        record.application(),
                        record.account(),
                        record.origin(),
                        record.hops(),
                        record.begunAt(),
                        record.endedAt(),
                        record.reason(),
                        record.detail(),
                        record.bytesIn(),
                        record.bytesOut(),
                        record.msisdnHash()));
    }

    private static List<StoredRecord> records(RowSet<Row> rows) {
        return rows.stream().map(SqlSessionRecordStore::record).toList();
    }

    static StoredRecord record(Row row) {
        return new StoredRecord(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInteger(8),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12),
                row.getInteger(13),
                row.getInteger(14),
                row.getLong(15));
    }
}
