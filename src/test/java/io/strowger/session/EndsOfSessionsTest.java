package io.strowger.session;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream;
import io.strowger.dispatch.Upstream.Shown;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers, checkouts, refusals and the stop of the router, over real HTTP. */
class EndsOfSessionsTest {

    private static final long REPLY_WITHIN = 300;
    private static final long SESSION_WITHIN = 400;

    private final ScriptedApplication shop = ScriptedApplication.polite();
    private Stage stage = new Stage(Stage.at(shop.url()));

    private void restage(ApplicationDefinition application) {
        stage.close();
        stage = new Stage(application);
    }

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    /** Invariant 15. */
    @Test
    void shouldEndASessionWhoseSubscriberDoesNotReply() {
        restage(Stage.hasty(shop.url(), REPLY_WITHIN, 60_000));
        stage.upstream.dial(MOBILE, "s1", CODE);
        SessionRecord record = stage.recordOf("s1");
        assertThat(record.reason()).isEqualTo(EndReason.SUBSCRIBER_TIMED_OUT);
        assertThat(record.endedAt() - record.begunAt()).isGreaterThanOrEqualTo(REPLY_WITHIN);
        await().until(() -> shop.notices.size() == 1);
        assertThat(stage.verticles.liveSessions()).isZero();
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message())
                .isEqualTo(Stage.text(EndReason.SUBSCRIBER_TIMED_OUT));
    }

    @Test
    void shouldEndASessionThatIsTooLong() {
        restage(Stage.hasty(shop.url(), 60_000, SESSION_WITHIN));
        stage.upstream.dial(MOBILE, "s1", CODE);
        SessionRecord record = stage.recordOf("s1");
        assertThat(record.reason()).isEqualTo(EndReason.SESSION_TOO_LONG);
        assertThat(record.endedAt() - record.begunAt()).isGreaterThanOrEqualTo(SESSION_WITHIN);
        await().until(() -> shop.notices.size() == 1);
    }

    @Test
    void shouldEndASessionThatGetsTooLongWhileTheApplicationIsAsked() {
        restage(Stage.hasty(shop.url(), 60_000, SESSION_WITHIN));
        shop.does((_, wire) -> wire.stall());
        Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
        assertThat(shown.message()).isEqualTo(Stage.text(EndReason.SESSION_TOO_LONG));
        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.SESSION_TOO_LONG);
    }

    @Test
    void shouldShowTheLastScreenOnceTheItemIsStoredAndStoreItOnce() {
        Promise<Void> stored = Promise.promise();
        stage.verticles.checkoutStore = stored::future;
        shop.does((_, wire) -> wire.json(cart("Please pay")));
        CompletableFuture<Shown> first = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        await().until(() -> stage.verticles.checkouts.size() == 1);
        CompletableFuture<Shown> second = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        stage.settle(MOBILE);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(stage.verticles.records).isEmpty();
        stage.verticles.vertx().runOnContext(_ -> stored.complete());
        assertThat(Upstream.shown(first).message()).isEqualTo("Please pay");
        assertThat(Upstream.shown(second).message()).isEqualTo("Please pay");
        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("Please pay");
        assertThat(stage.verticles.checkouts).hasSize(1);
        assertThat(new JsonObject(stage.verticles.checkouts.peek().item()).getInteger("Qty"))
                .isEqualTo(2);
        assertThat(shop.notices).isEmpty();
    }

    @Test
    void shouldNeverShowTheLastScreenOfAnItemThatIsNotStored() {
        shop.does((_, wire) -> wire.json(cart("Please pay")));
        stage.verticles.checkoutStore = () -> Future.failedFuture("disk full");
        assertCheckoutFails("s1");
        stage.verticles.checkoutStore =
                () -> {
                    throw new IllegalStateException("planted");
                };
        assertCheckoutFails("s2");
    }

    private void assertCheckoutFails(String session) {
        Shown shown = stage.upstream.dial(MOBILE, session, CODE);
        assertThat(shown.message()).isEqualTo(Stage.text(EndReason.CHECKOUT_FAILED));
        assertThat(stage.recordOf(session).reason()).isEqualTo(EndReason.CHECKOUT_FAILED);
    }

    private static JsonObject cart(String message) {
        return new JsonObject()
                .put("Type", "AddToCart")
                .put("Message", message)
                .put("Item", new JsonObject().put("ItemName", "Tea").put("Qty", 2).put("Price", 3));
    }

    @Test
    void shouldRefuseADialThatLeadsNowhereWithAScreenAndARecord() {
        assertRefused("*999#", EndReason.NO_SUCH_CODE);
        assertRefused("hello", EndReason.NO_SUCH_CODE);
        stage.verticles.provision(List.of(stranger()));
        assertRefused(CODE, EndReason.NOT_ALLOWED);
        stage.verticles.recordsHaveRoom.set(false);
        assertRefused(CODE, EndReason.OVERLOADED);
        assertThat(stage.verticles.liveSessions()).isZero();
        assertThat(shop.asked).isEmpty();
    }

    private void assertRefused(String dialled, EndReason reason) {
        String session = reason + "-" + Math.floorMod(dialled.hashCode(), 1_000);
        Shown shown = stage.upstream.dial(MOBILE, session, dialled);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.isLast()).isTrue();
        assertThat(shown.message()).isEqualTo(Stage.text(reason));
        assertThat(stage.recordOf(session).reason()).isEqualTo(reason);
        assertThat(stage.recordOf(session).tally().hops()).isZero();
    }

    /** An application whose account is not there. */
    private ApplicationDefinition stranger() {
        return Stage.ownedBy("nobody", shop.url());
    }

    @Test
    void shouldFailTheHopOfAnApplicationThatIsNoLongerProvisioned() {
        stage.upstream.dial(MOBILE, "s1", CODE);
        stage.verticles.provision(List.of());
        Shown shown = stage.upstream.reply(MOBILE, "s1", 2, "x");
        assertThat(shown.message()).isEqualTo(Stage.text(EndReason.APPLICATION_FAILED));
        assertThat(stage.recordOf("s1").detail()).isEqualTo("no longer provisioned");
    }

    @Test
    void shouldLetLiveHopsFinishAndEndTheRestWhenItStops() throws Exception {
        restage(VerticlesUnderTest.application("shop", CODE, shop.url(), 10_000, 100));
        CountDownLatch go = new CountDownLatch(1);
        List<String> reading = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            reading.add("r" + i);
            stage.upstream.dial("2332000005" + (10 + i), "r" + i, CODE);
        }
        shop.does((asked, wire) -> {
            if (asked.body().getString("Mobile").equals(MOBILE)) {
                go.await();
            }
            wire.release("bye");
        });
        CompletableFuture<Shown> hop = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        await().until(() -> shop.asked.size() == 21);

        // on a thread of its own: the HTTP client of the test needs the common ones
        CompletableFuture<Void> drained =
                CompletableFuture.runAsync(stage.verticles::drain, Thread::startVirtualThread);
        await().until(this::refusesDials);
        assertThat(drained).isNotDone();
        go.countDown();
        assertThat(Upstream.shown(hop).message()).isEqualTo("bye");
        drained.join();

        assertThat(stage.verticles.record("s1").reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(reading)
                .allSatisfy(session ->
                        assertThat(stage.verticles.record(session).reason())
                                .isEqualTo(EndReason.SHUT_DOWN));
        assertThat(stage.verticles.liveSessions()).isZero();
        long shutDown =
                stage.verticles.records.stream()
                        .filter(record -> record.reason() == EndReason.SHUT_DOWN)
                        .count();
        assertThat(shop.notices.size() + stage.verticles.keptNotices.size())
                .as("told or kept by the time it has stopped")
                .isEqualTo((int) shutDown);
    }

    private boolean refusesDials() {
        Shown shown = stage.upstream.dial("233200000444", "late", CODE);
        return shown.status() == 503 || shown.message().equals(Stage.text(EndReason.SHUT_DOWN));
    }

    @Test
    void shouldCutAHopThatDoesNotFinishWhenItStops() {
        shop.does((_, wire) -> wire.stall());
        restage(VerticlesUnderTest.application("shop", CODE, shop.url(), 15_000, 9));
        CompletableFuture<Shown> hop = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        await().until(() -> shop.asked.size() == 1);
        stage.verticles.drain(100);
        assertThat(Upstream.shown(hop).message()).isEqualTo(Stage.text(EndReason.SHUT_DOWN));
        assertThat(stage.verticles.record("s1").reason()).isEqualTo(EndReason.SHUT_DOWN);
    }
}
