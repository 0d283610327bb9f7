package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.security.PepperFile;
import io.strowger.security.TokenGenerator;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use oneapi, and until when (docs/protocols/oneapi.md, "Token"). */
class OneApiAccessTest {
    private static final String SUBSCRIPTIONS = "/ussd/v1/inbound/subscriptions";

    @TempDir Path folder;
    private RouterSetup setup;
    private Router router;
    private OneApiHouse house;

    @BeforeEach
    void start() throws Exception {
        setup = RouterSetup.in(folder, OneApiHouse.PROVISION);
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private JsonObject token(String form) {
        String basic =
                Base64.getEncoder()
                        .encodeToString("acme-key:acme-secret".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                Router.CLIENT
                        .sendAsync(
                                house.to("/token")
                                        .header("authorization", "Basic " + basic)
                                        .header("content-type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form))
                                        .build(),
                                BodyHandlers.ofString())
                        .join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static int asks(OneApiHouse whoever) {
        return whoever.send("GET", SUBSCRIPTIONS, "").statusCode();
    }

    @Test
    void shouldTakeATokenAsABearerAndARefreshedOneInItsPlace() {
        JsonObject first = token("grant_type=client_credentials");
        OneApiHouse holder = house.as(first.getString("access_token"));
        JsonObject begin = OneApiHouse.request("mtinit", "233200000601", "Hello", "by token");

        assertThat(holder.outbound(begin).statusCode()).isEqualTo(200);

        assertThat(house.screen("233200000601")).isEqualTo("Hello");
        JsonObject next =
                token("grant_type=refresh_token&refresh_token=" + first.getString("refresh_token"));
        assertThat(asks(house.as(next.getString("access_token")))).isEqualTo(200);
        assertThat(asks(house.as(first.getString("refresh_token")))).isEqualTo(401);
    }

    @Test
    void shouldGoOnWithTheTokensOfAnEarlierReleaseUntilTheyExpire() throws Exception {
        String own = token("grant_type=client_credentials").getString("access_token");
        String credential = credential();
        router.close();
        TokenGenerator chance = new TokenGenerator();
        String access = chance.token();
        String refresh = chance.token();
        keepAsEarlierReleasesDid(credential, access, refresh);
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);

        assertThat(asks(house.as(own))).isEqualTo(200);
        assertThat(asks(house.as(access))).isEqualTo(200);
        assertThat(asks(house.as(refresh))).isEqualTo(401);
        JsonObject next = token("grant_type=refresh_token&refresh_token=" + refresh);
        assertThat(asks(house.as(next.getString("access_token")))).isEqualTo(200);
    }

    private String credential() throws Exception {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT credential FROM tokens LIMIT 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + setup.data().resolve("strowger.db"));
    }

    private void keepAsEarlierReleasesDid(String credential, String access, String refresh)
            throws Exception {
        KeyedHash hasher = Keys.of(PepperFile.in(setup.data())).credentials();
        long until = InstantSource.system().millis() + 3_600_000;
        try (Connection database = database();
                PreparedStatement insert =
                        database.prepareStatement(
                                "INSERT INTO tokens VALUES (?, ?, 0, 'old', ?, 'ussd', ?)")) {
            for (String token : List.of(access, refresh)) {
                insert.setString(1, hasher.hex(token));
                insert.setString(2, token.equals(access) ? "access" : "refresh");
                insert.setString(3, credential);
                insert.setLong(4, until);
                insert.execute();
            }
        }
    }

    @Test
    void shouldStopABearerAndTheTokensOfARevokedCredentialWithinASecond() throws Exception {
        OneApiHouse holder =
                house.as(token("grant_type=client_credentials").getString("access_token"));
        assertThat(asks(house)).isEqualTo(200);
        assertThat(asks(holder)).isEqualTo(200);
        String without =
                OneApiHouse.PROVISION
                        .replace("      - {kind: bearer, secret: acme-bearer-token}\n", "")
                        .replace(
                                "id: acme-key, secret: acme-secret", "id: key, secret: new-secret");
        Path file = setup.file("provision.yaml", without);

        Done applied = RouterProcess.run(setup, "apply", file.toString());

        assertThat(applied.exitCode()).as(applied.output()).isZero();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> asks(house) == 401 && asks(holder) == 401);
        assertUnauthorized(holder, "Access Token Expired");
        assertUnauthorized(house, "Access Token Inactive");
    }

    private static void assertUnauthorized(OneApiHouse sender, String variables) {
        HttpResponse<String> answer = sender.send("GET", "/ussd/v1/inbound/subscriptions", "");
        assertThat(answer.headers().firstValue("www-authenticate"))
                .hasValue("Bearer error=\"invalid_token\"");
        assertThat(answer.body()).contains("\"variables\":\"" + variables + "\"");
    }
}
