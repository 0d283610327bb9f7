package io.strowger.store.sql;

import io.strowger.core.model.SessionId;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.push.Decision;
import io.strowger.core.push.PushEffect;
import io.strowger.core.push.PushEffect.ForgetRecovery;
import io.strowger.core.push.PushEffect.KeepFirstScreen;
import io.strowger.core.push.PushEvent;
import io.strowger.core.push.PushEvent.SubscriberReplied;
import io.strowger.core.push.PushMachine;
import io.strowger.core.push.PushState;
import io.strowger.store.Pushes.KeptRefusal;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link PushMachine} decides: the row is locked and read, the machine is asked, and
 * the next state is put in the place of the one that was read, with all that belongs to it.
 */
final class PushWriter {

    private static final int OK = 200;
    private static final Future<Void> DONE = Future.succeededFuture();

    // a write, so that nobody else moves it before the transaction is over
    private static final String LOCK = "UPDATE pushes SET state = state WHERE session = $1";
    private static final String OF_SUBSCRIBER = " AND subscriber_hash = $2";
    private static final String RETURNED =
            " RETURNING state, flagged, created_at, submitted_at, account, price, correlator,"
                    + " answer";
    // parameters are counted as they come
    private static final String MOVE = "UPDATE pushes SET state = $1, flagged = $2";
    private static final String FROM = " WHERE session = $3 AND state = $4 RETURNING session";
    private static final String FORGETTING = MOVE + ", " + RecoveryRows.EMPTIED + FROM;
    private static final String PREPARING =
            MOVE
                    + ", submitted_at = $3,"
                    + " screen = CASE WHEN token = '' THEN '' ELSE $4 END,"
                    + " client_state = CASE WHEN token = '' THEN '' ELSE $5 END"
                    + " WHERE session = $6 AND state = $7 RETURNING session";

    private final PushRows rows;
    private final RecoveryRows recovery;
    private final KeptRefusal refusal;

    PushWriter(PushRows rows, RecoveryRows recovery, KeptRefusal refusal) {
        this.rows = rows;
        this.recovery = recovery;
        this.refusal = refusal;
    }

    /**
     * What came of a step.
     *
     * @param changed false when the event did not fit the state
     * @param forgotten rows of correlators that were forgotten, or null when none was
     */
    record Written(boolean changed, @Nullable RowSet<Row> forgotten) {

        private static final Written UNCHANGED = new Written(false, null);
        private static final Written CHANGED = new Written(true, null);
    }

    /** A push whose row is locked. */
    private record Locked(SessionId session, PushState state, Row row, long now) {

        Posting posting(Kind kind) {
            return new Posting(kind, row.getLong("price"), session.hex(), now);
        }
    }

    /** Takes a step, within a transaction. */
    Future<Written> write(SqlClient client, SessionId session, PushEvent event, long now) {
        return locked(client, session, event)
                .compose(found ->
                        found.size() == 0
                                ? Future.succeededFuture(Written.UNCHANGED)
                                : decide(client, session, event, now, found.iterator().next()));
    }

    /** Whoever replies shows something of his own push alone. */
    private Future<RowSet<Row>> locked(SqlClient client, SessionId session, PushEvent event) {
        return event instanceof SubscriberReplied(var subscriber)
                ? client.preparedQuery(LOCK + OF_SUBSCRIBER + RETURNED)
                        .execute(Tuple.of(session.hex(), rows.hashed(subscriber)))
                : client.preparedQuery(LOCK + RETURNED).execute(Tuple.of(session.hex()));
    }

    private Future<Written> decide(
            SqlClient client, SessionId session, PushEvent event, long now, Row row) {
        Locked push = new Locked(session, PushRows.state(row), row, now);
        Decision<PushState, PushEffect> decision = PushMachine.on(push.state, event, now);
        if (decision.stays(push.state)) {
            return Future.succeededFuture(Written.UNCHANGED);
        }
        Future<Written> written = move(client, push, decision).map(Written.CHANGED);
        for (PushEffect effect : decision.effects()) {
            written = written.compose(before -> carryOut(client, push, effect, before));
        }
        return written;
    }

    /** Compare and put; what the row keeps is written by the same statement. */
    private Future<?> move(
            SqlClient client, Locked push, Decision<PushState, PushEffect> decision) {
        Tuple values =
                Tuple.of(
                        PushRows.word(decision.next()),
                        decision.next() instanceof PushState.Flagged ? 1 : 0);
        String statement = MOVE + FROM;
        for (PushEffect effect : decision.effects()) {
            if (effect instanceof KeepFirstScreen(var first, var clientState)) {
                statement = PREPARING;
                values.addLong(push.now);
                values.addString(recovery.sealed(push.session, first));
                values.addString(recovery.sealed(push.session, clientState));
            } else if (effect instanceof ForgetRecovery) {
                statement = FORGETTING;
            }
        }
        values.addString(push.session.hex()).addString(PushRows.word(push.state));
        return client.preparedQuery(statement)
                .execute(values)
                .compose(moved -> moved.size() == 1 ? DONE : movedMeanwhile(push));
    }

    private static Future<Void> movedMeanwhile(Locked push) {
        return Future.failedFuture(new StoreException(push.session + " was moved under its lock."));
    }

    private Future<Written> carryOut(
            SqlClient client, Locked push, PushEffect effect, Written before) {
        String correlator = push.row.getString("correlator");
        return switch (effect) {
            case PushEffect.HoldPrice() ->
                    Future.failedFuture(new StoreException("a price is held with a new row"));
            case PushEffect.CommitPrice() -> post(client, push, Kind.COMMIT).map(before);
            case PushEffect.ReleasePrice() -> post(client, push, Kind.RELEASE).map(before);
            case KeepFirstScreen _, ForgetRecovery() -> Future.succeededFuture(before);
            case PushEffect.KeepAnswer() ->
                    keep(client, correlator, OK, Buffer.buffer(push.row.getString("answer")))
                            .map(before);
            case PushEffect.KeepRefusal() ->
                    keep(
                                    client,
                                    correlator,
                                    refusal.status(),
                                    rows.sealed(correlator, refusal.answer()))
                            .map(before);
            case PushEffect.ForgetKey() ->
                    correlator.isEmpty()
                            ? Future.succeededFuture(before)
                            : CorrelatorRows.abandon(client, correlator)
                                    .map(forgotten -> new Written(true, forgotten));
        };
    }

    private static Future<Void> post(SqlClient client, Locked push, Kind kind) {
        return PurseRows.end(client, push.row.getString("account"), push.posting(kind));
    }

    private static Future<?> keep(SqlClient client, String correlator, int status, Buffer answer) {
        return correlator.isEmpty()
                ? Future.succeededFuture()
                : CorrelatorRows.finish(client, correlator, status, answer);
    }
}
