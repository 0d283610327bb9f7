package io.strowger;

import io.strowger.access.AccessTokens;
import io.strowger.access.Authenticator;
import io.strowger.access.TokenLimits;
import io.strowger.access.TokenRoutes;
import io.strowger.access.TokenService;
import io.strowger.bus.Endpoints;
import io.strowger.config.OneApiSettings;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.WireError;
import io.strowger.ingress.ClientAddresses;
import io.strowger.ingress.oneapi.Initiations;
import io.strowger.ingress.oneapi.OneApiRoom;
import io.strowger.ingress.oneapi.OneApiRoutes;
import io.strowger.provision.Registry;
import io.strowger.security.KeyedHash;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in for applications that speak oneapi, put together. */
final class OneApi {

    private static final Logger log = LoggerFactory.getLogger(OneApi.class);

    private static final long FORGET_EVERY_MILLIS = 10 * 60_000;

    private final Authenticator authenticator;
    private final OneApiRoom room;
    private final TokenRoutes tokenRoutes;
    private final Tokens tokens;
    private final Correlators correlators;
    private final InstantSource clock;

    OneApi(
            Foundations foundations,
            InstantSource clock,
            Endpoints endpoints,
            OneApiSettings settings,
            RowQuota quota,
            Predicate<Msisdn> blocked,
            Function<String, Future<Void>> leave,
            Consumer<WireError.Kind> refused,
            BooleanSupplier stopping,
            ClientAddresses clients) {
        this.clock = clock;
        Registry registry = foundations.registry();
        KeyedHash hasher = foundations.keys().credentials();
        this.tokens = new SqlTokens(foundations.database());
        this.correlators = new SqlCorrelators(foundations.database(), foundations.keys(), quota);
        AccessTokens access = new AccessTokens(registry::current, tokens, hasher, clock);
        this.tokenRoutes =
                new TokenRoutes(
                        new TokenService(
                                registry::current,
                                tokens,
                                hasher,
                                clock,
                                TokenLimits.of(
                                        settings.tokensPerAddress(), settings.tokensPerKey())),
                        clients::of);
        this.authenticator = new Authenticator(registry::current, access);
        this.room =
                new OneApiRoom(
                        clock,
                        registry::current,
                        authenticator,
                        endpoints,
                        correlators,
                        new SqlSubscriptions(foundations.database(), registry),
                        account -> Applications.callbackRule(settings.callbackSchemes(), account),
                        blocked,
                        new Initiations(),
                        leave,
                        refused,
                        stopping,
                        clients);
    }

    /** Tells who shows a bearer credential or an access token. */
    Authenticator authenticator() {
        return authenticator;
    }

    /** The router of one event loop; to be made on it. */
    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        tokenRoutes.accept(router);
        OneApiRoutes.mount(room, vertx, router);
        return router;
    }

    /** Lets go of what has expired, now and then. */
    void tidy(Vertx vertx) {
        vertx.setPeriodic(FORGET_EVERY_MILLIS, _ -> forget(clock.millis()));
    }

    private void forget(long now) {
        tokens.forget(now).onFailure(error -> log.warn("Old tokens stay", error));
        correlators.forget(now).onFailure(error -> log.warn("Old correlators stay", error));
    }
}
