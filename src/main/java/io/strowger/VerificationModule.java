package io.strowger;

import io.strowger.bus.Endpoints;
import io.strowger.config.Settings;
import io.strowger.config.VerificationSettings;
import io.strowger.ingress.verification.CodeLimits;
import io.strowger.ingress.verification.VerificationContext;
import io.strowger.ingress.verification.VerificationRoutes;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.security.CodeHashes;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlVerificationCodes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The verification of numbers, put together. */
final class VerificationModule {

    private final VerificationContext context;

    VerificationModule(
            Settings settings,
            Storage foundations,
            InstantSource clock,
            Endpoints endpoints,
            VerificationContext.Reports reports,
            VerificationContext.VerificationMeters meters,
            BooleanSupplier stopping) {
        VerificationSettings rules = settings.verification();
        this.context =
                new VerificationContext(
                        clock,
                        foundations.registry()::current,
                        endpoints,
                        new SqlVerificationCodes(
                                foundations.database(),
                                rules.rules(),
                                RowQuota.ofCodes(foundations.database(), rules.refs())),
                        new CodeHashes(foundations.keys()),
                        rules.life().toMillis(),
                        new CodeLimits(
                                rules.perToken(),
                                rules.perPrefix(),
                                rules.perAddress(),
                                rules.prefixDigits()),
                        account ->
                                ApplicationModule.callbackRule(
                                        settings.oneApi().callbackSchemes(), account),
                        number -> settings.numbers().isBlocked(number.digits()),
                        reports,
                        meters,
                        stopping,
                        HttpServerFactory.clients(settings.http()));
    }

    /** Adds the paths to the router of one event loop; to be called on it. */
    Router mount(Vertx vertx, Router router) {
        VerificationRoutes.mount(context, vertx, router);
        return router;
    }

    /** What is over when a ref was kept long enough. */
    List<CleaningTask> cleaning() {
        return List.of(CleaningTask.rows("verification_codes", context.codes()::forget));
    }
}
