package io.strowger.e2e;

import static io.strowger.e2e.DataFixtureMaker.HANDSET;
import static io.strowger.e2e.DataFixtureMaker.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router of today on the data of the first release, a minute after that was killed: nothing is
 * lost and everything goes on.
 */
class FirstReleaseDataTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path folder;
    private final FixturePeers peers = new FixturePeers(true);
    private DataFixture fixture;
    private RouterSetup setup;
    private Map<String, Long> before;

    @BeforeEach
    void copy() throws Exception {
        fixture = DataFixture.copiedTo(folder.resolve("data"));
        fixture.movePeers(peers.url());
        before = fixture.counts();
        RouterSetup here =
                RouterSetup.in(folder, DataFixture.PROVISION.formatted(peers.url()))
                        .with("STROWGER_VERIFICATION_LIFE", "24h");
        setup = FakedWall.in(folder, offset(fixture)).over(here);
    }

    @AfterEach
    void stop() {
        peers.close();
    }

    private static String offset(DataFixture fixture) {
        Instant then = Instant.ofEpochMilli(fixture.notes().getLong("madeAt")).plusSeconds(60);
        return "%+d".formatted(Duration.between(Instant.now(), then).toSeconds());
    }

    @Test
    void shouldLoseNothingAndGoOn() throws Exception {
        try (RouterProcess router = RouterProcess.start(setup)) {
            assertThat(router.log()).doesNotContain("ERROR");
            codesAreValid(router);
            pushesAreKnown(router);
            oneApiGoesOn(router);
            applicationsAreDialled(router);
            everythingThatWaitedArrives();
            await().atMost(PATIENCE)
                    .until(() -> router.log().contains("All sealed values that open are bound"));
            assertThat(router.log()).contains("unopened=0").doesNotContain("ERROR");
        }
        nothingOfTheEarlierFormIsLeft();
        nothingIsLost();
        purseAddsUp();
        try (RouterProcess router = RouterProcess.start(setup)) {
            assertThat(push(router, "again").statusCode()).isEqualTo(200);
            assertThat(router.log()).doesNotContain("ERROR");
        }
    }

    private void codesAreValid(Router router) {
        VerificationHouse house = VerificationHouse.of(router);
        HttpResponse<String> valid = house.validate("live", fixture.note("code"));
        assertThat(valid.statusCode()).as(valid.body()).isEqualTo(200);
        assertThat(house.validate("live", fixture.note("code")).body()).isNotEqualTo(valid.body());
        HttpResponse<String> ref =
                house.request(VerificationHouse.asking("used", DataFixtureMaker.VERIFIED));
        assertThat(ref.body()).as("the ref stays used").contains("-52");
    }

    private static HttpResponse<String> push(Router router, String contextData) {
        return new PushHouse(router).push("pay", HANDSET, contextData);
    }

    private void pushesAreKnown(Router router) {
        PushHouse house = new PushHouse(router);
        assertThat(house.send(DataFixtureMaker.keyed(house)).body())
                .as("a retry gets the answer of then")
                .isEqualTo(fixture.note("keyed"));
        assertThat(router.handset(LOST).dials(fixture.note("recoveryCode")).text())
                .isEqualTo("Pay bill 7?");
        assertThat(router.handset(LOST).replies("yes").text()).isEqualTo("You said yes");
        HttpResponse<String> next = push(router, "five");
        assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
        assertThat(router.handset(HANDSET).replies("5").text()).isEqualTo("You said 5");
    }

    private void oneApiGoesOn(Router router) {
        OneApiHouse house = OneApiHouse.of(router);
        HttpResponse<String> repeated = house.outbound(DataFixtureMaker.outbound());
        assertThat(new JsonObject(repeated.body()))
                .as("a retry gets the answer of then")
                .isEqualTo(new JsonObject(fixture.note("outbound")));
        String number = "2348031234570";
        for (String token : List.of(OneApiHouse.BEARER, fixture.note("access"))) {
            HttpResponse<String> sent =
                    house.as(token)
                            .outbound(
                                    OneApiHouse.request(
                                            "mtfin", number, "New", "n-" + token.length()));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        }
        await().atMost(PATIENCE).until(() -> hubSaw("New") == 2);
        assertThat(peers.stub().seen())
                .filteredOn(seen -> seen.path().startsWith("/hub"))
                .allSatisfy(seen ->
                        assertThat(seen.headers().get("authorization"))
                                .isEqualTo("Bearer hub-bearer-token"));
    }

    private long hubSaw(String text) {
        return peers.stub().seen().stream()
                .filter(seen -> seen.path().startsWith("/hub"))
                .filter(seen -> seen.body().toString().contains("\"" + text + "\""))
                .count();
    }

    private void applicationsAreDialled(Router router) {
        assertThat(router.upstream("233200585550").dials("*713#").text())
                .isEqualTo("1. Buy airtime");
        assertThat(router.handset("233200585551").dials("*425#").text()).startsWith("Pay ");
        assertThat(router.handset("233200585552").dials("*777#").text())
                .isEqualTo("Hello from oneapi");
        assertThat(router.handset("233200585553").dials("*7782*8#").text())
                .isEqualTo("Hello from oneapi");
        assertThat(peers.stub().seen())
                .filteredOn(seen -> seen.path().endsWith("/new"))
                .allSatisfy(seen ->
                        assertThat(seen.headers().get("authorization")).contains("app-secret"));
    }

    /** Each under its id of then. */
    private void everythingThatWaitedArrives() throws Exception {
        List<String> waited =
                DataFixture.copiedTo(folder.resolve("second"))
                        .values("SELECT id FROM outbox WHERE state = 'waiting'");
        assertThat(waited).hasSizeGreaterThan(3);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(peers.stub().seen())
                                .extracting(seen -> seen.headers().get("webhook-id"))
                                .containsAll(waited));
    }

    private void nothingOfTheEarlierFormIsLeft() throws Exception {
        for (String column :
                List.of(
                        "accounts.document->>'$.checkout.secret'",
                        "accounts.document->>'$.callbackSecret'",
                        "networks.document->>'$.outbound.secret'",
                        "networks.document->>'$.webhookSecret'",
                        "applications.document->>'$.options.secret'",
                        "pushes.answer",
                        "pushes.subscriber",
                        "correlators.answer",
                        "outbox.body",
                        "outbox.sealed_secret")) {
            String[] name = column.split("\\.", 2);
            List<String> sealed =
                    fixture.values(
                            "SELECT CAST(%2$s AS TEXT) FROM %1$s WHERE %2$s <> ''"
                                    .formatted(name[0], name[1]));
            assertThat(sealed).as(column).allMatch(value -> value.startsWith("siv:"));
            assertThat(sealed.isEmpty() && column.contains("document")).as(column).isFalse();
        }
        assertThat(fixture.values("SELECT bound FROM sealing")).containsExactly("1");
    }

    /** Nothing that was there is over by now: deliveries, too, stay by their ids for a week. */
    private void nothingIsLost() throws Exception {
        Map<String, Long> after = fixture.counts();
        after.put("credentials", count("accounts", "credentials"));
        after.put(
                "push_prices",
                count("accounts", "purse.prices.byPrefix")
                        + Long.parseLong(
                                fixture.values(
                                                "SELECT count(*) FROM accounts WHERE"
                                                        + " document->>'$.purse.prices.general' <> ''")
                                        .getFirst()));
        assertThat(before)
                .allSatisfy((table, count) ->
                        assertThat(after.get(table)).as(table).isGreaterThanOrEqualTo(count));
        assertThat(before.entrySet().stream().filter(table -> table.getValue() == 0))
                .as("tables that the fixture says nothing of")
                .isEmpty();
        assertThat(
                        fixture.values(
                                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"))
                .containsExactly(newestScript());
    }

    /** How many members a list or an object has in all documents. */
    private long count(String table, String path) throws Exception {
        return Long.parseLong(
                fixture.values(
                                "SELECT count(*) FROM %s d, json_each(d.document, '$.%s')"
                                        .formatted(table, path))
                        .getFirst());
    }

    private static String newestScript() throws Exception {
        Path scripts = Path.of(FirstReleaseDataTest.class.getResource("/db/migration").toURI());
        try (Stream<Path> names = Files.list(scripts)) {
            return names.map(name -> name.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .max(Integer::compare)
                    .orElseThrow()
                    .toString();
        }
    }

    private void purseAddsUp() throws Exception {
        RouterProcess.Done verify = RouterProcess.run(setup, "purse", "verify");
        assertThat(verify.exitCode()).as(verify.output()).isZero();
        assertThat(fixture.values("SELECT balance FROM ledger WHERE number <= 10 ORDER BY number"))
                .startsWith("100000");
    }
}
