package io.strowger.e2e;

import io.strowger.store.sql.Sqlite;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A hub that speaks oneapi and keeps its history where no router can lose it. It refuses some
 * submits, takes its time with the answer to others, and knows when the router is to be killed.
 */
final class PushHub implements AutoCloseable {

    private static final double REFUSED = 0.05;
    private static final double SLOW = 0.2;
    private static final int SLOWEST_MILLIS = 150;

    private final Vertx vertx = Vertx.vertx();
    private final Random random;
    private final RouterKiller killer;
    private final Path data;
    private final Map<String, List<String>> textsBySession = new ConcurrentHashMap<>();
    private final Map<String, String> msisdnsBySession = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Stub stub = Stub.serving(this::answer, seen -> written(session(seen)));
    private @Nullable String lockedFor;
    private @Nullable Connection lock;

    /**
     * @param data the data folder of the routers that submit
     */
    PushHub(Random random, RouterKiller killer, Path data) {
        this.random = random;
        this.killer = killer;
        this.data = data;
    }

    private static JsonObject request(Stub.Seen seen) {
        return seen.json().getJsonObject(OneApiHouse.NAME);
    }

    private static String session(Stub.Seen seen) {
        return request(seen).getString("clientCorrelator").replaceFirst("^mt-", "");
    }

    private synchronized Future<Stub.Reply> answer(Stub.Seen seen) {
        String session = session(seen);
        textsBySession
                .computeIfAbsent(session, _ -> new CopyOnWriteArrayList<>())
                .add(request(seen).getString("outboundUSSDMessage"));
        msisdnsBySession.put(
                session, request(seen).getString("address").substring("tel:+".length()));
        if (killer.killsAt(KillPoint.SUBMITTED)) {
            return never();
        }
        boolean refused = random.nextDouble() < REFUSED;
        if (!refused) {
            accepted.add(session);
            if (killer.killsAt(KillPoint.TAKEN)) {
                return never();
            }
        }
        return said(seen, refused);
    }

    private static Future<Stub.Reply> never() {
        return Promise.<Stub.Reply>promise().future();
    }

    private Future<Stub.Reply> said(Stub.Seen seen, boolean refused) {
        JsonObject request = request(seen).put("deliveryStatus", refused ? "NOT SENT" : "SENT");
        Stub.Reply reply = new Stub.Reply(200, OneApiHouse.wrapped(request));
        if (!refused && killer.isTime(KillPoint.UNCOMMITTED)) {
            lockedFor = session(seen);
            lock = locked();
            return Future.succeededFuture(reply);
        }
        return random.nextDouble() < SLOW ? late(reply) : Future.succeededFuture(reply);
    }

    private Future<Stub.Reply> late(Stub.Reply reply) {
        Promise<Stub.Reply> later = Promise.promise();
        vertx.setTimer(1 + random.nextInt(SLOWEST_MILLIS), _ -> later.complete(reply));
        return later.future();
    }

    /** Nobody else writes to the routers' database until it is closed. */
    private Connection locked() {
        try {
            Connection connection =
                    DriverManager.getConnection(
                            "jdbc:sqlite:" + data.resolve(Sqlite.FILE) + "?busy_timeout=60000");
            connection.createStatement().execute("BEGIN IMMEDIATE");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer is out. */
    private synchronized void written(String session) {
        if (session.equals(lockedFor)) {
            killer.kill();
            unlock();
        } else {
            killer.killsAt(accepted.contains(session) ? KillPoint.SAID : KillPoint.REFUSED);
        }
    }

    private void unlock() {
        try (Connection _ = lock) {
            lockedFor = null;
            lock = null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    /** The subscriber of a session answers what was shown to him. */
    HttpResponse<String> replyIn(Router router, String session, String text) {
        String msisdn = msisdnsBySession.get(session);
        return reply(router, "hub", msisdn, "mt-" + session, text);
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
