package io.strowger.api.push;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.api.BearerAuthentication;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.http.server.ErrorFormats;
import io.strowger.limits.SlidingWindows;
import io.strowger.limits.WindowLimit;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.store.Pushes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The way in for pushes that are paid from a purse, put together. */
public final class PushModule implements ApiModule {

    /** More accounts than are held to a rate at once are not; the oldest are let go. */
    private static final int MOST_ACCOUNTS = 10_000;

    private final PushContext context;

    /**
     * @param full whether a session of an application might end in an item that finds no room
     * @param perSecond how many an account may send; 0 for any number
     * @param maxInFlight how many may be worked on at once
     */
    public PushModule(
            ApiContext api,
            BearerAuthentication authenticator,
            Pushes pushes,
            Predicate<ApplicationTerms> full,
            int perSecond,
            int maxInFlight) {
        this.context =
                new PushContext(
                        api,
                        authenticator,
                        pushes,
                        full,
                        new SlidingWindows(
                                new WindowLimit(perSecond, Duration.ofSeconds(1)), MOST_ACCOUNTS),
                        new AtomicInteger(),
                        maxInFlight,
                        new SecureRandom());
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        PushRoutes.mount(context, vertx, router);
    }

    @Override
    public ErrorFormats shapes(ErrorFormats others) {
        return others.with("/api/v1", PushFault::refuse);
    }

    @Override
    public List<CleaningTask> cleaning() {
        Pushes pushes = context.pushes();
        return List.of(
                CleaningTask.rows("recoveries", pushes::forgetRecoveries),
                CleaningTask.rows("recovery_misses", pushes::forgetMisses),
                CleaningTask.rows("pushes", pushes::forget));
    }
}
