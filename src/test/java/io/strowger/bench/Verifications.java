package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** What codes cost: to ask for one, which is sent to a simulated handset, and to validate it. */
final class Verifications {
    private static final int IN_FLIGHT = 64;
    private static final long NUMBERS_FROM = 233260000000L;
    private static final String PROVISION =
            """
            accounts:
              - id: bench
                permissions: [verify]
                credentials: [{kind: token, secret: bench-token}]
            networks:
              - {id: demo, connector: simulator, country: GH}
            """;

    private final Plant plant;
    private final BenchOptions options;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClientAgent client =
            vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(IN_FLIGHT));

    Verifications(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    /** What one round of one kind came to. */
    private record Reading(double cpuMicros, double perSecond) {}

    void measure(List<String> flags) throws IOException {
        List<Reading> requests = new ArrayList<>();
        List<Reading> validations = new ArrayList<>();
        String folder = "verify-" + System.currentTimeMillis(); // refs are used up for weeks
        Server router = plant.startRouter(folder, PROVISION, flags);
        int codes = options.roundCodes();
        for (int round = 0; round <= options.rounds(); round++) {
            int from = round * codes;
            Reading asked = timed(router, codes, i -> ask(router, from + i));
            String[] known = new String[codes];
            each(codes, i -> read(router, from + i).onSuccess(code -> known[i] = code));
            Reading valid = timed(router, codes, i -> validate(router, from + i, known[i]));
            Figures.say("codes: %.2f us, %.2f us".formatted(asked.cpuMicros, valid.cpuMicros));
            if (round > 0) { // the first warms the router up
                requests.add(asked);
                validations.add(valid);
            }
        }
        print("verify.request", requests);
        print("verify.validate", validations);
        vertx.close().await();
    }

    private static void print(String name, List<Reading> readings) {
        double cpu = Figures.median(readings.stream().map(Reading::cpuMicros).toList());
        double rate = Figures.median(readings.stream().map(Reading::perSecond).toList());
        Figures.print(name + ".cpu", cpu, "us");
        Figures.print(name + ".throughput", rate, "1/s");
    }

    private Reading timed(Server router, int count, IntFunction<Future<?>> work)
            throws IOException {
        double before = router.process().cpuMicros();
        long start = System.nanoTime();
        each(count, work);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = (router.process().cpuMicros() - before) / count;
        return new Reading(micros, count / seconds);
    }

    /** Does something so many times, some at once; the first that fails fails all. */
    private void each(int count, IntFunction<Future<?>> work) {
        Promise<Void> done = Promise.promise();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(count);
        vertx.runOnContext(_ -> {
            for (int i = 0; i < IN_FLIGHT; i++) {
                go(count, work, next, left, done);
            }
        });
        done.future().await();
    }

    private static void go(
            int count,
            IntFunction<Future<?>> work,
            AtomicInteger next,
            AtomicInteger left,
            Promise<Void> done) {
        int i = next.getAndIncrement();
        if (i >= count) {
            return;
        }
        work.apply(i)
                .onFailure(done::tryFail)
                .onSuccess(_ -> {
                    if (left.decrementAndGet() == 0) {
                        done.tryComplete();
                    }
                    go(count, work, next, left, done);
                });
    }

    private Future<?> ask(Server router, int number) {
        String body =
                new JsonObject()
                        .put("client_ref", "ref-" + number)
                        .put("phone_number", Long.toString(NUMBERS_FROM + number))
                        .encode();
        return send(HttpMethod.POST, router.port(), "/1/2fa", body, 201);
    }

    private Future<?> validate(Server router, int number, String code) {
        return send(HttpMethod.POST, router.port(), "/1/2fa/ref-" + number + "/" + code, "", 200);
    }

    /** The code in a handset's inbox. */
    private Future<String> read(Server router, int number) {
        String path = "/simulator/demo/handsets/" + (NUMBERS_FROM + number);
        return send(HttpMethod.GET, router.managementPort(), path, "", 200)
                .map(body -> {
                    String text =
                            body.toJsonObject()
                                    .getJsonArray("messages")
                                    .getJsonObject(0)
                                    .getString("text");
                    return text.substring(text.lastIndexOf(' ') + 1);
                });
    }

    private Future<Buffer> send(
            HttpMethod method, int port, String path, String body, int expected) {
        RequestOptions request =
                new RequestOptions()
                        .setMethod(method)
                        .setHost(Rig.HOST)
                        .setPort(port)
                        .setURI(path)
                        .putHeader("authorization", "Token bench-token")
                        .putHeader("content-type", "application/json");
        return client.request(request)
                .compose(open -> open.send(body))
                .compose(answer -> read(answer, expected));
    }

    private static Future<Buffer> read(HttpClientResponse answer, int expected) {
        return answer.statusCode() == expected
                ? answer.body()
                : Future.failedFuture("status " + answer.statusCode());
    }
}
