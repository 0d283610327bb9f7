package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.store.sql.Sqlite;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router that cannot take a push now says so, debits nothing and uses up no key (invariant 4).
 */
class PushOverloadTest {

    private static final long PRICE = 400;
    private static final long OPENING = 100_000;

    @TempDir Path folder;
    private Stub application;
    private RouterSetup setup;
    private Router router;
    private PushHouse house;
    private Books books;

    @BeforeEach
    void start() throws Exception {
        application = PushHouse.greeter();
        setup =
                RouterSetup.in(
                                folder,
                                PushHouse.PROVISION
                                        + PushHouse.application(
                                                "acme",
                                                "pay",
                                                "session-event",
                                                application.url(),
                                                ""))
                        .with("STROWGER_SESSIONS_MAX_LIVE", "2");
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
        books = new Books(setup.data());
    }

    @AfterEach
    void stop() {
        books.close();
        router.close();
        application.close();
    }

    private HttpResponse<String> push(String msisdn) {
        return house.push(
                PushHouse.body("pay", msisdn, "x"),
                request -> request.header("Idempotency-Key", "key-" + msisdn));
    }

    private static void assertOverloaded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonObject error = new JsonObject(answer.body());
        assertThat(error.fieldNames()).containsExactly("code", "message");
        assertThat(error.getString("code")).isEqualTo("OVERLOADED");
    }

    @Test
    void shouldTakeAPushAgainOnceThereIsRoomForItsSession() {
        List<String> taken = new ArrayList<>();
        String next = PushHouse.MSISDN;
        HttpResponse<String> answer = push(next);
        while (answer.statusCode() == 200 && taken.size() < 10) {
            taken.add(next);
            next = String.valueOf(Long.parseLong(next) + 1);
            answer = push(next);
        }
        assertOverloaded(answer);
        assertThat(taken).isNotEmpty();
        assertThat(books.state("acme")).isEqualTo(OPENING - taken.size() * PRICE + "+0");
        assertThat(house.screen(next)).isNull();

        taken.forEach(msisdn -> router.handset(msisdn).replies("1"));

        assertThat(push(next).statusCode()).isEqualTo(200);
        assertThat(books.state("acme")).isEqualTo(OPENING - (taken.size() + 1) * PRICE + "+0");
        assertThat(books.differences("acme")).isEmpty();
        assertThat(house.screens(next)).isEqualTo(1);
    }

    @Test
    void shouldTakeAPushAgainOnceItsStoreCanBeWritten() throws Exception {
        try (Connection other =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + setup.data().resolve(Sqlite.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertOverloaded(push(PushHouse.MSISDN));

            statement.execute("ROLLBACK");
        }
        assertThat(application.seen()).isEmpty();
        assertThat(books.state("acme")).isEqualTo(OPENING + "+0");

        // whoever looks after the database has to find that it is free
        await().until(() -> push(PushHouse.MSISDN).statusCode() == 200);
        assertThat(books.state("acme")).isEqualTo(OPENING - PRICE + "+0");
    }
}
