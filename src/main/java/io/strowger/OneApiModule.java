package io.strowger;

import io.strowger.access.AccessTokens;
import io.strowger.access.Authenticator;
import io.strowger.access.TokenHashes;
import io.strowger.access.TokenLimits;
import io.strowger.access.TokenLookups;
import io.strowger.access.TokenRoutes;
import io.strowger.access.TokenService;
import io.strowger.bus.Endpoints;
import io.strowger.config.OneApiSettings;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.WireError;
import io.strowger.ingress.ClientAddresses;
import io.strowger.ingress.oneapi.Initiations;
import io.strowger.ingress.oneapi.OneApiContext;
import io.strowger.ingress.oneapi.OneApiRoutes;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.provision.Registry;
import io.strowger.store.Correlators;
import io.strowger.store.Tokens;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlCorrelators;
import io.strowger.store.sql.SqlSubscriptions;
import io.strowger.store.sql.SqlTokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The way in for applications that speak oneapi, put together. */
final class OneApiModule {

    private final Authenticator authenticator;
    private final OneApiContext context;
    private final TokenRoutes tokenRoutes;
    private final Tokens tokens;
    private final TokenLookups lookups;
    private final AccessTokens access;
    private final Correlators correlators;
    private final InstantSource clock;

    OneApiModule(
            Storage foundations,
            InstantSource clock,
            Endpoints endpoints,
            OneApiSettings settings,
            RowQuota quota,
            int maxRepeats,
            Predicate<Msisdn> blocked,
            Function<String, Future<Void>> leave,
            Consumer<WireError.Kind> refused,
            BooleanSupplier stopping,
            ClientAddresses clients) {
        this.clock = clock;
        Registry registry = foundations.registry();
        TokenHashes hashes = new TokenHashes(foundations.keys());
        this.tokens = new SqlTokens(foundations.database());
        this.correlators = new SqlCorrelators(foundations.database(), foundations.keys(), quota);
        this.lookups = new TokenLookups(tokens);
        this.access = new AccessTokens(registry::current, lookups, hashes, clock);
        this.tokenRoutes =
                new TokenRoutes(
                        new TokenService(
                                registry::current,
                                tokens,
                                hashes,
                                clock,
                                TokenLimits.of(
                                        settings.tokensPerAddress(), settings.tokensPerKey())),
                        clients::of);
        this.authenticator = new Authenticator(registry::current, access);
        this.context =
                new OneApiContext(
                        clock,
                        registry::current,
                        authenticator,
                        endpoints,
                        correlators,
                        new SqlSubscriptions(foundations.database(), registry),
                        account ->
                                ApplicationModule.callbackRule(settings.callbackSchemes(), account),
                        blocked,
                        new Initiations(maxRepeats),
                        leave,
                        refused,
                        stopping,
                        clients);
    }

    /** Tells who shows a bearer credential or an access token. */
    Authenticator authenticator() {
        return authenticator;
    }

    /** Reads access tokens in the store. */
    TokenLookups lookups() {
        return lookups;
    }

    /** The router of one event loop; to be made on it. */
    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        tokenRoutes.accept(router);
        OneApiRoutes.mount(context, vertx, router);
        return router;
    }

    /** Learns for how long tokens without a check may still be good; waits for the store once. */
    void start() {
        access.takeUnsignedUntil(tokens.unsignedAccessUntil(clock.millis()).await());
    }

    /** What expires. */
    List<CleaningTask> cleaning() {
        return List.of(
                CleaningTask.rows("tokens", tokens::forget),
                CleaningTask.rows("correlators", correlators::forget));
    }
}
