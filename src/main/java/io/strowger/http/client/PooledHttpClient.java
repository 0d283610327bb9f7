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

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions pool;
    private final RepeatingPeers repeating = new RepeatingPeers();
    private final HttpClient client;
    private @Nullable HttpClient unpooled;

    /**
     * @param options for HTTP/1.1 without decompression; what they say of kept connections holds
     */
    public PooledHttpClient(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        this.vertx = vertx;
        this.options = options;
        this.pool = pool;
        this.client = client(options, pool);
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
        ExchangeCodec codec = new ExchangeCodec(options, repeating);
        channel.attr(ExchangeCodec.OF_CHANNEL).set(codec);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.replace("codec", "codec", codec);
    }

    /** A request to be sent, on a kept connection or a new one. */
    public Future<HttpClientRequest> request(RequestOptions target) {
        Future<HttpClientRequest> opening = client.request(target);
        return opening.succeeded() // as it is mostly, when a connection is there
                ? opening
                : opening.recover(error ->
                        error instanceof HttpClosedException // between the pool and here
                                ? client.request(target)
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
     * Of a request that failed: whether nothing of it has left, because its connection was found
     * spoilt when it was to be written. It may be made again as if it had not been.
     */
    public static boolean isUnsent(HttpClientRequest failed) {
        return codec(failed).isUnsent();
    }

    /**
     * Of a request that failed: whether its connection, which had served another before, broke
     * without a status line in answer to it. It may or may not have arrived.
     */
    public static boolean isUnanswered(HttpClientRequest failed) {
        return codec(failed).isUnanswered();
    }

    private static ExchangeCodec codec(HttpClientRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        return channel.attr(ExchangeCodec.OF_CHANNEL).get();
    }
}
