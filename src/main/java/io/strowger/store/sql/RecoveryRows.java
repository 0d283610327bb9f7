package io.strowger.store.sql;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.security.ColumnCipher;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.security.SecretCipher;
import io.strowger.store.Pushes.Claim;
import io.strowger.store.Pushes.Kept;
import io.strowger.store.RecoveryGuesses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The statements of recovery codes. What can be told from a row is hashed with a key or sealed. */
final class RecoveryRows {

    /** What is left of a push that cannot be recovered. */
    static final String EMPTIED = "token = '', subscriber = '', screen = '', client_state = ''";

    static final String MOVED =
            "UPDATE pushes SET moved = 1, subscriber = '', screen = '', client_state = ''"
                    + " WHERE session = $1 AND token <> ''";
    private static final String FREE =
            "UPDATE pushes SET "
                    + EMPTIED
                    + " WHERE token = $1 AND token_expires_at <= $2 RETURNING session";

    // a write, so that dials of one number are counted one after another
    private static final String GUESSES =
            "INSERT INTO recovery_misses (number, times, latest) VALUES ($1, '', $2)"
                    + " ON CONFLICT (number) DO UPDATE SET times = recovery_misses.times"
                    + " RETURNING times";
    private static final String MISSED =
            "UPDATE recovery_misses SET times = $1, latest = $2 WHERE number = $3";
    private static final String CLAIM =
            "UPDATE pushes SET claimed_by = $1 WHERE token = $2 AND token_expires_at > $3"
                    + " AND state IN ('SUBMITTING', 'UNKNOWN', 'COMMITTED')";
    private static final String CLAIMED =
            " RETURNING session, application, code, created_at, moved, subscriber, screen,"
                    + " client_state";
    private static final String CLAIM_ANY = CLAIM + " AND claimed_by IN ('', $1)" + CLAIMED;
    private static final String CLAIM_AGAIN = CLAIM + " AND claimed_by = $1" + CLAIMED;

    private final KeyedHash hasher;
    private final ColumnCipher subscribers;
    private final ColumnCipher screens;
    private final ColumnCipher clientStates;

    RecoveryRows(Keys keys) {
        this.hasher = keys.credentials();
        SecretCipher vault = keys.vault();
        this.subscribers = vault.column("pushes", "subscriber");
        this.screens = vault.column("pushes", "screen");
        this.clientStates = vault.column("pushes", "client_state");
    }

    /** A recovery code that was dialled, in keyed hashes. */
    record Dialled(String number, String token, String dialogue, long at) {}

    Dialled dialled(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long at) {
        return new Dialled(
                hasher.hex("recovery number " + subscriber.msisdn().digits()),
                token(subscriber, code, token),
                hasher.hex("recovery dialogue " + subscriber.network() + " " + dialogueId),
                at);
    }

    /** The code has stars and digits, the number digits: no two are written alike. */
    String token(SessionKey subscriber, ServiceCode code, String token) {
        return hasher.hex(
                String.join(
                        " ",
                        "recovery token",
                        subscriber.msisdn().digits(),
                        code.segments(),
                        subscriber.network(),
                        token));
    }

    String sealed(SessionId push, SessionKey subscriber) {
        String text = subscriber.msisdn().digits() + " " + subscriber.network();
        return subscribers.seal(push.hex(), text);
    }

    String sealed(SessionId push, Screen screen) {
        return screens.seal(push.hex(), KeptScreens.write(screen));
    }

    String sealed(SessionId push, String clientState) {
        return clientStates.seal(push.hex(), clientState);
    }

    /** Takes a code from a push whose recovery has expired. */
    static Future<Boolean> freed(SqlClient client, String token, long now) {
        return client.preparedQuery(FREE)
                .execute(Tuple.of(token, now))
                .map(rows -> rows.size() == 1);
    }

    /** Counts, compares, and takes a right one back from the count, in one transaction. */
    Future<Claim> claim(SqlClient client, Dialled dialled) {
        return client.preparedQuery(GUESSES)
                .execute(Tuple.of(dialled.number(), dialled.at()))
                .map(rows -> RecoveryGuesses.read(rows.iterator().next().getString(0)))
                .compose(guesses ->
                        client.preparedQuery(
                                        guesses.exhausted(dialled.at()) ? CLAIM_AGAIN : CLAIM_ANY)
                                .execute(
                                        Tuple.of(dialled.dialogue(), dialled.token(), dialled.at()))
                                .compose(rows ->
                                        rows.size() == 1
                                                ? Future.succeededFuture(
                                                        valid(rows.iterator().next()))
                                                : missed(client, dialled, guesses)));
    }

    private static Future<Claim> missed(
            SqlClient client, Dialled dialled, RecoveryGuesses guesses) {
        Tuple values =
                Tuple.of(guesses.missed(dialled.at()).written(), dialled.at(), dialled.number());
        return client.preparedQuery(MISSED).execute(values).map(new Claim.Invalid());
    }

    private Claim valid(Row row) {
        SessionId session = SessionId.parse(row.getString("session"));
        return new Claim.Valid(session, row.getInteger("moved") == 1 ? null : kept(session, row));
    }

    private Kept kept(SessionId session, Row row) {
        String id = session.hex();
        String[] subscriber = subscribers.open(id, row.getString("subscriber")).split(" ", 2);
        return new Kept(
                session,
                new SessionKey(subscriber[1], Msisdn.of(subscriber[0])),
                row.getString("application"),
                new ServiceCode(row.getString("code")),
                KeptScreens.read(screens.open(id, row.getString("screen"))),
                clientStates.open(id, row.getString("client_state")),
                row.getLong("created_at"));
    }
}
