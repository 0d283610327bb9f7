package io.strowger.api.oneapi;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.api.BearerAuthentication;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.http.server.ErrorFormats;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.store.Correlators;
import io.strowger.store.Subscriptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Function;

/** The way in for applications that speak oneapi, put together. */
public final class OneApiModule implements ApiModule {

    private final OneApiContext context;

    /**
     * @param maxRepeats how many requests that repeat one may wait for its answer
     * @param leave waits until nothing more is sent to an application that has gone, by its id
     */
    public OneApiModule(
            ApiContext api,
            BearerAuthentication authenticator,
            Correlators correlators,
            Subscriptions subscriptions,
            int maxRepeats,
            Function<String, Future<Void>> leave) {
        this.context =
                new OneApiContext(
                        api,
                        authenticator,
                        correlators,
                        subscriptions,
                        new Initiations(maxRepeats),
                        leave);
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        OneApiRoutes.mount(context, vertx, router);
    }

    @Override
    public ErrorFormats shapes(ErrorFormats others) {
        return others.with("/ussd", OneApiFault::refuse).with("/apicall", OneApiFault::refuse);
    }

    @Override
    public List<CleaningTask> cleaning() {
        return List.of(CleaningTask.rows("correlators", context.correlators()::forget));
    }
}
