package io.strowger.dispatch;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The limiters of all applications of a process, by application id. */
public final class ApplicationLimiters {

    private final int failuresToOpen;
    private final long openMillis;
    private final Map<String, ApplicationLimiter> limiters = new ConcurrentHashMap<>();

    /**
     * @param failuresToOpen failures in a row that open a circuit
     * @param openMillis how long it stays open before a probe
     */
    public ApplicationLimiters(int failuresToOpen, long openMillis) {
        this.failuresToOpen = failuresToOpen;
        this.openMillis = openMillis;
    }

    ApplicationLimiter of(String application) {
        return limiters.computeIfAbsent(
                application,
                _ -> new ApplicationLimiter(new CircuitBreaker(failuresToOpen, openMillis)));
    }

    /**
     * Succeeds as soon as nothing more is sent to an application that is provisioned no longer; to
     * be called when every new look at the provisioning shows that. It is forgotten then.
     */
    public Future<Void> leave(String application) {
        ApplicationLimiter limiter = limiters.get(application);
        if (limiter == null) {
            return Future.succeededFuture();
        }
        Context context = Vertx.currentContext();
        Promise<Void> left = Promise.promise();
        limiter.settled()
                .onSuccess(_ -> {
                    limiters.remove(application, limiter);
                    if (context == null) {
                        left.complete();
                    } else {
                        context.runOnContext(_ -> left.complete());
                    }
                });
        return left.future();
    }

    /** Hands out each application's id and whether its circuit is open. */
    public void forEachCircuit(BiConsumer<String, Boolean> visitor) {
        limiters.forEach((application, limiter) -> visitor.accept(application, limiter.isOpen()));
    }

    /** Requests that applications have not answered yet. */
    public int inFlight() {
        return limiters.values().stream().mapToInt(ApplicationLimiter::inFlight).sum();
    }
}
