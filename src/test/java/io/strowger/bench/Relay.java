package io.strowger.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;

/**
 * The yardstick: reads the body, posts it to the application with a pooled client and returns the
 * answer. No JSON, no session. Arguments: own port, the application's port.
 */
final class Relay extends VerticleBase {
    private static final int CONNECTIONS_PER_LOOP = 256;
    private static final int BAD_GATEWAY = 502;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final int port;
    private final RequestOptions application;

    private Relay(int port, int applicationPort) {
        this.port = port;
        application =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(Rig.HOST)
                        .setPort(applicationPort)
                        .setURI("/");
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        int applicationPort = Integer.parseInt(args[1]);
        Rig.serve(
                Runtime.getRuntime().availableProcessors(), () -> new Relay(port, applicationPort));
    }

    @Override
    public Future<?> start() {
        HttpClient pooled =
                vertx.createHttpClient(
                        new HttpClientOptions(),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_LOOP));
        return vertx.createHttpServer()
                .requestHandler(
                        request -> request.bodyHandler(body -> relay(pooled, request, body)))
                .listen(port, Rig.HOST);
    }

    private void relay(HttpClient pooled, HttpServerRequest from, Buffer body) {
        pooled.request(application).onComplete(to -> forward(from, to, body), _ -> refuse(from));
    }

    private static void forward(HttpServerRequest from, HttpClientRequest to, Buffer body) {
        to.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        to.send(body)
                .onComplete(
                        answer -> answer.bodyHandler(screen -> answer(from, screen)),
                        _ -> refuse(from));
    }

    private static void answer(HttpServerRequest from, Buffer screen) {
        from.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(screen);
    }

    private static void refuse(HttpServerRequest from) {
        from.response().setStatusCode(BAD_GATEWAY).end();
    }
}
