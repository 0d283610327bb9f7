package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one account may have remembered for its retries, and what that costs the others. */
class CorrelatorSharesTest {

    private static final String WHOLE = "STROWGER_ONEAPI_MAX_CORRELATORS";
    private static final String SHARE = "STROWGER_ONEAPI_MAX_CORRELATORS_PER_ACCOUNT";
    private static final String BUSY = "233200000981";
    private static final int ROW_BYTES = 512;

    @TempDir Path folder;
    private final AtomicInteger numbers = new AtomicInteger();
    private RouterSetup setup;
    private Router router;
    private OneApiHouse acme;
    private OneApiHouse other;

    private void start(String variable, String value) throws Exception {
        start(RouterSetup.in(folder, OneApiHouse.PROVISION).with(variable, value));
    }

    private void start(RouterSetup wanted) throws Exception {
        setup = wanted;
        router = RouterUnderTest.start(setup);
        acme = OneApiHouse.of(router);
        other = acme.as("other-bearer-token");
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private JsonObject begin(String msisdn) {
        return OneApiHouse.request("mtinit", msisdn, "Hello", "c" + numbers.incrementAndGet());
    }

    /** A request whose network says no, so that its number is free for the next one. */
    private HttpResponse<String> refusedByNetwork() {
        String msisdn = "233200000982";
        acme.behaves(msisdn, "reject");
        return acme.outbound(begin(msisdn));
    }

    private HttpResponse<String> ofOther() {
        String msisdn = "23320000" + (1_000 + numbers.incrementAndGet());
        return other.outbound(begin(msisdn).put("shortCode", "tel:99"));
    }

    private static void assertQuota(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("policyException", "\"POL0001\"", "correlators");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void shouldRefuseAnAccountThatHasUsedItsShareAndServeTheOthers() throws Exception {
        start(WHOLE, "40");
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> answer = refusedByNetwork();
            if (answer.statusCode() != 200) {
                assertQuota(answer);
            }
        }

        assertQuota(refusedByNetwork());

        for (int i = 0; i < 10; i++) {
            assertThat(ofOther().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldKnowTheShareAfterARestartAndStillAnswerRetries() throws Exception {
        start(SHARE, "2");
        JsonObject first = begin("233200000983");
        HttpResponse<String> answer = acme.outbound(first);
        assertThat(refusedByNetwork().statusCode()).isEqualTo(200);
        assertQuota(refusedByNetwork());
        router.close();

        start(setup);

        assertQuota(refusedByNetwork());
        assertThat(acme.outbound(first).body()).isEqualTo(answer.body());
        assertThat(ofOther().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldUseUpNothingForWhatIsRefused() throws Exception {
        start(SHARE, "2");
        assertThat(acme.outbound(begin(BUSY)).statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(acme.outbound(begin(BUSY)).body()).contains("POL0257");
            assertThat(acme.outbound(begin(BUSY).put("shortCode", "tel:99")).body())
                    .contains("POL0001");
            assertThat(acme.outbound(begin(BUSY).put("ussdAction", "moinit")).body())
                    .contains("SVC0003");
        }

        assertThat(refusedByNetwork().statusCode()).isEqualTo(200);

        assertQuota(refusedByNetwork());
        assertThat(rows("count(*)")).isEqualTo(2);
    }

    @Test
    void shouldKeepNothingOfFieldsThatNobodyReads() throws Exception {
        start(SHARE, "2");
        JsonObject full =
                begin("233200000984")
                        .put(
                                "responseRequest",
                                OneApiHouse.to("http://127.0.0.1:9/", "d".repeat(4_000)))
                        .put("unknown", "x".repeat(50_000));

        HttpResponse<String> answer = acme.outbound(full);

        assertThat(answer.statusCode()).isEqualTo(200);
        for (String field : full.fieldNames()) {
            assertThat(
                            new JsonObject(answer.body())
                                    .getJsonObject(OneApiHouse.NAME)
                                    .getValue(field))
                    .isEqualTo(full.getValue(field));
        }
        assertThat(rows("max(length(id) + length(body) + length(answer))")).isLessThan(ROW_BYTES);
        router.close();
        start(setup);
        assertThat(acme.outbound(full).body()).isEqualTo(answer.body());
    }

    private long rows(String what) throws Exception {
        String file = "jdbc:sqlite:" + setup.data().resolve("strowger.db");
        try (Connection own = DriverManager.getConnection(file);
                Statement statement = own.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + what + " FROM correlators")) {
            return found.getLong(1);
        }
    }
}
