package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What programs in the field send, though the document does not have it (docs/protocols/oneapi.md).
 */
class OneApiLiberalTest {
    private static final String MSISDN = "233200000401";

    @TempDir static Path folder;
    private static Router router;
    private static OneApiHouse house;
    private static int correlator;

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static JsonObject request() {
        return OneApiHouse.request("mtinit", MSISDN, "Hello", "liberal-" + correlator++);
    }

    private static void assertShown(HttpResponse<String> answer, JsonObject sent) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getJsonObject(OneApiHouse.NAME))
                .isEqualTo(sent.copy().put("deliveryStatus", "SENT"));
        assertThat(house.screen(MSISDN)).isEqualTo("Hello");
        router.handset(MSISDN).hangsUp();
    }

    @ParameterizedTest
    @CsvSource({
        "/ussd/v1/outbound/tel:+233200000401",
        "/ussd/v3/outbound/tel:+233200000401",
        "/apicall/ussd/v1/outbound/tel:+233200000401",
        "/apicall/ussd/v3/outbound/tel:+233200000401",
        "/ussd/v1/outbound/tel%3A%2B233200000401",
        "/ussd/v1/outbound/tel:%2B233200000401",
        "/ussd/v1/outbound/tel:+tel:+233200000401",
        "/ussd/v1/outbound/+233200000401",
        "/ussd/v1/outbound/233200000401",
        "/ussd/v1/outbound/0200000401"
    })
    void shouldTakeThePath(String path) {
        JsonObject sent = request();
        assertShown(house.send("POST", path, OneApiHouse.wrapped(sent)), sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clientCorrelator | 123456
                    address          | "  tel:+233200000401"
                    address          | "tel:+tel:+233200000401"
                    address          | "tel: +233200000401"
                    address          | "233200000401"
                    address          | ["tel:+233200000401"]
                    keyword          | null
                    shortCode        | "7782"
                    shortCode        | 7782
                    sessionID        | ""
                    sessionID        | null
                    ussdAction       | "MTINIT"
                    responseRequest  | null
                    unknown          | {"a":[1]}
                    """)
    void shouldTakeTheField(String field, String value) {
        JsonObject sent = request().put(field, new JsonArray("[" + value + "]").getValue(0));
        String path = "/ussd/v1/outbound/tel:+" + MSISDN;
        assertShown(house.send("POST", path, OneApiHouse.wrapped(sent)), sent);
    }
}
