package io.strowger.dispatch;

import io.strowger.dialect.WireRequest;
import io.strowger.dispatch.Call.Result;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;

/** Sends requests to applications from one event loop, each with an absolute deadline. */
final class Posts {

    private final InstantSource clock;
    private final HttpClient client;
    private final int maxAnswerBytes;
    private final OpenCalls open = new OpenCalls();

    Posts(InstantSource clock, HttpClient client, int maxAnswerBytes) {
        this.clock = clock;
        this.client = client;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /**
     * Never fails: whatever goes wrong is a {@link Result}.
     *
     * @param deadline epoch milliseconds
     */
    Future<Result> send(Target target, WireRequest wire, long deadline) {
        RequestOptions request;
        try {
            request = withHeaders(target.request(wire.path()), wire);
        } catch (RuntimeException error) {
            return Future.succeededFuture(Result.failed("request", error));
        }
        long openBy = clock.millis() + target.application().connectWithinMillis();
        Call call = new Call(openBy, deadline, maxAnswerBytes);
        open.add(call);
        return call.send(client, request, wire.body()).onComplete(_ -> open.remove(call));
    }

    private static RequestOptions withHeaders(RequestOptions request, WireRequest wire) {
        if (wire.headers().isEmpty()) {
            return request;
        }
        RequestOptions own = new RequestOptions(request);
        wire.headers().forEach(own::putHeader);
        return own;
    }

    /** Ends the calls whose time is over. */
    void tick() {
        open.timeOut(clock.millis());
    }

    /** Calls without an answer. */
    int open() {
        return open.size();
    }
}
