package io.strowger.dispatch;

import io.strowger.dialect.ReceivedAnswer;
import io.strowger.http.client.ContentCoding;
import io.strowger.http.client.FailureWords;
import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request to an application: a bounded answer by an absolute time, or what went wrong. For one
 * event loop.
 *
 * <p>What a connection's exchange before left behind fails no request: it is sent again when
 * nothing of it has left, and once more, with the same ids and on a connection of its own, when a
 * connection that had been at rest was closed at once under it (invariant 12).
 */
final class BoundedPost {

    /** What came of it. */
    sealed interface Result {

        /** Where a call failed that found no connection. */
        String CONNECT = "connect";

        /** The whole answer, whatever its status. */
        record Answered(ReceivedAnswer answer) implements Result {}

        /** No answer came; {@code detail} is for the record. */
        record Failed(String detail) implements Result {}

        /** No answer came in time. */
        record TimedOut() implements Result {}

        /** The answer was longer than allowed. */
        record TooLong() implements Result {}

        /** An answer in a coding that cannot be taken off; {@code detail} is for the record. */
        record Unreadable(String detail) implements Result {}

        /** Nothing was sent: too many wait for a connection to that host already. */
        record NoRoom() implements Result {}

        /** What came of it when it was asked again, on a connection of its own. */
        record Again(Result last) implements Result {}

        /** Where it failed, and why: enough for the record. */
        static Result failed(String where, @Nullable Throwable error) {
            return new Failed(FailureWords.of(where, error));
        }
    }

    private static final String GONE = "no longer provisioned";

    private final long begunAt;
    private long openBy;
    private final long deadline;
    private final BodyCollector body;
    private final Runnable sent;
    private final BooleanSupplier stillThere;
    private final boolean retriesEveryClose;
    private final Promise<Result> result = Promise.promise();
    private @Nullable HttpClientRequest request;
    private int exchanges;
    private @Nullable ConnectionAttempt latest;
    private int opening;
    private boolean left;
    private boolean repeated;

    /** Neighbours in the list of open calls. */
    @Nullable BoundedPost previous;

    @Nullable BoundedPost next;

    /**
     * @param begunAt now, in epoch milliseconds
     * @param openBy epoch milliseconds by which there has to be a connection
     * @param deadline epoch milliseconds by which the answer has to be there
     * @param maxBytes of the answer's body
     * @param retriesEveryClose whether it is asked once more whenever its connection is closed
     * @param sent told when the request has left, if it does
     * @param stillThere whether its receiver is provisioned, before it is sent once more (invariant
     *     22)
     */
    BoundedPost(
            long begunAt,
            long openBy,
            long deadline,
            int maxBytes,
            boolean retriesEveryClose,
            Runnable sent,
            BooleanSupplier stillThere) {
        this.sent = sent;
        this.stillThere = stillThere;
        this.retriesEveryClose = retriesEveryClose;
        this.begunAt = begunAt;
        this.openBy = openBy;
        this.deadline = deadline;
        this.body = new BodyCollector(maxBytes);
    }

    /**
     * Never fails, and always has a result by the first look at it after the deadline.
     *
     * @param key the same whenever the same is sent
     */
    Future<Result> send(PooledHttpClient client, Alternatives addresses, byte[] body, String key) {
        if (isOver()) { // before it was known where to send it
            return result();
        }
        try {
            begin(ConnectionAttempt.next(client, addresses, body, key));
        } catch (RuntimeException error) { // a target that cannot be asked at all
            finish(Result.failed("request", error));
        }
        return result();
    }

    private void begin(ConnectionAttempt wanted) {
        latest = wanted;
        opening++;
        open(wanted, wanted.open());
    }

    /** An address that neither takes nor refuses a connection has its share of the time. */
    private void tryNextAddress(long now) {
        ConnectionAttempt tried = latest;
        if (tried == null || !tried.addresses().hasNext()) {
            return;
        }
        long share = (openBy - begunAt) / tried.addresses().count();
        if (now >= begunAt + share * (tried.address() + 1)) {
            begin(tried.atNextAddress());
        }
    }

    private void open(ConnectionAttempt wanted, Future<HttpClientRequest> opening) {
        opening.onComplete((opened, error) -> opened(wanted, opened, error));
    }

    /** Ends it before anything was sent. */
    Future<Result> fail(Result why) {
        finish(why);
        return result();
    }

