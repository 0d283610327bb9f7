package io.strowger.network.http;

import io.strowger.dialect.ReceivedAnswer;
import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One request to a network: a bounded answer in a bounded time, or whether it may have left. For
 * one event loop. It is sent again only when nothing of it has left.
 */
final class Post {

    /** What came of it. */
    sealed interface Result {

        /** The whole answer, whatever its status. */
        record Answered(ReceivedAnswer answer) implements Result {}

        /** Nothing has left. */
        record NotSent(String cause) implements Result {}

        /** It may have left and been acted on; what came of it is not known. */
        record Lost(String cause) implements Result {}
    }

    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final Promise<Result> result = Promise.promise();
    private final Buffer answer = Buffer.buffer();
    private final PooledHttpClient client;
    private final RequestOptions target;
    private final byte[] body;
    private @Nullable HttpClientRequest request;

    private Post(PooledHttpClient client, RequestOptions target, byte[] body) {
        this.client = client;
        this.target = target;
        this.body = body;
    }

    /** Never fails, and has a result within so many milliseconds. */
    static Future<Result> send(
            Vertx vertx,
            PooledHttpClient client,
            RequestOptions target,
            byte[] body,
            long withinMillis) {
        Post post = new Post(client, target, body);
        long timer = vertx.setTimer(withinMillis, _ -> post.timedOut());
        post.open();
        return post.result.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private void open() {
        client.request(target).onComplete(this::opened);
    }

    private void opened(@Nullable HttpClientRequest opened, @Nullable Throwable error) {
        if (opened == null) {
            finish(new Result.NotSent(named("connect", error)));
            return;
        }
        // a request without a handler logs every one of its errors, also our own reset
        opened.exceptionHandler(broken -> lost("exchange", broken));
        if (result.future().isComplete()) {
            opened.reset();
            return;
        }
        request = opened;
        sending(opened).onSuccess(this::receive).onFailure(broken -> unanswered(opened, broken));
    }

    /** What has no body, as a GET, has no length either. */
    private Future<HttpClientResponse> sending(HttpClientRequest opened) {
        return body.length == 0 && HttpMethod.GET.equals(opened.getMethod())
                ? opened.send()
                : opened.send(Buffer.buffer(body));
    }

    private void unanswered(HttpClientRequest failed, Throwable error) {
        if (PooledHttpClient.isUnsent(failed) && !result.future().isComplete()) {
            request = null;
            open();
        } else {
            lost("exchange", error);
        }
    }

    private void receive(HttpClientResponse response) {
        response.handler(this::more);
        response.exceptionHandler(broken -> lost("answer", broken));
        response.endHandler(_ ->
                finish(
                        new Result.Answered(
                                new ReceivedAnswer(
                                        response.statusCode(),
                                        response::getHeader,
                                        answer.getBytes()))));
    }

    private void more(Buffer chunk) {
        if (answer.length() + chunk.length() > MAX_ANSWER_BYTES) {
            finish(new Result.Lost("answer too long"));
            reset();
        } else {
            answer.appendBuffer(chunk);
        }
    }

    private void timedOut() {
        finish(
                request == null
                        ? new Result.NotSent("connect: no connection in time")
                        : new Result.Lost("no answer in time"));
        reset();
    }

    private void reset() {
        if (request != null) {
            request.reset();
        }
    }

    private void lost(String where, Throwable error) {
        finish(new Result.Lost(named(where, error)));
    }

    private void finish(Result outcome) {
        result.tryComplete(outcome);
    }

    private static String named(String where, @Nullable Throwable error) {
        return error == null ? where : where + ": " + error.getClass().getSimpleName();
    }
}
