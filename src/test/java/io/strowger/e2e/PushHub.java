package io.strowger.e2e;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A hub that speaks oneapi and keeps its history where no router can lose it. It refuses some
 * submits, and takes its time with the answer to others.
 */
final class PushHub implements AutoCloseable {

    private static final double REFUSED = 0.05;
    private static final double SLOW = 0.2;
    private static final int SLOWEST_MILLIS = 150;

    private final Vertx vertx = Vertx.vertx();
    private final Random random;
    private final Map<String, List<String>> textsBySession = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Stub stub = Stub.serving(this::answer);

    PushHub(Random random) {
        this.random = random;
    }

    private Future<Stub.Reply> answer(Stub.Seen seen) {
        JsonObject request = seen.json().getJsonObject(OneApiHouse.NAME);
        String session = request.getString("clientCorrelator").replaceFirst("^mt-", "");
        textsBySession
                .computeIfAbsent(session, _ -> new CopyOnWriteArrayList<>())
                .add(request.getString("outboundUSSDMessage"));
        boolean refused;
        long delay;
        synchronized (random) {
            refused = random.nextDouble() < REFUSED;
            delay = random.nextDouble() < SLOW ? 1 + random.nextInt(SLOWEST_MILLIS) : 0;
        }
        if (!refused) {
            accepted.add(session);
        }
        request.put("deliveryStatus", refused ? "NOT SENT" : "SENT");
        Stub.Reply reply = new Stub.Reply(200, OneApiHouse.wrapped(request));
        if (delay == 0) {
            return Future.succeededFuture(reply);
        }
        Promise<Stub.Reply> later = Promise.promise();
        vertx.setTimer(delay, _ -> later.complete(reply));
        return later.future();
    }

    Object url() {
        return stub.url() + "ussd/v1";
    }

    /** What a subscriber answers to a push that this hub has shown. */
    static HttpResponse<String> reply(Router router, String correlator, String text) {
        return reply(router, "hub", PushHouse.MSISDN, correlator, text);
    }

    /** What a subscriber of a network says that he answers to a push. */
    static HttpResponse<String> reply(
            Router router, String network, String msisdn, String correlator, String text) {
        JsonObject reply =
                new JsonObject()
                        .put("address", "tel:+" + msisdn)
                        .put("sessionID", "theirs")
                        .put("clientCorrelator", correlator)
                        .put("inboundUSSDMessage", text)
                        .put("ussdAction", "mtcont");
        return OneApiHouse.of(router)
                .as(RouterSetup.NETWORK_SECRET)
                .send(
                        "POST",
                        "/network/" + network,
                        new JsonObject().put("inboundUSSDMessageRequest", reply).encode());
    }

    /** What was submitted, by the sessions that it was submitted for. */
    Map<String, List<String>> submits() {
        return textsBySession;
    }

    /** The sessions whose push it took. */
    Set<String> accepted() {
        return accepted;
    }

    @Override
    public void close() {
        stub.close();
        vertx.close().await();
    }
}
