package io.strowger.api.verification;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.config.VerificationSettings;
import io.strowger.http.server.ErrorFormats;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** The verification of numbers, put together. */
public final class VerificationModule implements ApiModule {

    private final VerificationContext context;

    public VerificationModule(
            ApiContext api,
            VerificationSettings rules,
            VerificationCodes codes,
            CodeHashes hashes,
            VerificationContext.Reports reports,
            VerificationContext.VerificationMeters meters) {
        this.context =
                new VerificationContext(
                        api,
                        codes,
                        hashes,
                        rules.life().toMillis(),
                        new CodeLimits(
                                rules.perToken(),
                                rules.perPrefix(),
                                rules.perAddress(),
                                rules.prefixDigits()),
                        reports,
                        meters);
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        VerificationRoutes.mount(context, vertx, router);
    }

    @Override
    public ErrorFormats shapes(ErrorFormats others) {
        return others.with(VerificationRoutes.PREFIX, VerificationReply::refusing);
    }

    /** What is over when a ref was kept long enough. */
    @Override
    public List<CleaningTask> cleaning() {
        return List.of(CleaningTask.rows("verification_codes", context.codes()::forget));
    }
}
