package io.strowger.http.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends whatever is not a hop, each with a bounded answer in a bounded time: a {@link WebClient}
 * over the connections of a {@link PooledHttpClient}. Nothing is followed, unpacked or added to a
 * request.
 *
 * <p>Its connections are made with the first exchange: made before the verticles, they would take
 * an event loop out of the order in which those get theirs.
 */
public final class ExchangeClient {

    private static final WebClientOptions PLAIN =
            new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false);

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions pool;
    private @Nullable PooledHttpClient connections;
    private @Nullable WebClient kept;
    private @Nullable WebClient alone;

    /**
     * @param options as of {@link PooledHttpClient}
     */
    public ExchangeClient(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        this.vertx = vertx;
        this.options = options;
        this.pool = pool;
    }

    /**
     * For event loops. Never fails, and has a result within so many milliseconds.
     *
     * @param withinMillis from now to the end of the answer, at least 1
     */
    public Future<ExchangeResult> send(ExchangeRequest request, long withinMillis) {
        BoundedExchange exchange = new BoundedExchange(this, request);
        long timer = vertx.setTimer(withinMillis, _ -> exchange.timedOut());
        return exchange.begin().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private PooledHttpClient connections() {
        PooledHttpClient made = connections;
        if (made == null) {
            made = new PooledHttpClient(vertx, options, pool);
            connections = made;
        }
        return made;
    }

    /** Over kept connections. */
    synchronized WebClient kept() {
        WebClient made = kept;
        if (made == null) {
            made = wrap(connections().pooled());
            kept = made;
        }
        return made;
    }

    /** Over connections of which each serves one exchange alone. */
    synchronized WebClient alone() {
        WebClient made = alone;
        if (made == null) {
            made = wrap(connections().unpooled());
            alone = made;
        }
        return made;
    }

    private static WebClient wrap(HttpClient client) {
        return WebClient.wrap(client, PLAIN).addInterceptor(ExchangeClient::intercept);
    }

    /** Shows an exchange the requests that are made for it: they tell why they failed. */
    private static void intercept(HttpContext<?> context) {
        if (context.request().bodyCodec() instanceof BoundedExchange exchange
                && !isPassed(context, exchange)) {
            context.fail(new TimeoutException());
        } else {
            context.next();
        }
    }

    private static boolean isPassed(HttpContext<?> context, BoundedExchange exchange) {
        return switch (context.phase()) {
            case CREATE_REQUEST -> {
                context.requestOptions(exchange.target());
                yield true;
            }
            case SEND_REQUEST -> exchange.take(context.clientRequest());
            default -> true;
        };
    }
}
