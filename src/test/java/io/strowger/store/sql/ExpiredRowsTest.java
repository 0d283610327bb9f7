package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.VerificationSettings;
import io.strowger.core.model.SessionId;
import io.strowger.limits.Quota;
import io.strowger.store.Correlators;
import io.strowger.store.Outbox;
import io.strowger.store.RecoveryGuesses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every table forgets the oldest first, and only so many at once. */
class ExpiredRowsTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final int ROWS = 7;
    private static final int MOST = 3;

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    /**
     * What rows there are and who forgets them. The rows of a kind are over one millisecond after
     * another, the first at {@link #NOW}; they are put in from the last to the first.
     */
    enum Kind {
        CORRELATORS(
                "correlators",
                "INSERT INTO correlators (id, body, status, answer, started_at, expires_at)"
                        + " VALUES ($1, '', 0, '', 0, $2)",
                NOW) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return new SqlCorrelators(database, SqliteMoney.KEYS, SqliteMoney.quota(database))
                        .forget(now, MOST);
            }
        },
        TOKENS(
                "tokens",
                "INSERT INTO tokens (hash, kind, used, family, credential, scopes, expires_at)"
                        + " VALUES ($1, 'access', 0, '', '', '', $2)",
                NOW) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return new SqlTokens(database).forget(now, MOST);
            }
        },
        CODES(
                "verification_codes",
                "INSERT INTO verification_codes (ref, number, prefix, hash, case_sensitive,"
                        + " message_id, guesses, used, asked_at, expires_at, kept_until)"
                        + " VALUES ($1, '', '', '', 0, '', 0, 0, 0, 0, $2)",
                NOW) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return new SqlVerificationCodes(
                                database,
                                VerificationSettings.DEFAULTS.rules(),
                                RowQuota.ofCodes(database, Quota.of(ROWS)))
                        .forget(now, MOST);
            }
        },
        OUTBOX(
                "outbox",
                "INSERT INTO outbox (id, state, kind, account, url, headers, body, sealed_secret,"
                        + " created_at, expires_at, next_at, attempts, error)"
                        + " VALUES ($1, 'dead', '', '', '', '', '', '', 0, 0, $2, 0, '')",
                NOW - Outbox.KEPT_MILLIS) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return SqlOutbox.open(database, ROWS).compose(outbox -> outbox.forget(now, MOST));
            }
        },
        MISSES(
                "recovery_misses",
                "INSERT INTO recovery_misses (number, times, latest) VALUES ($1, '', $2)",
                NOW - RecoveryGuesses.WINDOW_MILLIS) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return SqliteMoney.pushes(database).forgetMisses(now, MOST);
            }
        },
        RECOVERIES("pushes", push("'s' || $1", "$1", "$2"), NOW) {
            @Override
            Future<Integer> forget(Database database, long now) {
                return SqliteMoney.pushes(database).forgetRecoveries(now, MOST);
            }

            @Override
            String left() {
                return "SELECT count(*) FROM pushes WHERE token <> ''";
            }
        };

        final String table;
        final String insert;
        final long first;

        Kind(String table, String insert, long first) {
            this.table = table;
            this.insert = insert;
            this.first = first;
        }

        abstract Future<Integer> forget(Database database, long now);

        String left() {
            return "SELECT count(*) FROM " + table;
        }
    }

    private static String push(String session, String token, String expires) {
        return """
        INSERT INTO pushes (session, account, application, code, price, state, flagged,
        correlator, answer, created_at, submitted_at, token, token_expires_at, claimed_by,
        moved, subscriber, screen, client_state) VALUES (%s, 'acme', '', '', 0, 'COMMITTED',
        0, '', '', 0, 0, %s, %s, '', 0, '', '', '')\
        """
                .formatted(session, token, expires);
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgetTheOldestFirstAndSoManyAtMost(Kind kind) {
        Database database = money.database();
        IntStream.iterate(ROWS - 1, row -> row >= 0, row -> row - 1)
                .forEach(row ->
                        await(
                                database.write(
                                        kind.insert, Tuple.of("row" + row, kind.first + row))));

        assertThat(await(kind.forget(database, NOW - 1))).isZero();
        assertThat(await(kind.forget(database, NOW))).isEqualTo(1);
        assertThat(await(kind.forget(database, NOW + 1))).isEqualTo(1);
        assertThat(await(kind.forget(database, NOW + ROWS))).isEqualTo(MOST);
        assertThat(left(kind.left())).isEqualTo(2);
        assertThat(await(kind.forget(database, NOW + ROWS - 2))).as("the newest").isEqualTo(1);
        assertThat(await(kind.forget(database, NOW + ROWS))).isEqualTo(1);
        assertThat(await(kind.forget(database, NOW + ROWS))).isZero();
    }

    @Test
    void shouldForgetSettledPushesOfADayAgoButNoneThatIsOpenOrFlagged() {
        Database database = money.database();
        long over = NOW - Correlators.KEPT_MILLIS;
        put(over, "COMMITTED", 0);
        put(over - 1, "UNKNOWN", 0);
        put(over - 2, "RELEASED", 1);
        put(over - 3, "RELEASED", 0);
        put(over - 4, "HELD", 0);

        assertThat(await(SqliteMoney.pushes(database).forget(NOW, MOST))).isEqualTo(1);
        assertThat(await(SqliteMoney.pushes(database).forget(NOW + 1, MOST))).isEqualTo(1);
        assertThat(left("SELECT count(*) FROM pushes")).isEqualTo(3);
    }

    private void put(long madeAt, String state, int flagged) {
        String session = SessionId.timeOrdered(madeAt, 0, 0).hex();
        Database database = money.database();
        await(database.write(push("$1", "''", "0"), Tuple.of(session)));
        await(
                database.write(
                        "UPDATE pushes SET state = $1, flagged = $2 WHERE session = $3",
                        Tuple.of(state, flagged, session)));
    }

    private long left(String count) {
        return await(money.database().readers().query(count).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void shouldRememberSinceWhenATimeIsKnownOverARestart() {
        Database database = money.database();
        List<Long> known =
                List.of(
                        known(database, 400, NOW),
                        known(database, 400, NOW + 1),
                        known(money.another(), 400, NOW + 2),
                        known(database, 500, NOW + 3),
                        known(database, 450, NOW + 4),
                        known(database, 450, NOW + 5));

        assertThat(known)
                .as("a shorter time is new, a longer one is not")
                .containsExactly(NOW, NOW, NOW, NOW, NOW + 4, NOW + 4);
    }

    private static long known(Database database, long kept, long now) {
        return await(new SqlRetentions(database).known("files", kept, now));
    }
}
