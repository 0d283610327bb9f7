package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.store.sql.Sqlite;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process holds the database for longer than anybody can wait. */
class StoreHeldTest {

    /** Far more than one wait for the database, and less than two of those that there were. */
    private static final Duration ONE_WAIT = Duration.ofSeconds(9);

    /** Less than the wait for the database. */
    private static final Duration SOON = Duration.ofMillis(1_900);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int OF_EACH = 4;

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push, verify]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                purse: {currency: GHS, openingBalance: "100.00", pushPrice: "0.10"}
                credentials:
                  - {kind: bearer, secret: acme-bearer-token}
                  - {kind: oauth, id: acme-key, secret: acme-secret}
                  - {kind: token, secret: 0c6ccf37-dd15-49ff-a12f-ffad8f2655a6}
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
            applications:
              - {id: pay, account: acme, dialect: programmable, url: 'http://127.0.0.1:9/', serviceCodes: ['*713#']}
            """;

    @TempDir Path folder;
    private RouterSetup setup;
    private Router router;

    @BeforeEach
    void start() throws Exception {
        setup = RouterSetup.in(folder, PROVISION);
        router = RouterUnderTest.start(setup);
    }

    @AfterEach
    void close() {
        router.close();
    }

    private Connection hold() throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:sqlite:" + setup.data().resolve(Sqlite.FILE) + "?busy_timeout=60000");
        connection.createStatement().execute("BEGIN IMMEDIATE");
        return connection;
    }

    @Test
    void shouldRefuseAtEveryEndpointAtOnceAndServeAgainAfterwards() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        try (Connection _ = hold()) {
            for (int i = 0; i < OF_EACH; i++) {
                asked.add(token());
                asked.add(outbound(i));
                asked.add(subscription(i));
                asked.add(code("held " + i));
                asked.add(push(i));
            }
            await().atMost(SOON).until(() -> router.ask("/health/ready").statusCode() == 503);
            await().atMost(ONE_WAIT)
                    .until(() -> asked.stream().allMatch(CompletableFuture::isDone));
        }
        for (int i = 0; i < asked.size(); i += 5) {
            assertThat(json(asked.get(i), 503).getString("error"))
                    .isEqualTo("temporarily_unavailable");
            assertThat(json(asked.get(i + 1), 503).getJsonObject("requestError")).isNotNull();
            assertThat(json(asked.get(i + 2), 503).getJsonObject("requestError")).isNotNull();
            assertThat(json(asked.get(i + 3), 503).getJsonObject("result_info")).isNotNull();
            assertThat(json(asked.get(i + 4), 503).fieldNames()).isNotEmpty();
        }
        await().atMost(PATIENCE).until(() -> token().join().statusCode() == 200);
        assertThat(code("held 0").join().statusCode())
                .as("a refusal uses up no ref (invariant 4)")
                .isEqualTo(201);
        await().atMost(PATIENCE).until(() -> router.ask("/health/ready").statusCode() == 200);
    }

    private static JsonObject json(CompletableFuture<HttpResponse<String>> answer, int status) {
        HttpResponse<String> done = answer.join();
        assertThat(done.statusCode()).as(done.uri() + " " + done.body()).isEqualTo(status);
        return new JsonObject(done.body());
    }

    private CompletableFuture<HttpResponse<String>> token() {
        HttpRequest request =
                OneApiHouse.of(router)
                        .to("/token")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=acme-key"
                                                + "&client_secret=acme-secret"))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> outbound(int number) {
        return OneApiHouse.of(router)
                .sending(
                        OneApiHouse.request("mtinit", "23320058554" + number, "Hi", "c" + number)
                                .put("responseRequest", OneApiHouse.to("http://127.0.0.1:9/", "")));
    }

    private CompletableFuture<HttpResponse<String>> subscription(int number) {
        JsonObject subscription =
                new JsonObject()
                        .put("callbackReference", OneApiHouse.to("http://127.0.0.1:9/", ""))
                        .put("clientCorrelator", "s" + number)
                        .put("shortCode", "tel:7782")
                        .put("keyword", "" + (number + 1));
        return OneApiHouse.of(router)
                .sending(
                        "POST",
                        "/ussd/v1/inbound/subscriptions",
                        new JsonObject().put("subscription", subscription).encode());
    }

    private CompletableFuture<HttpResponse<String>> code(String ref) {
        return VerificationHouse.of(router)
                .requesting(VerificationHouse.asking(ref, VerificationHouse.number()));
    }

    private CompletableFuture<HttpResponse<String>> push(int number) {
        JsonObject body =
                new JsonObject()
                        .put("appId", "pay")
                        .put("msisdn", "23320058564" + number)
                        .put("contextData", "c");
        return OneApiHouse.of(router).sending("POST", "/api/v1/ussd/app/push", body.encode());
    }
}
