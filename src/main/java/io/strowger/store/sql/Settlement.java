package io.strowger.store.sql;

import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which the state of a push changes after it was held. Each takes the push first, in
 * the states that it may be in, so that of two who settle it one finds it.
 */
enum Settlement {
    ACCEPTED("state = 'COMMITTED'", "state IN ('SUBMITTING', 'UNKNOWN')", Kind.COMMIT, Answer.KEPT),
    REFUSED(
            "state = 'RELEASED', " + RecoveryRows.EMPTIED,
            "state IN ('HELD', 'SUBMITTING', 'UNKNOWN')",
            Kind.RELEASE,
            Answer.KEPT),
    UNKNOWN("state = 'UNKNOWN'", "state = 'SUBMITTING'", null, Answer.KEPT),
    ABANDONED(
            "state = 'RELEASED', " + RecoveryRows.EMPTIED,
            "state = 'HELD'",
            Kind.RELEASE,
            Answer.FORGOTTEN),
    FLAGGED(
            "state = 'RELEASED', flagged = 1, " + RecoveryRows.EMPTIED,
            "state = 'UNKNOWN'",
            Kind.RELEASE,
            Answer.UNTOUCHED);

    /** What becomes of the correlator. */
    private enum Answer {
        KEPT,
        FORGOTTEN,
        UNTOUCHED
    }

    private static final int OK = 200;
    private static final String RETURNED = " RETURNING account, price, correlator, answer";
    private static final String OF_SUBSCRIBER = " AND subscriber_hash = $2";

    private final String change;
    private final @Nullable Kind kind;
    private final Answer answer;

    Settlement(String change, String from, @Nullable Kind kind, Answer answer) {
        this.change = "UPDATE pushes SET %s WHERE session = $1 AND %s".formatted(change, from);
        this.kind = kind;
        this.answer = answer;
    }

    /**
     * What came of it.
     *
     * @param changed false when the push was not in a state for it
     * @param forgotten rows of correlators that were forgotten, or null when none was
     */
    record Settled(boolean changed, @Nullable RowSet<Row> forgotten) {

        private static final Settled UNCHANGED = new Settled(false, null);
        private static final Settled CHANGED = new Settled(true, null);
    }

    /** Settles a push; its own answer, if any, is kept. */
    Future<Settled> run(SqlClient client, String session, long now) {
        return run(client, session, now, OK, null);
    }

    /**
     * As {@link #ACCEPTED}, of the subscriber's own push alone.
     *
     * @param subscriber as {@link PushRows#hashed} has it
     */
    static Future<Boolean> shown(SqlClient client, String session, String subscriber, long now) {
        Tuple values = Tuple.of(session, subscriber);
        return ACCEPTED.run(client, OF_SUBSCRIBER, values, now, OK, null).map(Settled::changed);
    }

    /**
     * Settles a push.
     *
     * @param instead seals the answer to keep for its correlator; null for the push's own
     */
    Future<Settled> run(
            SqlClient client,
            String session,
            long now,
            int status,
            @Nullable Function<String, Buffer> instead) {
        return run(client, "", Tuple.of(session), now, status, instead);
    }

    private Future<Settled> run(
            SqlClient client,
            String which,
            Tuple values,
            long now,
            int status,
            @Nullable Function<String, Buffer> instead) {
        String session = values.getString(0);
        return client.preparedQuery(change + which + RETURNED)
                .execute(values)
                .compose(rows ->
                        rows.size() == 0
                                ? Future.succeededFuture(Settled.UNCHANGED)
                                : settled(client, session, rows.iterator().next(), now)
                                        .compose(push -> answered(client, push, status, instead)));
    }

    private Future<Row> settled(SqlClient client, String session, Row push, long now) {
        return kind == null
                ? Future.succeededFuture(push)
                : PurseRows.end(
                                client,
                                push.getString(0),
                                new Posting(kind, push.getLong(1), session, now))
                        .map(push);
    }

    private Future<Settled> answered(
            SqlClient client, Row push, int status, @Nullable Function<String, Buffer> instead) {
        String correlator = push.getString(2);
        if (correlator.isEmpty()) {
            return Future.succeededFuture(Settled.CHANGED);
        }
        return switch (answer) {
            case KEPT ->
                    CorrelatorRows.finish(
                                    client,
                                    correlator,
                                    status,
                                    instead == null
                                            ? Buffer.buffer(push.getString(3))
                                            : instead.apply(correlator))
                            .map(Settled.CHANGED);
            case FORGOTTEN ->
                    CorrelatorRows.abandon(client, correlator)
                            .map(forgotten -> new Settled(true, forgotten));
            case UNTOUCHED -> Future.succeededFuture(Settled.CHANGED);
        };
    }
}
