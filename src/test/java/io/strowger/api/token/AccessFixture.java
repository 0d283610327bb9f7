package io.strowger.api.token;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.provision.Definitions.local;
import static io.strowger.provision.Definitions.oauth;
import static io.strowger.provision.Definitions.suspended;
import static io.strowger.store.Futures.await;

import io.strowger.api.ApiContext;
import io.strowger.bootstrap.Protocols;
import io.strowger.bus.Endpoints;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.DefaultErrorHandler;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.limits.WindowLimit;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.security.Principal;
import io.strowger.security.Secret;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.strowger.store.sql.SqlProvisioner;
import io.strowger.store.sql.SqlRegistry;
import io.strowger.store.sql.SqlTokens;
import io.strowger.store.sql.SqliteExtension;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Accounts with credentials, and tokens for them, under a clock of its own. */
final class AccessFixture implements AfterEachCallback {

    static final TokenLimits NO_LIMITS =
            TokenLimits.of(
                    new WindowLimit(0, Duration.ofMinutes(1)),
                    new WindowLimit(0, Duration.ofMinutes(1)));

    static final String BASIC = basic("acme-key", "acme-secret");

    private final SqliteExtension sqlite;
    private final SqlProvisioner provisioner;
    final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    final KeyedHash hasher = keys.credentials();
    final TokenHashes hashes = new TokenHashes(keys);
    final SqlRegistry registry;
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger refreshes = new AtomicInteger();
    final Tokens tokens;
    private long now = 1_000_000;

    final TokenLookups lookups;
    final AccessTokens accessTokens;
    final Authenticator authenticator;
    final TokenService service;

    /** Counts how often tokens are looked up. */
    private record CountingTokens(Tokens inner, AtomicInteger reads, AtomicInteger refreshes)
            implements Tokens {

        @Override
        public Future<Boolean> issue(Grant grant, Pair pair, int most, long now) {
            return inner.issue(grant, pair, most, now);
        }

        @Override
        public Future<Refreshed> refresh(
                String refresh,
                String credential,
                Set<String> scopes,
                Pair next,
                int most,
                long now) {
            refreshes.incrementAndGet();
            return inner.refresh(refresh, credential, scopes, next, most, now);
        }

        @Override
        public Future<Optional<Grant>> access(String access, long now) {
            reads.incrementAndGet();
            return inner.access(access, now);
        }

        @Override
        public Future<Long> unsignedAccessUntil(long now) {
            return inner.unsignedAccessUntil(now);
        }

        @Override
        public Future<Integer> forget(long now, int most) {
            return inner.forget(now, most);
        }
    }

    AccessFixture() {
        sqlite = opened();
        provisioner = new SqlProvisioner(sqlite.database(), keys);
        registry =
                new SqlRegistry(
                        sqlite.database(),
                        keys,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());
        await(registry.start(sqlite.vertx()));
        tokens = new CountingTokens(new SqlTokens(sqlite.database()), reads, refreshes);
        InstantSource clock = () -> Instant.ofEpochMilli(now);
        lookups = new TokenLookups(tokens);
        accessTokens = new AccessTokens(registry::current, lookups, hashes, clock);
        authenticator = new Authenticator(registry::current, accessTokens);
        service = new TokenService(registry::current, tokens, hashes, clock, NO_LIMITS);
        provisionAll();
    }

    /** The paths of tokens and the answers to what no route takes. */
    static void mount(TokenService service, Router router) {
        ApiContext api =
                new ApiContext(
                        InstantSource.system(),
                        () -> Snapshot.EMPTY,
                        new Endpoints(1),
                        _ -> CallbackRule.PUBLIC,
                        _ -> false,
                        _ -> {},
                        () -> false,
                        ClientAddresses.DIRECT,
                        new PublicUrlResolver(null, ClientAddresses.DIRECT));
        new TokenRoutes(service, api).mount(router);
        new DefaultErrorHandler(ErrorFormats.of(TokenRoutes::refuse), _ -> {}).install(router);
    }

    private static SqliteExtension opened() {
        try {
            return new SqliteExtension().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        sqlite.close();
    }

    private void provisionAll() {
        acmeHas(
                bearer("demo-bearer-token"),
                oauth("acme-key", "acme-secret"),
                oauth("odd", "a+b%20c:d"),
                local(oauth("near", "near-secret")),
                local(bearer("near-bearer")));
        provision(entry(account("other", "ussd"), oauth("other-key", "other-secret")));
        provision(entry(suspended("late"), oauth("late-key", "late-secret")));
    }

    void acmeHas(CredentialDefinition... credentials) {
        provision(entry(account("acme", "ussd", "push"), credentials));
    }

    void provision(AccountDefinition account) {
        await(provisioner.apply(file(List.of(account), List.of(), List.of())));
        await(registry.refresh());
    }

    /** An access token as earlier releases gave them out, which is good for so long. */
    String issuedEarlier(long lifeMillis) {
        String credential = who(issued().accessToken()).orElseThrow().credential();
        reads.set(0);
        String token = new TokenGenerator().token();
        long until = now + lifeMillis;
        Pair pair = new Pair(hasher.hex(token), until, hasher.hex("refresh"), until);
        await(tokens.issue(new Grant("old", credential, Set.of("ussd")), pair, 100, now));
        return token;
    }

    /** Does what is done with tokens when a router starts. */
    void startAgain() {
        accessTokens.takeUnsignedUntil(await(tokens.unsignedAccessUntil(now)));
    }

    long now() {
        return now;
    }

    void pass(long millis) {
        now += millis;
    }

    TokenAnswer ask(@Nullable String authorization, Map<String, String> form) {
        return await(service.answer(new TokenRequest(authorization, form, null)));
    }

    TokenAnswer.Issued issued() {
        return (TokenAnswer.Issued) ask(BASIC, Map.of("grant_type", "client_credentials"));
    }

    Optional<Principal> who(String presented) {
        return await(authenticator.authenticate("Bearer " + presented, null));
    }

    static String basic(String id, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
