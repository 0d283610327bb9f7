package io.strowger.http.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests over kept connections of which each serves one exchange at a time and is kept only when
 * that is over: all of the answer is read, and nothing lies behind it. Interim answers (1xx) are
 * not shown; a switch of protocols (101) is an error.
 *
 * <p>A request may fail for what happened to its connection before. It says so itself: {@link
 * #isUnsent} when nothing has left, {@link #isUnanswered} when it may have.
 */
public final class PooledHttpClient {

    private static final Logger log = LoggerFactory.getLogger(PooledHttpClient.class);

    /** A request that comes upon the end of its connection's rest is cut off this soon. */
    private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions pool;
    private final RepeatingPeers repeating = new RepeatingPeers();
    private final PeerIdleTimeouts idleTimeouts = new PeerIdleTimeouts();
    private final LoopPasses passes = new LoopPasses();
    private final ConnectionTimes.Limits limits;
    private final HttpClient client;
    private @Nullable HttpClient unpooled;

    /**
     * @param options for HTTP/1.1 without decompression; what they say of kept connections holds
     * @param pool its {@code maxLifetime} is the life of a connection, busy or not
     */
    public PooledHttpClient(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        this.vertx = vertx;
        this.options = options;
        this.pool = pool;
        this.limits = limits(options, pool);
        this.client = client(options, pool);
    }

    private static ConnectionTimes.Limits limits(HttpClientOptions options, PoolOptions pool) {
        return new ConnectionTimes.Limits(
                nanosOrEver(options.getKeepAliveTimeout(), TimeUnit.SECONDS),
                nanosOrEver(pool.getMaxLifetime(), pool.getMaxLifetimeUnit()),
                PROMPT_NANOS);
    }

    private static long nanosOrEver(long time, TimeUnit unit) {
        return time > 0 ? unit.toNanos(time) : Long.MAX_VALUE;
    }

    private HttpClient client(HttpClientOptions of, PoolOptions in) {
        return vertx.httpClientBuilder()
                .with(of)
                .with(in)
                .withConnectHandler(this::connected)
                .build();
    }

    /**
     * Without a handler, errors of a connection are logged with the bytes that could not be parsed,
     * which may be a screen. Requests see their own errors.
     */
    private void connected(HttpConnection connection) {
        connection.exceptionHandler(
                error -> log.debug("Connection failed: {}", error.getClass().getSimpleName()));
        Channel channel = ((ConnectionBase) connection).channel();
        ConnectionTimes times =
                new ConnectionTimes(limits, idleTimeouts.of(channel.remoteAddress()), passes);
        ExchangeCodec codec = new ExchangeCodec(options, repeating, times);
        channel.attr(ExchangeCodec.OF_CHANNEL).set(codec);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.replace("codec", "codec", codec);
    }

    /**
     * For a timer of the one event loop that requests are made on: with it, a stall of that loop is
     * not taken for the time that a peer took.
     */
    public void tick() {
        passes.passed();
    }

    /** A request to be sent, on a kept connection or a new one. */
    public Future<HttpClientRequest> request(RequestOptions target) {
        Future<HttpClientRequest> opening = client.request(target);
        return opening.succeeded() // as it is mostly, when a connection is there
                ? opening
                : opening.recover(error ->
                        error instanceof HttpClosedException // between the pool and here
                                ? requestAlone(target)
                                : Future.failedFuture(error));
    }

    /** A request to be sent on a connection that serves no other, before or after. */
    public Future<HttpClientRequest> requestAlone(RequestOptions target) {
        return unpooled().request(target);
    }

    /** For {@link ExchangeClient}: kept connections. */
    HttpClient pooled() {
        return client;
    }

    /** Connections that serve one exchange. */
    synchronized HttpClient unpooled() {
        HttpClient made = unpooled;
        if (made == null) {
            made =
                    client(
                            new HttpClientOptions(options).setKeepAlive(false),
                            new PoolOptions(pool).setCleanerPeriod(0));
            unpooled = made;
        }
        return made;
    }

    /**
     * Of a request that failed: whether nothing of it has left, because its connection, which was
     * not opened for it, was found spoilt, closed or at rest for too long when it was to be
     * written. It may be made again as if it had not been.
     *
     * @param before what {@link #exchanges} said of it before it was sent
     */
    public static boolean isUnsent(HttpClientRequest failed, int before) {
        return codec(failed).isUnsent(before);
    }

    /** How many requests the connection of one that is ready to be sent has carried. */
    public static int exchanges(HttpClientRequest ready) {
        return codec(ready).exchanges();
    }

    /**
     * Of a request that failed: whether its connection, which was not opened for it, was closed
     * without a byte at once. It came upon the end of a rest, most likely, but may have arrived.
     */
    public static boolean isUnanswered(HttpClientRequest failed) {
        return codec(failed).isUnanswered();
    }

    private static ExchangeCodec codec(HttpClientRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        return channel.attr(ExchangeCodec.OF_CHANNEL).get();
    }
}
