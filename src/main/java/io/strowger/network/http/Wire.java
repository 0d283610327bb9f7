package io.strowger.network.http;

import io.strowger.dialect.WireRequest;
import io.strowger.http.client.ExchangeClient;
import io.strowger.http.client.ExchangeRequest;
import io.strowger.http.client.ExchangeResult;
import io.strowger.http.client.FailureWords;
import io.strowger.provision.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The connections to all networks over HTTP; for the event loops of whoever submits. */
final class Wire {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_CONNECT_MILLIS = 3_000;

    /** Less than the 5 s after which many servers close an idle connection under a request. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    /** Of a connection, so that a network's name is looked up again. */
    private static final int MAX_LIFE_SECONDS = 60;

    /** To one network, over all event loops. */
    private static final int MAX_CONNECTIONS = 512;

    private static final int MAX_WAITING = 10_000;

    private final Vertx vertx;
    private final long submitWithinMillis;
    private final ExchangeClient client;

    /**
     * @param submitWithinMillis how long a submit may take as a whole
     */
    Wire(Vertx vertx, long submitWithinMillis) {
        this.vertx = vertx;
        this.submitWithinMillis = submitWithinMillis;
        this.client =
                new ExchangeClient(
                        vertx,
                        options(),
                        new PoolOptions()
                                .setHttp1MaxSize(MAX_CONNECTIONS)
                                .setMaxLifetime(MAX_LIFE_SECONDS)
                                .setMaxWaitQueueSize(MAX_WAITING));
    }

    /**
     * Never fails: whatever goes wrong is a {@link ExchangeResult}.
     *
     * @param usedMillis how much of the time of the submit has gone already
     */
    Future<ExchangeResult> send(Outbound outbound, WireRequest request, long usedMillis) {
        RequestOptions target;
        try {
            target = target(outbound, request);
        } catch (RuntimeException error) {
            String cause = FailureWords.of("request", error);
            return Future.succeededFuture(new ExchangeResult.NotSent(cause));
        }
        long left = Math.max(1, submitWithinMillis - usedMillis);
        // what may have arrived is not sent again: what became of it is unknown
        return client.send(new ExchangeRequest(target, request.body(), false), left);
    }

    Future<Void> pause(long millis) {
        return vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static RequestOptions target(Outbound outbound, WireRequest request) {
        URI url = outbound.url();
        boolean tls = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int standard = tls ? HTTPS_PORT : HTTP_PORT;
        WireRequest.Head head = request.head();
        RequestOptions target =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(head.method()))
                        .setSsl(tls)
                        .setHost(url.getHost())
                        .setPort(url.getPort() < 0 ? standard : url.getPort())
                        .setURI(request.behind(url))
                        .setFollowRedirects(false)
                        .putHeader("authorization", "Bearer " + outbound.secret().reveal());
        if (!head.contentType().isEmpty()) {
            target.putHeader("content-type", head.contentType());
        }
        target.putHeader("accept", head.accept());
        request.headers().forEach(target::putHeader);
        return target;
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(MAX_CONNECT_MILLIS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTcpNoDelay(true)
                .setDecompressionSupported(false);
    }
}
