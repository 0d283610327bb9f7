package io.strowger.bench;

import io.strowger.bench.OneApiRig.Order;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * Plays sessions on handsets of the simulator: dialled by the subscriber, or begun by the
 * application with {@code mtinit}; every session is as many inputs long, and the application ends
 * it.
 */
final class OneApiCallers {
    private static final int CONNECTIONS = 256;
    private static final int OK = 200;

    private final Vertx vertx;
    private final int applicationPort;
    private final HttpClient client;

    OneApiCallers(Vertx vertx, int applicationPort) {
        this.vertx = vertx;
        this.applicationPort = applicationPort;
        this.client =
                vertx.httpClientBuilder()
                        .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                        .build();
    }

    /** Subscribes to the short code, and plays; the answer is what went wrong, or {@code {}}. */
    Future<String> run(Order order) {
        Promise<String> done = Promise.promise();
        vertx.runOnContext(_ ->
                subscribe(order)
                        .compose(_ -> new Run(order).all())
                        .onComplete(
                                _ -> done.complete("{}"),
                                error -> done.complete(error.toString())));
        return done.future();
    }

    private Future<?> subscribe(Order order) {
        String body =
                """
                {"subscription":{"callbackReference":{"notifyURL":"%s","callbackData":"bench"},\
                "clientCorrelator":"bench","shortCode":"tel:%s","keyword":""}}
                """
                        .formatted(notifyUrl(), OneApiStub.SHORT_CODE);
        return post(order.port(), "/ussd/v1/inbound/subscriptions", body);
    }

    private String notifyUrl() {
        return "http://" + Rig.HOST + ":" + applicationPort + "/";
    }

    private Future<Buffer> post(int port, String path, String body) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(Rig.HOST)
                        .setPort(port)
                        .setURI(path)
                        .putHeader("content-type", "application/json")
                        .putHeader("authorization", "Bearer " + OneApiFiles.BEARER);
        return client.request(options).compose(request -> sent(request, body));
    }

    private static Future<Buffer> sent(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .compose(answer ->
                        answer.body()
                                .compose(text ->
                                        answer.statusCode() / 100 == OK / 100
                                                ? Future.succeededFuture(text)
                                                : Future.failedFuture(text.toString())));
    }

    /** The sessions of one order, so many at a time. */
    private final class Run {
        private final Order order;
        private long begun;

        Run(Order order) {
            this.order = order;
        }

        Future<?> all() {
            Future<?> all = Future.succeededFuture();
            for (int lane = 0; lane < order.inFlight(); lane++) {
                Promise<Void> left = Promise.promise();
                next(left);
                Future<?> before = all;
                all = left.future().compose(_ -> before);
            }
            return all;
        }

        private void next(Promise<Void> left) {
            if (begun == order.sessions()) {
                left.complete();
                return;
            }
            long number = begun++;
            session(order.msisdnFrom() + number, order.run() + "-" + number)
                    .onComplete(_ -> next(left), left::tryFail);
        }

        private Future<?> session(long msisdn, String correlator) {
            return order.mt()
                    ? initiate(msisdn, correlator).compose(_ -> replies(msisdn, order.hops()))
                    : type(msisdn, "dial", "*" + OneApiStub.SHORT_CODE + "#")
                            .compose(_ -> replies(msisdn, order.hops() - 1));
        }

        private Future<?> initiate(long msisdn, String correlator) {
            String body =
                    """
                    {"outboundUSSDMessageRequest":{"address":"tel:+%d","shortCode":"tel:%s",\
                    "keyword":"","outboundUSSDMessage":"%s","clientCorrelator":"%s",\
                    "responseRequest":{"notifyURL":"%s","callbackData":"bench"},\
                    "ussdAction":"mtinit"}}
                    """
                            .formatted(
                                    msisdn,
                                    OneApiStub.SHORT_CODE,
                                    OneApiStub.MENU,
                                    correlator,
                                    notifyUrl());
            return post(order.port(), "/ussd/v1/outbound/tel:+" + msisdn, body);
        }

        private Future<?> replies(long msisdn, int left) {
            if (left == 0) {
                return Future.succeededFuture();
            }
            String text = left == 1 ? OneApiStub.LAST : OneApiStub.NEXT;
            return type(msisdn, "reply", text).compose(_ -> replies(msisdn, left - 1));
        }

        private Future<?> type(long msisdn, String how, String text) {
            return post(
                    order.managementPort(),
                    "/simulator/" + OneApiFiles.NETWORK + "/handsets/" + msisdn + "/" + how,
                    "{\"text\":\"" + text + "\"}");
        }
    }
}
