package io.strowger.store.sql;

import io.strowger.core.verify.Verdict;
import io.strowger.core.verify.VerificationRules;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Verification codes in a table. A guess that can come to nothing is only read, so that those who
 * go on guessing do not keep others from the disk.
 */
public final class SqlVerificationCodes implements VerificationCodes {

    // a row comes back to the one who made it, or who found one that was kept long enough
    private static final String ASK =
            "INSERT INTO verification_codes (ref, number, prefix, hash, case_sensitive, message_id,"
                    + " asked_at, expires_at, kept_until, account, guesses, used)"
                    + " SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0"
                    + " WHERE $11 = 0 OR $11 > (SELECT count(*) FROM verification_codes"
                    + " WHERE number = $2 AND asked_at > $12)"
                    + " ON CONFLICT (ref) DO UPDATE SET number = excluded.number,"
                    + " prefix = excluded.prefix, hash = excluded.hash,"
                    + " case_sensitive = excluded.case_sensitive,"
                    + " message_id = excluded.message_id, asked_at = excluded.asked_at,"
                    + " expires_at = excluded.expires_at, kept_until = excluded.kept_until,"
                    + " guesses = 0, used = 0"
                    + " WHERE verification_codes.kept_until <= excluded.asked_at RETURNING ref";
    private static final String ASKED =
            "SELECT asked_at FROM verification_codes WHERE number = $1 AND asked_at > $2"
                    + " ORDER BY asked_at DESC LIMIT 1 OFFSET $3";
    private static final String WITHDRAW =
            "DELETE FROM verification_codes WHERE ref = $1 AND message_id = $2 RETURNING account";
    private static final String COUNT =
            "UPDATE verification_codes SET guesses = guesses + 1"
                    + " WHERE ref = $1 AND message_id = $2 AND used = 0 AND guesses < $3"
                    + " AND expires_at > $4 RETURNING hash, case_sensitive";
    private static final String USE =
            "UPDATE verification_codes SET used = 1 WHERE ref = $1 AND message_id = $2";
    private static final ExpiredRows EXPIRED =
            ExpiredRows.deleted("verification_codes", "ref", "kept_until <= $1", "kept_until");

    private final Database database;
    private final VerificationRules rules;
    private final RowQuota quota;
    private final ExhaustedCodeCache spent = new ExhaustedCodeCache();

    /**
     * @param quota how many refs are used at once
     */
    public SqlVerificationCodes(Database database, VerificationRules rules, RowQuota quota) {
        this.quota = quota;
        this.database = database;
        this.rules = rules;
    }

    @Override
    public Future<Asked> ask(Code code) {
        return quota.take(code.account(), code.askedAt())
                .compose(answer ->
                        switch (answer) {
                            case TAKEN -> taken(code);
                            case ACCOUNT_FULL -> withoutRoom(code, new Asked.ShareUsed());
                            case TABLE_FULL -> withoutRoom(code, new Asked.NoRoom());
                        });
    }

    private Future<Asked> taken(Code code) {
        return database.write(ASK, row(code))
                .onComplete((rows, error) ->
                        quota.settle(code.account(), error == null && rows.size() == 1))
                .compose(rows -> rows.size() == 1 ? stored(code) : refused(code));
    }

    /** A ref that was used is told before anything else. */
    private Future<Asked> withoutRoom(Code code, Asked refusal) {
        return isUsed(code).map(used -> used ? new Asked.RefUsed() : refusal);
    }

    private Future<Boolean> isUsed(Code code) {
        return CodeRow.read(database.readers(), code.ref())
                .map(known -> known.isPresent() && known.get().isKept(code.askedAt()));
    }

    private Tuple row(Code code) {
        return Tuple.of(
                code.ref(),
                code.number(),
                code.prefix(),
                code.hash(),
                RowCursor.flag(code.caseSensitive()),
                code.messageId(),
                code.askedAt(),
                code.expiresAt(),
                code.askedAt() + rules.keptMillis(),
                code.account(),
                rules.mostPerNumber(),
                windowBegins(code));
    }

