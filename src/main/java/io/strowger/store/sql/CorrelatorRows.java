package io.strowger.store.sql;

import io.strowger.security.ColumnCipher;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.strowger.store.Correlators.Begun;
import io.strowger.store.sql.CorrelatorBatch.Beginning;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The statements of correlators, for every unit of work that a correlator belongs to. */
final class CorrelatorRows {

    private static final String BEGIN =
            CorrelatorBatch.INTO + "($1, $2, $3, $4, $5, $6, 0)" + CorrelatorBatch.UNLESS_KNOWN;
    static final String FINISH =
            "UPDATE correlators SET status = $1, answer = $2 WHERE id = $3 AND status = 0";
    static final String ABANDON =
            "DELETE FROM correlators WHERE id = $1 AND status = 0 RETURNING account";
    private static final String READ =
            "SELECT body, status, answer, started_at FROM correlators"
                    + " WHERE id = $1 AND expires_at > $2";

    private final KeyedHash hasher;
    private final ColumnCipher answers;

    CorrelatorRows(Keys keys) {
        this.hasher = keys.credentials();
        this.answers = answers(keys);
    }

    /** Seals answers, for the ids of their rows. */
    static ColumnCipher answers(Keys keys) {
        return keys.vault().jsonColumn("correlators", "answer");
    }

    /** An answer repeats the number and the text of the request. */
    Buffer sealed(String id, Buffer answer) {
        return Buffer.buffer(answers.sealToBytes(id, answer.getBytes()));
    }

    /** What is known of a request whose answer was {@link #sealed}. */
    Begun opened(String id, Begun begun) {
        return switch (begun) {
            case Begun.InFlight(var presumed, var startedAt) ->
                    new Begun.InFlight(opened(id, presumed), startedAt);
            case Begun.Done(var status, var answer, var startedAt) ->
                    new Begun.Done(status, opened(id, answer), startedAt);
            case Begun.New _, Begun.OtherBody _, Begun.ShareUsed _, Begun.NoRoom _ -> begun;
        };
    }

    private Buffer opened(String id, Buffer answer) {
        return Buffer.buffer(answers.openBytes(id, answer.getBytes()));
    }

    /** Every part has its length in front, so that no two keys are written alike. */
    String id(Correlators.Key key) {
        StringBuilder parts = new StringBuilder("correlator");
        for (String part :
                List.of(key.credential(), key.operation(), key.address(), key.correlator())) {
            parts.append(' ').append(part.length()).append(' ').append(part);
        }
        return hasher.hex(parts.toString());
    }

    /** Begins, unless it was begun before; within a transaction. */
    static Future<Begun> begin(SqlClient client, Beginning wanted) {
        return client.preparedQuery(BEGIN)
                .execute(
                        Tuple.of(
                                wanted.id(),
                                wanted.account(),
                                wanted.body(),
                                wanted.presumed(),
                                wanted.now(),
                                wanted.now() + Correlators.KEPT_MILLIS))
                .compose(rows ->
                        rows.size() == 1
                                ? Future.succeededFuture(new Begun.New())
                                : known(client, wanted).map(Optional::orElseThrow));
    }

    /** What was begun before; empty when it was abandoned since. */
    static Future<Optional<Begun>> known(SqlClient client, Beginning wanted) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(wanted.id(), wanted.now()))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(begun(rows.iterator().next(), wanted.body())));
    }

    private static Begun begun(Row row, String body) {
        int status = row.getInteger(1);
        long startedAt = row.getLong(3);
        if (!row.getString(0).equals(body)) {
            return new Begun.OtherBody();
        }
        return status == 0
                ? new Begun.InFlight(row.getBuffer(2), startedAt)
                : new Begun.Done(status, row.getBuffer(2), startedAt);
    }

    static Future<RowSet<Row>> finish(SqlClient client, String id, int status, Buffer answer) {
        return client.preparedQuery(FINISH).execute(Tuple.of(status, answer, id));
    }

    /**
     * Forgets what was begun and not answered.
     *
     * @return its account in the first column, if there was any
     */
    static Future<RowSet<Row>> abandon(SqlClient client, String id) {
        return client.preparedQuery(ABANDON).execute(Tuple.of(id));
    }
}
