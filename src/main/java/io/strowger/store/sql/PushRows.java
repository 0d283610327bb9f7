package io.strowger.store.sql;

import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent.PushAsked;
import io.strowger.core.push.PushMachine;
import io.strowger.core.push.PushState;
import io.strowger.core.push.PushState.Asked;
import io.strowger.security.ColumnCipher;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * The rows of pushes when they are new. Answers hold recovery codes, so they are sealed; for the
 * correlators where they will be kept, since a settlement moves them there as they are.
 */
final class PushRows {

    private static final String INSERT =
            "INSERT INTO pushes (session, account, application, code, price, state, flagged,"
                    + " correlator, answer, created_at, submitted_at, token, token_expires_at,"
                    + " claimed_by, moved, subscriber, screen, client_state,"
                    + " subscriber_hash)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, 0, $10, $11, '', 0, $12,"
                    + " '', '', $13) ON CONFLICT DO NOTHING RETURNING session";
    private static final int TOKEN = 9;
    private static final String ISO_8859_1 = "ISO-8859-1"; // any bytes are a text of it

    private final KeyedHash hasher;
    private final ColumnCipher answers;
    private final RecoveryRows recovery;

    PushRows(Keys keys, RecoveryRows recovery) {
        this.hasher = keys.credentials();
        this.answers = CorrelatorRows.answers(keys);
        this.recovery = recovery;
    }

    /** The row of a push that is held. */
    Tuple row(Push push, String correlator) {
        Recovery code = push.recovery();
        return Tuple.from(
                List.of(
                        push.session().hex(),
                        push.account(),
                        push.application(),
                        push.code().segments(),
                        push.price().minorUnits(),
                        word(PushMachine.on(new Asked(), new PushAsked(), push.createdAt()).next()),
                        correlator,
                        correlator.isEmpty() ? "" : sealed(correlator, push.answer()).toString(),
                        push.createdAt(),
                        code == null
                                ? ""
                                : recovery.token(push.subscriber(), code.code(), code.token()),
                        code == null ? 0L : code.expiresAt(),
                        code == null ? "" : recovery.sealed(push.session(), push.subscriber()),
                        hashed(push.subscriber())));
    }

    /** How a state is written; what is flagged has a column of its own. */
    static String word(PushState state) {
        return switch (state) {
            case Asked() -> throw new IllegalStateException("nothing is written of it");
            case PushState.Held _ -> "HELD";
            case PushState.Submitting _ -> "SUBMITTING";
            case PushState.Unknown _ -> "UNKNOWN";
            case PushState.Committed() -> "COMMITTED";
            case PushState.Released(), PushState.Flagged() -> "RELEASED";
        };
    }

    /** Reads what {@link #word} wrote. */
    static PushState state(Row row) {
        long askedAt = row.getLong("created_at");
        return switch (row.getString("state")) {
            case "HELD" -> new PushState.Held(askedAt);
            case "SUBMITTING" -> new PushState.Submitting(askedAt, row.getLong("submitted_at"));
            case "UNKNOWN" -> new PushState.Unknown(askedAt);
            case "COMMITTED" -> new PushState.Committed();
            case "RELEASED" ->
                    row.getInteger("flagged") == 0
                            ? new PushState.Released()
                            : new PushState.Flagged();
            case String other -> throw new StoreException("A push is " + other + ".");
        };
    }

    /** Tells whether a message comes from the subscriber of a push, and not who that is. */
    String hashed(SessionKey subscriber) {
        return hasher.hex(
                "push subscriber " + subscriber.msisdn().digits() + " " + subscriber.network());
    }

    /**
     * Writes the row.
     *
     * @return false when another live push has the recovery code
     */
    static Future<Boolean> insert(SqlClient client, Push push, Tuple row) {
        return inserted(client, row)
                .compose(done ->
                        done || push.recovery() == null
                                ? certain(push, done)
                                : RecoveryRows.freed(client, row.getString(TOKEN), push.createdAt())
                                        .compose(freed ->
                                                freed
                                                        ? inserted(client, row)
                                                        : Future.succeededFuture(false)));
    }

    private static Future<Boolean> inserted(SqlClient client, Tuple row) {
        return client.preparedQuery(INSERT).execute(row).map(rows -> rows.size() == 1);
    }

    private static Future<Boolean> certain(Push push, boolean done) {
        return done
                ? Future.succeededFuture(true)
                : Future.failedFuture(
                        new StoreException(push.session() + " names another push already."));
    }

    Buffer sealed(String correlator, Buffer answer) {
        return Buffer.buffer(answers.seal(correlator, answer.toString(ISO_8859_1)));
    }

    Buffer opened(String correlator, Buffer sealed) {
        return Buffer.buffer(answers.open(correlator, sealed.toString()), ISO_8859_1);
    }
}