    /** What comes of it. */
    Future<Result> result() {
        return result.future();
    }

    private void opened(
            ConnectionAttempt wanted,
            @Nullable HttpClientRequest opened,
            @Nullable Throwable error) {
        opening--;
        if (opened == null) {
            unopened(wanted, error);
            return;
        }
        // a request without a handler logs every one of its errors, also our own reset
        opened.exceptionHandler(broken -> broken(opened, broken));
        if (isOver() || request != null) { // another address was sooner
            opened.reset();
        } else if (left && !stillThere.getAsBoolean()) {
            opened.reset();
            finish(new Result.Failed(GONE));
        } else {
            left = true;
            request = opened;
            exchanges = PooledHttpClient.exchanges(opened);
            latest = null;
            wanted.addresses().reached(wanted.address());
            wanted.send(opened, repeated)
                    .onComplete((response, broken) -> answered(wanted, opened, response, broken));
            sent.run();
        }
    }

    private void broken(HttpClientRequest broken, Throwable error) {
        if (broken.equals(request)) {
            finish(Result.failed("exchange", error));
        }
    }

    /** A full pool is our own fullness, and says nothing of the application. */
    private void unopened(ConnectionAttempt wanted, @Nullable Throwable error) {
        ConnectionAttempt last = latest;
        if (request != null || isOver()) {
            return;
        }
        if (error instanceof ConnectionPoolTooBusyException) {
            finish(new Result.NoRoom());
        } else if (wanted.equals(last) && wanted.addresses().hasNext()) {
            begin(wanted.atNextAddress());
        } else if (opening == 0) {
            finish(Result.failed(Result.CONNECT, error));
        }
    }

    private void answered(
            ConnectionAttempt wanted,
            HttpClientRequest asked,
            @Nullable HttpClientResponse response,
            @Nullable Throwable error) {
        if (response != null) {
            receive(response);
        } else if (!isOver() && !isSentAgain(wanted, asked, error)) {
            finish(Result.failed("exchange", error));
        }
    }

    private boolean isSentAgain(
            ConnectionAttempt wanted, HttpClientRequest failed, @Nullable Throwable error) {
        if (PooledHttpClient.isUnsent(failed, exchanges)) {
            request = null;
            latest = wanted; // its host may have died meanwhile: then the next address is tried
            opening++;
            open(wanted, wanted.open());
            return true;
        }
        boolean everyClose = retriesEveryClose && isClose(error);
        if (!repeated && (everyClose || PooledHttpClient.isUnanswered(failed))) {
            repeated = true;
            request = null;
            opening++;
            openBy = deadline; // it was there once
            open(wanted, wanted.client().requestAlone(wanted.target()));
            return true;
        }
        return false;
    }

    private static boolean isClose(@Nullable Throwable error) {
        return error instanceof HttpClosedException || error instanceof IOException;
    }

    private void receive(HttpClientResponse response) {
        response.handler(this::more);
        response.exceptionHandler(error -> finish(Result.failed("answer", error)));
        response.endHandler(_ -> finish(answered(response)));
    }

    private void more(Buffer chunk) {
        if (!body.add(chunk)) {
            abandon(new Result.TooLong());
        }
    }

    private Result answered(HttpClientResponse response) {
        try {
            byte[] plain = body.plain(response.getHeader(ContentCoding.HEADER));
            return plain == null
                    ? new Result.TooLong()
                    : new Result.Answered(
                            new ReceivedAnswer(response.statusCode(), response::getHeader, plain));
        } catch (IOException broken) {
            return new Result.Unreadable("answer: " + broken.getMessage());
        }
    }

    /**
     * Gives up when the time is over.
     *
     * @param now epoch milliseconds
     */
    void look(long now) {
        if (now >= deadline) {
            abandon(new Result.TimedOut());
        } else if (request == null && now >= openBy) {
            finish(new Result.Failed(Result.CONNECT + ": no connection in time"));
        } else if (request == null) {
            tryNextAddress(now);
        }
    }

    private void abandon(Result why) {
        finish(why);
        if (request != null) {
            request.reset();
        }
    }

    private void finish(Result outcome) {
        result.tryComplete(repeated ? new Result.Again(outcome) : outcome);
    }

    private boolean isOver() {
        return result.future().isComplete();
    }
}
