package io.strowger.load;

import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts bodies to the target over kept connections. Lives on one event loop; one sweep over a queue
 * in order of sending watches all deadlines, so that a hop costs no timer.
 */
final class Poster {
    private static final long SWEEP_MILLIS = 20;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 300;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    /** Told once how an exchange ended. */
    interface Ear {
        void answered(byte[] body);

        void failed(LoadError error);
    }

    private final PooledHttpClient client;
    private final RequestOptions options;
    private final @Nullable CharSequence authorization;
    private final LongSupplier nanoClock;
    private final long timeoutNanos;
    private final ArrayDeque<Exchange> bySendTime = new ArrayDeque<>();

    /** To be made on the event loop it is used on. */
    Poster(Vertx vertx, LoadPlan plan, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        timeoutNanos = plan.limits().timeoutMillis() * NANOS_PER_MILLI;
        String secret = plan.secret();
        authorization = secret == null ? null : HttpHeaders.createOptimized("Bearer " + secret);
        options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(plan.target().toString());
        client = new PooledHttpClient(vertx, clientOptions(), poolOptions(plan.limits()));
        vertx.setPeriodic(SWEEP_MILLIS, _ -> cutTheLate());
    }

    void post(byte[] body, Ear ear) {
        Exchange exchange = new Exchange(body, ear, nanoClock.getAsLong() + timeoutNanos);
        bySendTime.add(exchange);
        exchange.open();
    }

    private void cutTheLate() {
        long now = nanoClock.getAsLong();
        for (Exchange first = bySendTime.peek();
                first != null && (first.over || first.deadlineNanos - now <= 0);
                first = bySendTime.peek()) {
            bySendTime.remove();
            first.cut();
        }
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTcpNoDelay(true);
    }

    private static PoolOptions poolOptions(LoadPlan.Limits limits) {
        return new PoolOptions()
                .setHttp1MaxSize(Math.ceilDiv(limits.connections(), limits.threads()))
                .setMaxWaitQueueSize(-1);
    }

    /** One request and its answer; the first of answer, failure and deadline wins. */
    private final class Exchange {
        private byte @Nullable [] body;
        private final Ear ear;
        private final long deadlineNanos;
        private @Nullable HttpClientRequest request;
        private int exchanges;
        private boolean over;

        Exchange(byte[] body, Ear ear, long deadlineNanos) {
            this.body = body;
            this.ear = ear;
            this.deadlineNanos = deadlineNanos;
        }

        void open() {
            client.request(options).onComplete(this::opened, _ -> fail(LoadError.CONNECT));
        }

        private void opened(HttpClientRequest opened) {
            byte[] toSend = body;
            if (over || toSend == null) {
                opened.reset();
                return;
            }
            request = opened;
            exchanges = PooledHttpClient.exchanges(opened);
            opened.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            if (authorization != null) {
                opened.putHeader(HttpHeaders.AUTHORIZATION, authorization);
            }
            opened.send(Buffer.buffer(toSend)).onComplete(this::responded, this::unanswered);
        }

        private void responded(HttpClientResponse response) {
            body = null;
            response.body().onComplete(read -> finish(response.statusCode(), read), this::broken);
        }

        private void finish(int status, Buffer read) {
            if (status / 100 != 2) {
                fail(LoadError.httpStatus(status));
            } else if (!over) {
                over = true;
                request = null;
                ear.answered(read.getBytes());
            }
        }

        private void unanswered(Throwable cause) {
            HttpClientRequest failed = request;
            if (failed != null && !over && PooledHttpClient.isUnsent(failed, exchanges)) {
                request = null;
                open();
            } else {
                broken(cause);
            }
        }

        private void broken(Throwable cause) {
            fail(cause instanceof ConnectException ? LoadError.CONNECT : LoadError.CLOSED);
        }

        void fail(LoadError error) {
            if (!over) {
                over = true;
                ear.failed(error);
            }
        }

        void cut() {
            if (over) {
                return;
            }
            fail(LoadError.TIMEOUT);
            if (request != null) {
                request.reset();
            }
        }
    }
}
