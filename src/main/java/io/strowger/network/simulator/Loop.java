package io.strowger.network.simulator;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The one event loop that handsets live on, and its timers. */
final class Loop {

    private final Vertx vertx;
    private final Context home;

    Loop(Vertx vertx, Context home) {
        this.vertx = vertx;
        this.home = home;
    }

    /** Works on the loop; the answer comes back on the context of the caller. */
    <T> Future<T> call(Supplier<Future<T>> work) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        home.runOnContext(_ ->
                attempt(work)
                        .onComplete(result -> caller.runOnContext(_ -> settle(answer, result))));
        return answer.future();
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static <T> void settle(Promise<T> answer, AsyncResult<T> result) {
        if (result.succeeded()) {
            answer.complete(result.result());
        } else {
            answer.fail(result.cause());
        }
    }

    /** Works after a while, or at once when it is 0; called on the loop. */
    <T> Future<T> after(long millis, Supplier<Future<T>> work) {
        return millis == 0 ? work.get() : timer(millis).compose(_ -> work.get());
    }

    private Future<Void> timer(long millis) {
        Promise<Void> rung = Promise.promise();
        vertx.setTimer(millis, _ -> rung.complete());
        return rung.future();
    }
}
