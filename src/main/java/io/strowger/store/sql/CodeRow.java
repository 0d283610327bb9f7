package io.strowger.store.sql;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule.Admission;
import io.strowger.core.verify.Verdict;
import io.strowger.core.verify.VerificationRules;
import io.strowger.store.VerificationCodes.Guessed;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a code, but for its hash.
 *
 * @param messageId tells it from an earlier code of the same ref
 */
record CodeRow(String messageId, String prefix, CodeState state, long keptUntil) {

    private static final String READ =
            "SELECT message_id, prefix, guesses, used, expires_at, kept_until"
                    + " FROM verification_codes WHERE ref = $1";

    static Future<Optional<CodeRow>> read(SqlClient client, String ref) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(ref))
                .map(rows -> rows.stream().map(CodeRow::of).findFirst());
    }

    private static CodeRow of(Row row) {
        CodeState state = new CodeState(row.getInteger(2), row.getInteger(3) != 0, row.getLong(4));
        return new CodeRow(row.getString(0), row.getString(1), state, row.getLong(5));
    }

    boolean isKept(long now) {
        return now < keptUntil;
    }

    /** What any guess comes to, or null when one has to be evaluated. */
    @Nullable Guessed withoutLooking(VerificationRules rules, long now) {
        if (!isKept(now)) {
            return new Guessed.Unknown();
        }
        return switch (rules.guesses().admit(state, now)) {
            case Admission.Refused(var verdict) -> answer(verdict);
            case Admission.Counted _ -> null;
        };
    }

    Guessed answer(Verdict verdict) {
        return new Guessed.Known(verdict, prefix);
    }
}
