package io.strowger.bootstrap;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.api.oneapi.OneApiModule;
import io.strowger.api.push.PushModule;
import io.strowger.api.token.TokenLimits;
import io.strowger.api.token.TokenLookups;
import io.strowger.api.token.TokenModule;
import io.strowger.api.verification.VerificationModule;
import io.strowger.bus.Endpoints;
import io.strowger.config.OneApiSettings;
import io.strowger.config.Settings;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.http.server.ErrorFormats;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.security.CodeHashes;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlSubscriptions;
import io.strowger.store.sql.SqlTokens;
import io.strowger.store.sql.SqlVerificationCodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The APIs of the public port, and the one list of them: an API is its folder and a line here. */
public final class ApiModules {

    private final TokenModule tokens;
    private final List<ApiModule> all;

    /**
     * @param stopping whether the router is about to stop
     */
    public ApiModules(
            Settings settings,
            Storage storage,
            PushStores stores,
            Endpoints endpoints,
            ApplicationModule applications,
            RouterMetrics counters,
            BooleanSupplier stopping) {
        ApiContext shared =
                new ApiContext(
                        storage.clock(),
                        storage.registry()::current,
                        endpoints,
                        applications::callbackRule,
                        number -> settings.numbers().isBlocked(number.digits()),
                        counters::refused,
                        stopping,
                        HttpServerFactory.clients(settings.http()),
                        HttpServerFactory.urls(settings.http()));
        this.tokens = tokens(shared, storage, settings.oneApi());
        this.all =
                List.of(
                        tokens,
                        new OneApiModule(
                                shared,
                                tokens.authenticator(),
                                stores.correlators(),
                                new SqlSubscriptions(storage.database(), storage.registry()),
                                settings.http().maxInFlight(),
                                applications.limiters()::leave),
                        new VerificationModule(
                                shared,
                                settings.verification(),
                                new SqlVerificationCodes(
                                        storage.database(),
                                        settings.verification().rules(),
                                        RowQuota.ofCodes(
                                                storage.database(),
                                                settings.verification().refs())),
                                new CodeHashes(storage.keys()),
                                applications.reports(),
                                counters),
                        new PushModule(
                                shared,
                                tokens.authenticator(),
                                stores.pushes(),
                                applications::isFull,
                                settings.push().perSecond(),
                                settings.http().maxInFlight()));
    }

    private static TokenModule tokens(ApiContext shared, Storage storage, OneApiSettings settings) {
        return new TokenModule(
                shared,
                new SqlTokens(storage.database()),
                storage.keys(),
                TokenLimits.of(settings.tokensPerAddress(), settings.tokensPerKey()));
    }

    /** Reads what has to be known before tokens are judged. */
    public Future<?> start() {
        return tokens.start();
    }

    /** The router of one event loop; to be made on it. */
    public Router router(Vertx own) {
        Router router = Router.router(own);
        all.forEach(api -> api.mount(own, router));
        return router;
    }

    /** The shape of errors by path. */
    public ErrorFormats shapes() {
        ErrorFormats shapes = ErrorFormats.of(ApiModules::common);
        for (ApiModule api : all) {
            shapes = api.shapes(shapes);
        }
        return shapes;
    }

    private static WireAnswer common(WireError error) {
        return WireAnswer.json(error.kind().status(), ProgrammableNetworkDialect.body(error));
    }

    /** What expires. */
    public List<CleaningTask> cleaning() {
        return all.stream().flatMap(api -> api.cleaning().stream()).toList();
    }

    /** Reads access tokens in the store. */
    public TokenLookups lookups() {
        return tokens.lookups();
    }
}
