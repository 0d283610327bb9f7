package io.strowger.api.token;

import io.strowger.api.token.TokenAnswer.Issued;
import io.strowger.api.token.TokenAnswer.Reason;
import io.strowger.api.token.TokenAnswer.Refused;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.Principal;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.strowger.store.Tokens.Refreshed;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /token} (RFC 6749; docs/protocols/oneapi.md) for the oauth credentials of the
 * provisioning file.
 *
 * <p>{@code client_credentials}: the client's id and secret. {@code password}: the id and the
 * secret of an oauth credential as {@code username} and {@code password}; the client need not
 * present itself, and when it does it is of the same account. {@code refresh_token}: the token and
 * the client that it was granted to; a refresh token is good once.
 */
public final class TokenService {

    static final Duration ACCESS_LIFE = Duration.ofHours(1);
    public static final Duration REFRESH_LIFE = Duration.ofHours(24);

    /** Most tokens of one credential, those that were refreshed too. */
    static final int MOST = 20_000;

    private final Supplier<Snapshot> snapshot;
    private final Tokens tokens;
    private final TokenHashes hashes;
    private final InstantSource clock;
    private final TokenLimits limits;
    private final TokenGenerator chance = new TokenGenerator();

    private static final Refused TOO_OFTEN =
            new Refused(Reason.TOO_MANY, "Tokens are asked for too often; keep those you have.");

    /** Tokens as they are given out. */
    private record Fresh(String access, String refresh, Pair pair) {}

