package io.strowger.http.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request until there is an answer or the reason that there is none. For one event loop.
 *
 * <p>What a connection's exchange before left behind fails no request: it is sent again when
 * nothing of it has left, and, if it may be repeated, once more when it met silence where another
 * was answered (invariant 12).
 */
final class BoundedExchange implements BodyCodec<byte[]> {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final Promise<ExchangeResult> result = Promise.promise();
    private final ExchangeClient clients;
    private final ExchangeRequest wanted;
    private @Nullable HttpClientRequest request;
    private int exchanges;
    private boolean opened;
    private boolean repeated;
    private boolean heard;

    BoundedExchange(ExchangeClient clients, ExchangeRequest wanted) {
        this.clients = clients;
        this.wanted = wanted;
    }

    Future<ExchangeResult> begin() {
        try {
            send(clients.kept());
        } catch (RuntimeException error) { // a target that cannot be asked at all
            finish(new ExchangeResult.NotSent(named("request", error)));
        }
        return result.future();
    }

    RequestOptions target() {
        return wanted.target();
    }

    private void send(WebClient client) {
        request = null;
        sending(client.request(wanted.target().getMethod(), wanted.target()).as(this))
                .onComplete(this::ended);
    }

    /** What has no body, as a GET, has no length either. */
    private Future<HttpResponse<byte[]>> sending(HttpRequest<byte[]> prepared) {
        boolean bare =
                wanted.body().length == 0 && HttpMethod.GET.equals(wanted.target().getMethod());
        return bare ? prepared.send() : prepared.sendBuffer(Buffer.buffer(wanted.body()));
    }

    /**
     * Takes the request that is to be sent now.
     *
     * @return false when it is too late for it
     */
    boolean take(HttpClientRequest made) {
        // a request without a handler logs every one of its errors, also our own reset
        made.exceptionHandler(broken -> lost("exchange", broken));
        if (isOver()) {
            made.reset();
            return false;
        }
        request = made;
        exchanges = PooledHttpClient.exchanges(made);
        return true;
    }

    @Override
    public BodyStream<byte[]> stream() {
        heard = true;
        return new BoundedBody(MAX_ANSWER_BYTES, () -> abandon("answer too long"));
    }

    private void ended(@Nullable HttpResponse<byte[]> response, @Nullable Throwable error) {
        HttpClientRequest failed = request;
        if (response != null) {
            finish(answered(response));
        } else if (isOver()) {
            return;
        } else if (failed == null) {
            unopened(error);
        } else if (heard || !isSentAgain(failed)) {
            lost(heard ? "answer" : "exchange", error);
        }
    }

    private static ExchangeResult answered(HttpResponse<byte[]> response) {
        byte[] body = Objects.requireNonNull(response.body(), "a codec always makes one");
        try {
            byte[] plain =
                    ContentCoding.plain(
                            response.getHeader(ContentCoding.HEADER), body, MAX_ANSWER_BYTES);
            return plain == null
                    ? new ExchangeResult.Lost("answer too long")
                    : new ExchangeResult.Answered(response.statusCode(), response.headers(), plain);
        } catch (IOException broken) {
            return new ExchangeResult.Lost("answer: " + broken.getMessage());
        }
    }

    private void unopened(@Nullable Throwable error) {
        if (error instanceof HttpClosedException && !opened) { // between the pool and here
            opened = true;
            send(clients.kept());
        } else if (repeated) { // the first may have arrived
            lost("connect", error);
        } else {
            finish(
                    new ExchangeResult.NotSent(
                            error instanceof ConnectionPoolTooBusyException
                                    ? "no connection free"
                                    : named("connect", error)));
        }
    }

    private boolean isSentAgain(HttpClientRequest failed) {
        if (PooledHttpClient.isUnsent(failed, exchanges)) {
            send(clients.kept());
            return true;
        }
        if (wanted.repeatable() && !repeated && PooledHttpClient.isUnanswered(failed)) {
            repeated = true;
            send(clients.alone());
            return true;
        }
        return false;
    }

    void timedOut() {
        if (request == null && !repeated) {
            finish(new ExchangeResult.NotSent("connect: no connection in time"));
        } else {
            abandon("no answer in time");
        }
    }

    private void abandon(String why) {
        finish(new ExchangeResult.Lost(why));
        if (request != null) {
            request.reset();
        }
    }

    private void lost(String where, @Nullable Throwable error) {
        finish(new ExchangeResult.Lost(named(where, error)));
    }

    private void finish(ExchangeResult outcome) {
        result.tryComplete(outcome);
    }

    private boolean isOver() {
        return result.future().isComplete();
    }

    private static String named(String where, @Nullable Throwable error) {
        return FailureWords.of(where, error);
    }
}
