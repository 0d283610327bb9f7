package io.strowger.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.strowger.load.LoadPlan.Limits;
import io.strowger.load.LoadPlan.Pace;
import io.strowger.load.LoadPlan.Stop;
import io.strowger.load.LoadPlan.Subscribers;
import io.strowger.load.LoadPlan.Walk;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class LoadEngineTest {
    private static final List<String> REPLIES = List.of("1", "2", "3");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldWalkEachSessionFromTheDialToTheLastReply() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(4));

        LoadSummary summary = run(flood(target.url(), 1, 1));

        assertThat(target.requests)
                .extracting(hop -> hop.getString("Type") + " " + hop.getString("Message"))
                .containsExactly("initiation *713#", "response 1", "response 2", "response 3");
        assertThat(target.requests)
                .extracting(hop -> hop.getInteger("Sequence"))
                .containsExactly(1, 2, 3, 4);
        assertThat(target.requests)
                .allSatisfy(hop -> assertThat(hop.getString("SessionId")).matches("[0-9a-f]{32}"))
                .allSatisfy(hop -> assertThat(hop.getString("ServiceCode")).isEqualTo("713"))
                .allSatisfy(hop -> assertThat(hop.getString("Mobile")).isEqualTo("233200000007"));
        assertThat(target.authorizations).containsOnly("Bearer network-secret");
        assertThat(summary.hops()).isEqualTo(4);
        assertThat(summary.clean()).isTrue();
    }

    @Test
    void shouldHangUpWhenTheRepliesRunOutBeforeTheSession() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(99));

        LoadSummary summary = run(flood(target.url(), 1, 1));

        assertThat(target.requests).hasSize(5);
        assertThat(target.requests.getLast().getString("Type")).isEqualTo("release");
        assertThat(target.requests.getLast().getInteger("Sequence")).isEqualTo(5);
        assertThat(summary.hops()).isEqualTo(4);
        assertThat(summary.clean()).isTrue();
    }

    @Test
    void shouldLeaveSessionsOpenWhenToldNotToHangUp() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(99));
        Walk walk = new Walk("*713#", List.of(), 0, false);

        LoadSummary summary = run(plan(target.url(), walk, new Pace.Flood(), 50, 10));

        assertThat(target.requests).hasSize(50);
        assertThat(target.requests)
                .extracting(hop -> hop.getString("Type"))
                .containsOnly("initiation");
        assertThat(summary.finished()).isEqualTo(50);
    }

    @Test
    void shouldGiveEachSessionItsOwnSubscriberAndId() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(4));

        LoadSummary summary = run(flood(target.url(), 500, 20));

        assertThat(target.requests.stream().map(hop -> hop.getString("SessionId")).distinct())
                .hasSize(500);
        assertThat(target.requests.stream().map(hop -> hop.getString("Mobile")).distinct())
                .hasSize(500);
        assertThat(summary.begun()).isEqualTo(500);
        assertThat(summary.finished()).isEqualTo(500);
        assertThat(summary.hops()).isEqualTo(2_000);
        assertThat(summary.latency().getTotalCount()).isEqualTo(2_000);
    }

    @Test
    void shouldCountAStallInTheLatencyOfEveryArrivalThatFellDueInIt() {
        // Nothing is answered until 200 arrivals (1 s of them) have come: had the generator waited
        // for its answers, the only slow hop would be the first.
        Gathering gathering = new Gathering(200);
        StubTarget target = new StubTarget(vertx, gathering);
        Walk walk = new Walk("*713#", List.of(), 0, false);

        LoadSummary summary = run(plan(target.url(), walk, new Pace.OpenRate(200), 200, 300));

        assertThat(summary.finished()).isEqualTo(200);
        assertThat(summary.missed()).isZero();
        assertThat(summary.latencyMillis(100)).isGreaterThan(950);
        assertThat(summary.latencyMillis(50)).isGreaterThan(400);
        assertThat(summary.latencyMillis(25)).isGreaterThan(200);
    }

    @Test
    void shouldCountTheWaitForAConnectionToo() {
        Gathering one = new Gathering(1);
        StubTarget target =
                new StubTarget(
                        vertx,
                        (hop, request) -> vertx.setTimer(100, _ -> one.accept(hop, request)));
        Walk walk = new Walk("*713#", List.of(), 0, false);
        Limits oneConnection = new Limits(100, 1, 1, 20_000);

        LoadSummary summary =
                run(plan(target.url(), walk, new Pace.OpenRate(1_000), 5, oneConnection));

        assertThat(summary.latencyMillis(100)).isGreaterThan(480);
        assertThat(summary.latencyMillis(100) - summary.latencyMillis(10)).isGreaterThan(350);
    }

    @Test
    void shouldMissArrivalsThatTheCapKeepsOutInsteadOfDelayingThem() {
        StubTarget target = new StubTarget(vertx, (_, _) -> {});
        Walk walk = new Walk("*713#", List.of(), 0, false);
        Limits limits = new Limits(5, 5, 1, 4_000);

        LoadSummary summary = run(plan(target.url(), walk, new Pace.OpenRate(1_000), 100, limits));

        assertThat(summary.begun()).isEqualTo(5);
        assertThat(summary.missed()).isEqualTo(95);
        assertThat(summary.clean()).isFalse();
        assertThat(summary.errors()).containsExactly(entry("timeout", 5L));
    }

    @Test
    void shouldBeginNoMoreSessionsThanTheTimeHolds() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(4));
        LoadPlan plan =
                new LoadPlan(
                        target.url(),
                        null,
                        new Walk("*713#", REPLIES, 1, true),
                        new Pace.OpenRate(100),
                        new Stop(300, Stop.NEVER),
                        new Limits(100, 100, 2, 5_000),
                        new Subscribers(233200000000L, 1_000));

        LoadSummary summary = run(plan);

        assertThat(summary.begun()).isEqualTo(30);
        assertThat(summary.finished()).isEqualTo(30);
        assertThat(summary.elapsedNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(289));
    }

    @Test
    void shouldFinishWhatHasBegunWhenStopped() {
        AtomicReference<LoadEngine> engine = new AtomicReference<>();
        StubTarget target =
                new StubTarget(
                        vertx,
                        (hop, request) -> {
                            if (hop.getInteger("Sequence") == 3) {
                                engine.get().stop();
                            }
                            StubTarget.endingAt(4).accept(hop, request);
                        });
        engine.set(new LoadEngine(vertx, flood(target.url(), Stop.NEVER, 10), _ -> {}));

        LoadSummary summary = engine.get().run().await();

        assertThat(summary.begun()).isPositive().isEqualTo(summary.finished());
    }

    static Stream<Arguments> brokenTargets() {
        return Stream.of(
                broken("http 503", (_, request) -> request.response().setStatusCode(503).end()),
                broken("http 302", (_, request) -> request.response().setStatusCode(302).end()),
                broken("timeout", (_, _) -> {}),
                broken("connection closed", (_, request) -> request.connection().close()),
                broken(
                        "unexpected final",
                        (hop, request) -> StubTarget.screen(hop, "release", request)),
                broken("unreadable", (_, request) -> request.response().end("not json")),
                broken("unreadable", (_, request) -> request.response().end()),
                broken(
                        "unreadable",
                        (_, request) -> request.response().end("{\"Type\":\"response\"}")),
                broken("unreadable", (hop, request) -> StubTarget.screen(hop, "maybe", request)),
                broken(
                        "wrong SessionId",
                        (_, request) ->
                                request.response()
                                        .end(
                                                "{\"Type\":\"response\",\"Message\":\"hi\",\"SessionId\":\"other\"}")));
    }

    private static Arguments broken(String kind, BiConsumer<JsonObject, HttpServerRequest> answer) {
        return Arguments.of(kind, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenTargets")
    void shouldCountErrorsByKind(String kind, BiConsumer<JsonObject, HttpServerRequest> answer) {
        StubTarget target = new StubTarget(vertx, answer);
        int answerWithin = kind.equals("timeout") ? 300 : 60_000;
        Limits limits = new Limits(3, 3, 1, answerWithin);

        LoadSummary summary = run(plan(target.url(), walk(), new Pace.Flood(), 3, limits));

        assertThat(summary.errors()).containsExactly(entry(kind, 3L));
        assertThat(summary.finished()).isZero();
        assertThat(summary.clean()).isFalse();
    }

    @Test
    void shouldCountARefusedConnectionAsSuch() {
        var gone = vertx.createNetServer().connectHandler(_ -> {}).listen(0, "127.0.0.1").await();
        int refused = gone.actualPort();
        gone.close().await();

        LoadSummary summary = run(flood(URI.create("http://127.0.0.1:" + refused + "/"), 2, 2));

        assertThat(summary.errors()).containsExactly(entry("connect", 2L));
    }

    @Test
    void shouldRehearseWithoutTouchingTheTarget() {
        StubTarget target = new StubTarget(vertx, StubTarget.endingAt(4));

        LoadSummary summary = WarmUp.play(vertx, flood(target.url(), 1, 1)).await();

        assertThat(summary.clean()).isTrue();
        assertThat(summary.hops()).isPositive().isEqualTo(4 * summary.finished());
        assertThat(target.requests).isEmpty();
    }

    private LoadSummary run(LoadPlan plan) {
        return new LoadEngine(vertx, plan, _ -> {}).run().await();
    }

    private static Walk walk() {
        return new Walk("*713#", REPLIES, 0, true);
    }

    private static LoadPlan flood(URI url, long sessions, int inFlight) {
        return plan(url, walk(), new Pace.Flood(), sessions, inFlight);
    }

    private static LoadPlan plan(URI url, Walk walk, Pace pace, long sessions, int inFlight) {
        return plan(url, walk, pace, sessions, new Limits(inFlight, inFlight, 1, 20_000));
    }

    private static LoadPlan plan(URI url, Walk walk, Pace pace, long sessions, Limits limits) {
        return new LoadPlan(
                url,
                "network-secret",
                walk,
                pace,
                new Stop(Stop.NEVER, sessions),
                limits,
                new Subscribers(233200000007L, 1_000));
    }
}