    /**
     * @param snapshot what is provisioned now
     */
    public TokenService(
            Supplier<Snapshot> snapshot,
            Tokens tokens,
            TokenHashes hashes,
            InstantSource clock,
            TokenLimits limits) {
        this.limits = limits;
        this.snapshot = snapshot;
        this.tokens = tokens;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** The answer; it fails when the store does. */
    public Future<TokenAnswer> answer(TokenRequest request) {
        if (!limits.mayAsk(request.from(), clock.millis())) {
            return Future.succeededFuture(TOO_OFTEN);
        }
        Snapshot now = snapshot.get();
        Client client = Client.of(request, now.credentials());
        if (client instanceof Client.Wrong(var refusal)) {
            return Future.succeededFuture(refusal);
        }
        return switch (request.parameter("grant_type")) {
            case "client_credentials" -> byClient(request, client, now);
            case "password" -> byPassword(request, client, now);
            case "refresh_token" -> byRefreshToken(request, client, now);
            case "" -> refused(Reason.INVALID_REQUEST, "The grant_type is missing.");
            default ->
                    refused(
                            Reason.UNSUPPORTED_GRANT_TYPE,
                            "Use client_credentials, password or refresh_token.");
        };
    }

    private Future<TokenAnswer> byClient(TokenRequest request, Client client, Snapshot now) {
        return switch (client) {
            case Client.Known(var holder) -> grant(holder, request, now);
            case Client.Anonymous _, Client.Wrong _ -> notPresented();
        };
    }

    private Future<TokenAnswer> byPassword(TokenRequest request, Client client, Snapshot now) {
        String name = request.parameter("username");
        String password = request.parameter("password");
        if (name.isEmpty() || password.isEmpty()) {
            return refused(Reason.INVALID_REQUEST, "The username or the password is missing.");
        }
        Principal user = Client.holder(name, password, now.credentials(), request);
        Principal holder = client instanceof Client.Known(var known) ? known : user;
        if (user == null || holder == null || !user.account().equals(holder.account())) {
            return refused(Reason.INVALID_GRANT, "The username or the password is wrong.");
        }
        return grant(holder, request, now);
    }

    private Future<TokenAnswer> byRefreshToken(TokenRequest request, Client client, Snapshot now) {
        String token = request.parameter("refresh_token");
        if (token.isEmpty()) {
            return refused(Reason.INVALID_REQUEST, "The refresh_token is missing.");
        }
        return switch (client) {
            case Client.Known(var holder) -> refresh(holder, token, request, now);
            case Client.Anonymous _, Client.Wrong _ -> notPresented();
        };
    }

    private Future<TokenAnswer> grant(Principal holder, TokenRequest request, Snapshot now) {
        Scopes scopes = Scopes.of(request.parameter("scope"), holder);
        Refused refusal = against(holder, scopes, now);
        if (refusal != null) {
            return Future.succeededFuture(refusal);
        }
        Fresh fresh = fresh();
        Set<String> granted = scopes.asked().isEmpty() ? holder.scopes() : scopes.asked();
        Grant grant = new Grant(chance.id(), holder.credential(), granted);
        return tokens.issue(grant, fresh.pair(), MOST, clock.millis())
                .map(kept -> kept ? issued(fresh, granted) : TOO_MANY);
    }

    private Future<TokenAnswer> refresh(
            Principal holder, String token, TokenRequest request, Snapshot now) {
        Scopes scopes = Scopes.of(request.parameter("scope"), holder);
        Refused refusal = against(holder, scopes, now);
        if (refusal != null) {
            return Future.succeededFuture(refusal);
        }
        String hash = hashes.of(token);
        boolean madeUp = hash.startsWith(Tokens.SIGNED) && !hashes.isRefresh(token);
        if (hash.isEmpty() || madeUp) {
            return Future.succeededFuture(NOT_KNOWN);
        }
        Fresh fresh = fresh();
        return tokens.refresh(
                        hash,
                        holder.credential(),
                        scopes.asked(),
                        fresh.pair(),
                        MOST,
                        clock.millis())
                .map(refreshed -> answer(refreshed, fresh, holder));
    }

    private static TokenAnswer answer(Refreshed refreshed, Fresh fresh, Principal holder) {
        return switch (refreshed) {
            case Refreshed.Renewed(var grant) ->
                    issued(fresh, holder.within(grant.scopes()).scopes());
            case Refreshed.Unknown _, Refreshed.Reused _ -> NOT_KNOWN;
            case Refreshed.TooWide _ -> NOT_GRANTED;
            case Refreshed.TooMany _ -> TOO_MANY;
        };
    }

    private static final Refused NOT_KNOWN =
            new Refused(
                    Reason.INVALID_GRANT,
                    "The refresh_token is not known, has expired or was used.");
    private static final Refused NOT_GRANTED =
            new Refused(Reason.INVALID_SCOPE, "The scope is not one that is granted here.");
    private static final Refused TOO_MANY =
            new Refused(Reason.TOO_MANY, "Too many tokens; use those that were given out.");

    /** What stands against tokens for this holder, or null. */
    private @Nullable Refused against(Principal holder, Scopes scopes, Snapshot now) {
        if (!limits.mayHave(holder.credential(), clock.millis())) {
            return TOO_OFTEN;
        }
        AccountDefinition account = now.account(holder.account());
        if (account == null || account.suspended()) {
            return new Refused(Reason.UNAUTHORIZED_CLIENT, "The account is suspended.");
        }
        return scopes.granted() ? null : NOT_GRANTED;
    }

    private Fresh fresh() {
        String access = hashes.nextAccess();
        String refresh = hashes.nextRefresh();
        long now = clock.millis();
        Pair pair =
                new Pair(
                        hashes.of(access),
                        now + ACCESS_LIFE.toMillis(),
                        hashes.of(refresh),
                        now + REFRESH_LIFE.toMillis());
        return new Fresh(access, refresh, pair);
    }

    private static TokenAnswer issued(Fresh fresh, Set<String> scopes) {
        return new Issued(fresh.access(), fresh.refresh(), ACCESS_LIFE.toSeconds(), scopes);
    }

    private static Future<TokenAnswer> notPresented() {
        return refused(Reason.INVALID_CLIENT, "The client did not present itself.");
    }

    private static Future<TokenAnswer> refused(Reason reason, String description) {
        return Future.succeededFuture(new Refused(reason, description));
    }
}
