package io.strowger.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One POST to an application: a bounded answer by an absolute time, or what went wrong. For one
 * event loop.
 */
final class Call {

    /** What came of it. */
    sealed interface Result {

        /** The whole answer, whatever its status. */
        record Answered(int status, byte[] body) implements Result {}

        /** No answer came; {@code detail} is for the record. */
        record Failed(String detail) implements Result {}

        /** No answer came in time. */
        record TimedOut() implements Result {}

        /** The answer was longer than allowed. */
        record TooLong() implements Result {}
    }

    private static final byte[] NOTHING = {};

    final long deadline;
    private final int maxBytes;
    private final Promise<Result> result = Promise.promise();
    private @Nullable HttpClientRequest request;
    private @Nullable Buffer first;
    private @Nullable Buffer collected;

    /** Neighbours in the list of open calls. */
    @Nullable Call previous;

    @Nullable Call next;

    /**
     * @param deadline epoch milliseconds
     * @param maxBytes of the answer's body
     */
    Call(long deadline, int maxBytes) {
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    Future<Result> send(HttpClient client, RequestOptions target, byte[] body) {
        client.request(target)
                .onComplete((opened, error) -> {
                    if (error != null) {
                        finish(new Result.Failed(reason("connect", error)));
                    } else {
                        send(opened, body);
                    }
                });
        return result.future();
    }

    private void send(HttpClientRequest opened, byte[] body) {
        if (isOver()) {
            opened.reset();
            return;
        }
        request = opened;
        opened.send(Buffer.buffer(body))
                .onComplete((response, error) -> {
                    if (error != null) {
                        finish(new Result.Failed(reason("exchange", error)));
                    } else {
                        receive(response);
                    }
                });
    }

    private void receive(HttpClientResponse response) {
        response.handler(this::more);
        response.exceptionHandler(error -> finish(new Result.Failed(reason("answer", error))));
        response.endHandler(_ -> finish(new Result.Answered(response.statusCode(), bytes())));
    }

    private void more(Buffer chunk) {
        if (length() + chunk.length() > maxBytes) {
            abandon(new Result.TooLong());
        } else if (first == null) {
            first = chunk;
        } else {
            if (collected == null) {
                collected =
                        Buffer.buffer(2 * (first.length() + chunk.length())).appendBuffer(first);
            }
            collected.appendBuffer(chunk);
        }
    }

    private int length() {
        if (collected != null) {
            return collected.length();
        }
        return first == null ? 0 : first.length();
    }

    private byte[] bytes() {
        Buffer body = collected == null ? first : collected;
        return body == null ? NOTHING : body.getBytes();
    }

    /** Gives up at the deadline. */
    void timeOut() {
        abandon(new Result.TimedOut());
    }

    private void abandon(Result why) {
        finish(why);
        if (request != null) {
            request.reset();
        }
    }

    private void finish(Result outcome) {
        result.tryComplete(outcome);
    }

    private boolean isOver() {
        return result.future().isComplete();
    }

    private static String reason(String where, Throwable error) {
        return where + ": " + error.getClass().getSimpleName();
    }
}
