package io.strowger.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Senders of pushes and the application that gives each its one screen, in one process: an order a
 * line (the router's port, how many pushes, how many at once, the first number), a result a line.
 * Argument: the application's port.
 */
final class PushRig {
    private static final Buffer SCREEN =
            Buffer.buffer(
                    """
                    {"contextData":"","action":{"type":"ShowView","view":\
                    {"type":"InfoView","message":"Your bill of GHS 10.00 is paid. Thank you."}}}\
                    """);
    private static final String PROVISION =
            """
            accounts:
              - id: bench
                permissions: [push]
                purse: {currency: GHS, openingBalance: "100000000.00", pushPrice: "0.01"}
                credentials: [{kind: client, id: bench, secret: bench-client-secret}]
            networks:
              - {id: handsets, connector: simulator, country: GH}
            applications:
              - {id: bills, account: bench, dialect: session-event, url: 'http://127.0.0.1:PORT/', concurrency: 1024}
            """;
    private static final int OK = 200;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client =
            vertx.httpClientBuilder().with(new PoolOptions().setHttp1MaxSize(256)).build();

    private PushRig() {}

    static String provision(int applicationPort) {
        return PROVISION.replace("PORT", Integer.toString(applicationPort));
    }

    public static void main(String[] args) throws IOException {
        PushRig rig = new PushRig();
        rig.vertx
                .createHttpServer()
                .requestHandler(PushRig::answer)
                .listen(Integer.parseInt(args[0]), Rig.HOST)
                .await();
        System.out.println("ready");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(rig.run(line.split(" ", -1)));
        }
        rig.vertx.close().await();
    }

    private static void answer(HttpServerRequest request) {
        request.bodyHandler(_ -> {
            if (request.path().endsWith("/new")) {
                request.response().putHeader("content-type", "application/json").end(SCREEN);
            } else {
                request.response().setStatusCode(204).end();
            }
        });
    }

    private String run(String[] order) {
        Promise<String> done = Promise.promise();
        vertx.runOnContext(_ ->
                new Run(order)
                        .all()
                        .onComplete(
                                _ -> done.complete("{}"),
                                error -> done.complete(String.valueOf(error))));
        return done.future().await();
    }

    /** The pushes of one order, so many at a time. */
    private final class Run {
        private final int port;
        private final long pushes;
        private final int lanes;
        private final long from;
        private long begun;

        Run(String[] order) {
            this.port = Integer.parseInt(order[0]);
            this.pushes = Long.parseLong(order[1]);
            this.lanes = Integer.parseInt(order[2]);
            this.from = Long.parseLong(order[3]);
        }

        Future<?> all() {
            Future<?> all = Future.succeededFuture();
            for (int lane = 0; lane < lanes; lane++) {
                Promise<Void> left = Promise.promise();
                next(left);
                Future<?> before = all;
                all = left.future().compose(_ -> before);
            }
            return all;
        }

        private void next(Promise<Void> left) {
            if (begun == pushes) {
                left.complete();
                return;
            }
            push(from + begun++).onComplete(_ -> next(left), left::tryFail);
        }

        private Future<?> push(long msisdn) {
            String body =
                    "{\"appId\":\"bills\",\"msisdn\":\"%d\",\"contextData\":\"bill 7\"}"
                            .formatted(msisdn);
            RequestOptions options =
                    new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setHost(Rig.HOST)
                            .setPort(port)
                            .setURI("/api/v1/ussd/app/push")
                            .putHeader("content-type", "application/json")
                            .putHeader("X-Client-Id", "bench")
                            .putHeader("X-Client-Secret", "bench-client-secret")
                            .putHeader("Idempotency-Key", "key-" + msisdn);
            return client.request(options)
                    .compose(request -> request.send(Buffer.buffer(body)))
                    .compose(answer ->
                            answer.body()
                                    .compose(text ->
                                            answer.statusCode() == OK
                                                    ? Future.succeededFuture(text)
                                                    : Future.failedFuture(text.toString())));
        }
    }
}