    private long windowBegins(Code code) {
        return code.askedAt() - rules.numberWithinMillis();
    }

    private Future<Asked> stored(Code code) {
        spent.remove(code.ref());
        return Future.succeededFuture(new Asked.Stored());
    }

    /** A ref that was used is told before a number that was asked for too often. */
    private Future<Asked> refused(Code code) {
        return isUsed(code)
                .compose(used ->
                        used ? Future.succeededFuture(new Asked.RefUsed()) : tooOften(code));
    }

    private Future<Asked> tooOften(Code code) {
        return database.readers()
                .preparedQuery(ASKED)
                .execute(Tuple.of(code.number(), windowBegins(code), rules.mostPerNumber() - 1))
                .compose(rows ->
                        rows.size() == 1
                                ? Future.succeededFuture(tooOften(code, first(rows).getLong(0)))
                                : ask(code)); // withdrawn in between
    }

    private Asked tooOften(Code code, long oldest) {
        return new Asked.TooOften(oldest + rules.numberWithinMillis() - code.askedAt());
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    @Override
    public Future<Boolean> withdraw(String ref, String messageId) {
        return database.write(WITHDRAW, Tuple.of(ref, messageId))
                .map(rows -> {
                    spent.remove(ref);
                    quota.removed(rows);
                    return rows.size() == 1;
                });
    }

    @Override
    public Future<Guessed> guess(String ref, CodeHashes.Typed typed, long now) {
        CodeRow known = spent.get(ref);
        Guessed answer = known == null ? null : known.withoutLooking(rules, now);
        return answer == null ? read(ref, typed, now) : Future.succeededFuture(answer);
    }

    private Future<Guessed> read(String ref, CodeHashes.Typed typed, long now) {
        return CodeRow.read(database.readers(), ref)
                .compose(found ->
                        found.isPresent()
                                ? known(ref, found.get(), typed, now)
                                : Future.succeededFuture(new Guessed.Unknown()));
    }

    private Future<Guessed> known(String ref, CodeRow code, CodeHashes.Typed typed, long now) {
        Guessed answer = code.withoutLooking(rules, now);
        if (answer != null) {
            spent.put(ref, code);
            return Future.succeededFuture(answer);
        }
        return evaluated(ref, code, typed, now)
                .compose(verdict ->
                        verdict.isPresent()
                                ? Future.succeededFuture(code.answer(verdict.get()))
                                : read(ref, typed, now)); // others were faster
    }

    /** Counts, then compares, then uses up; all of it is on the disk when the future succeeds. */
    private Future<Optional<Verdict>> evaluated(
            String ref, CodeRow code, CodeHashes.Typed typed, long now) {
        Tuple counted = Tuple.of(ref, code.messageId(), rules.guesses().most(), now);
        return database.unit(client ->
                client.preparedQuery(COUNT)
                        .execute(counted)
                        .compose(rows ->
                                rows.size() == 1
                                        ? compared(client, ref, code, matches(typed, first(rows)))
                                        : Future.succeededFuture(Optional.empty())));
    }

    private static boolean matches(CodeHashes.Typed typed, Row row) {
        return typed.matches(row.getString(0), row.getInteger(1) != 0);
    }

    private static Future<Optional<Verdict>> compared(
            SqlClient client, String ref, CodeRow code, boolean equal) {
        return equal
                ? client.preparedQuery(USE)
                        .execute(Tuple.of(ref, code.messageId()))
                        .map(Optional.of(Verdict.VALID))
                : Future.succeededFuture(Optional.of(Verdict.WRONG));
    }

    /** The last that are forgotten of many are followed by a count, which takes its time. */
    @Override
    public Future<Integer> forget(long now, int most) {
        return EXPIRED.forget(database, now, most)
                .compose(gone ->
                        gone == most ? Future.succeededFuture(gone) : quota.count(now).map(gone));
    }
}
