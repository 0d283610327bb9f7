package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes;
import io.strowger.store.sql.CorrelatorBatch.Beginning;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Pushes in a table beside the purses. Every step is one unit: the push, the purse, the ledger and
 * the correlator, whole or not at all.
 */
public final class SqlPushes implements Pushes {

    private static final String UNDO = "DELETE FROM pushes WHERE session = $1";
    private final Database database;
    private final Predicate<String> trusted;
    private final CorrelatorRows correlators;
    private final PushRows rows;
    private final RecoveryRows recovery;
    private final PushWriter writer;
    private final PushSweep sweep;
    private final RowQuota quota;

    /**
     * @param trusted whether the purse of an account adds up
     * @param quota how many correlators are remembered
     * @param refusal the answer that is kept for retries of what was refused
     */
    public SqlPushes(
            Database database,
            Keys keys,
            Predicate<String> trusted,
            RowQuota quota,
            KeptRefusal refusal) {
        this.database = database;
        this.quota = quota;
        this.trusted = trusted;
        this.correlators = new CorrelatorRows(keys);
        this.recovery = new RecoveryRows(keys);
        this.rows = new PushRows(keys, recovery);
        this.writer = new PushWriter(rows, recovery, refusal);
        this.sweep = new PushSweep(database, writer, quota);
    }

    @Override
    public Future<Begun> begin(Push push) {
        if (push.price().isNegative()) {
            throw new IllegalArgumentException("a push does not cost less than nothing");
        }
        if (!trusted.test(push.account())) {
            return Future.succeededFuture(new Begun.NoPurse());
        }
        Retried retried = push.retried();
        if (retried == null) {
            Tuple row = rows.row(push, "");
            return database.unit(client -> hold(client, push, "", row));
        }
        Beginning wanted = wanted(retried, push.createdAt());
        return begin(push, wanted).map(begun -> opened(wanted.id(), begun));
    }

    private Beginning wanted(Retried retried, long now) {
        Correlators.Key key = retried.key();
        String id = correlators.id(key);
        return new Beginning(id, key.account(), retried.body(), Buffer.buffer(), now);
    }

    @Override
    public Future<Optional<Begun>> repeated(Retried retried, long now) {
        Beginning wanted = wanted(retried, now);
        return known(wanted).map(found -> found.map(begun -> opened(wanted.id(), begun)));
    }

    private Future<Begun> begin(Push push, Beginning wanted) {
        return quota.take(wanted.account(), wanted.now())
                .compose(answer ->
                        switch (answer) {
                            case TAKEN -> taken(push, wanted);
                            case ACCOUNT_FULL ->
                                    known(wanted).map(one -> one.orElseGet(Begun.ShareUsed::new));
                            case TABLE_FULL ->
                                    known(wanted).map(one -> one.orElseGet(Begun.NoRoom::new));
                        });
    }

    private Future<Begun> taken(Push push, Beginning wanted) {
        Tuple row = rows.row(push, wanted.id());
        return database.unit(client -> begin(client, push, wanted, row))
                .onComplete((begun, error) ->
                        quota.settle(
                                wanted.account(), error == null && begun instanceof Begun.Held));
    }

    private Future<Optional<Begun>> known(Beginning wanted) {
        return CorrelatorRows.known(database.readers(), wanted)
                .map(found -> found.map(SqlPushes::repeated));
    }

    private static Future<Begun> begin(SqlClient client, Push push, Beginning wanted, Tuple row) {
        return CorrelatorRows.begin(client, wanted)
                .compose(begun ->
                        begun instanceof Correlators.Begun.New
                                ? hold(client, push, wanted.id(), row)
                                : done(repeated(begun)));
    }

    private static Begun repeated(Correlators.Begun begun) {
        return switch (begun) {
            case Correlators.Begun.InFlight _ -> new Begun.InFlight();
            case Correlators.Begun.Done(var status, var answer, var _) ->
                    new Begun.Done(status, answer);
            case Correlators.Begun.OtherBody() -> new Begun.OtherBody();
            case Correlators.Begun.NoRoom() -> new Begun.NoRoom();
            case Correlators.Begun.ShareUsed() -> new Begun.ShareUsed();
            case Correlators.Begun.New() -> throw new IllegalStateException("it is new");
        };
    }

    private Begun opened(String correlator, Begun begun) {
        return begun instanceof Begun.Done(var status, var answer)
                ? new Begun.Done(status, rows.opened(correlator, answer))
                : begun;
    }

    private static Future<Begun> done(Begun begun) {
        return Future.succeededFuture(begun);
    }

    private static Future<Begun> hold(SqlClient client, Push push, String correlator, Tuple row) {
        return PushRows.insert(client, push, row)
                .compose(inserted ->
                        inserted
                                ? pay(client, push, correlator)
                                : CorrelatorRows.abandon(client, correlator)
                                        .map(new Begun.TokenTaken()));
    }

    private static Future<Begun> pay(SqlClient client, Push push, String correlator) {
        String session = push.session().hex();
        return PurseRows.hold(client, push.account(), push.price(), session, push.createdAt())
                .compose(held ->
                        held
                                ? done(new Begun.Held())
                                : undone(client, session, correlator)
                                        .compose(_ -> refusal(client, push)));
    }

    private static Future<?> undone(SqlClient client, String session, String correlator) {
        return client.preparedQuery(UNDO)
                .execute(Tuple.of(session))
                .compose(_ -> CorrelatorRows.abandon(client, correlator));
    }

    private static Future<Begun> refusal(SqlClient client, Push push) {
        return PurseRows.find(client, push.account())
                .map(found ->
                        found.filter(one -> one.currency().equals(push.price().currency()))
                                        .isPresent()
                                ? new Begun.Insufficient()
                                : new Begun.NoPurse());
    }

    @Override
    public Future<Boolean> happened(SessionId session, PushEvent event, long now) {
        return database.unit(client -> writer.write(client, session, event, now)).map(quota::told);
    }

    @Override
    public Future<Swept> sweep(long heldBefore, long unknownBefore, long now) {
        return sweep.run(heldBefore, unknownBefore, now);
    }

    @Override
    public Future<Integer> forget(long now, int most) {
        return sweep.forget(now, most);
    }

    @Override
    public Future<Integer> forgetRecoveries(long now, int most) {
        return sweep.forgetRecoveries(now, most);
    }

    @Override
    public Future<Integer> forgetMisses(long now, int most) {
        return sweep.forgetMisses(now, most);
    }

    @Override
    public Future<Void> moved(SessionId session) {
        return database.write(RecoveryRows.MOVED, Tuple.of(session.hex())).mapEmpty();
    }

    @Override
    public Future<Claim> claim(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long now) {
        RecoveryRows.Dialled dialled = recovery.dialled(subscriber, code, token, dialogueId, now);
        return database.unit(client -> recovery.claim(client, dialled));
    }
}
