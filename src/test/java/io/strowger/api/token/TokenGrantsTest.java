package io.strowger.api.token;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grants one after another, as a client has them over HTTP. */
class TokenGrantsTest {

    private static final String CLIENT = "&client_id=acme-key&client_secret=acme-secret";
    private static final String BY_CLIENT = "grant_type=client_credentials" + CLIENT;

    @RegisterExtension final AccessFixture access = new AccessFixture();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        AccessFixture.mount(access.service, router);
        port =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                        .actualPort();
    }

    @AfterEach
    void close() {
        client.close();
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BY_CLIENT,
                "grant_type=password&username=acme-key&password=acme-secret",
                "grant_type=password&username=acme-key&password=acme-secret" + CLIENT
            })
    void shouldGiveTokensForAForm(String form) throws Exception {
        JsonObject tokens = granted(form);
        assertThat(access.who(tokens.getString("access_token"))).isPresent();
        assertThat(tokens.getString("scope")).isEqualTo("push ussd");
    }

    @Test
    void shouldReadTheFormAsAFormIsWritten() throws Exception {
        String odd = "grant_type=client_credentials&client_id=odd&client_secret=a%2Bb%2520c%3Ad";
        assertThat(granted(odd + "&scope=push+PRODUCTION").getString("scope")).isEqualTo("push");
    }

    @Test
    void shouldGiveANewRefreshTokenForEveryOne() throws Exception {
        JsonObject first = granted(BY_CLIENT);
        JsonObject second = granted(refresh(first));
        JsonObject third = granted(refresh(second));
        assertThat(third.getString("refresh_token"))
                .isNotIn(first.getString("refresh_token"), second.getString("refresh_token"));
        assertThat(access.who(third.getString("access_token"))).isPresent();
        assertThat(access.who(first.getString("access_token"))).isPresent();
    }

    @Test
    void shouldRevokeAllThatCameOfAGrantWhenARefreshTokenComesAgain() throws Exception {
        JsonObject other = granted(BY_CLIENT);
        JsonObject first = granted(BY_CLIENT);
        JsonObject second = granted(refresh(first));
        assertError(form(refresh(first)), 400, "invalid_grant");
        assertError(form(refresh(second)), 400, "invalid_grant");
        access.pass(AccessTokens.OLDEST_MILLIS);
        assertThat(access.who(first.getString("access_token"))).isEmpty();
        assertThat(access.who(second.getString("access_token"))).isEmpty();
        assertThat(access.who(other.getString("access_token"))).isPresent();
    }

    @Test
    void shouldEndTokensWhenTheirTimeIsOver() throws Exception {
        JsonObject first = granted(BY_CLIENT);
        access.pass(first.getLong("expires_in") * 1_000);
        assertThat(access.who(first.getString("access_token"))).isEmpty();
        JsonObject second = granted(refresh(first));
        access.pass(TokenService.REFRESH_LIFE.toMillis());
        assertError(form(refresh(second)), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&client_id=acme-key&client_secret=wrong,401,invalid_client",
        "grant_type=client_credentials&client_id=nobody&client_secret=wrong,401,invalid_client",
        "grant_type=authorization_code&code=1,400,unsupported_grant_type",
        "scope=ussd,400,invalid_request",
        "grant_type=password&username=acme-key&password=wrong,400,invalid_grant",
        "grant_type=refresh_token&refresh_token=nonsense,401,invalid_client",
        "grant_type=password&grant_type=password,400,invalid_request"
    })
    void shouldSayWhatIsWrong(String form, int status, String error) throws Exception {
        HttpResponse<String> answer = form(form);
        assertError(answer, status, error);
        assertThat(answer.headers().firstValue("www-authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @Test
    void shouldRefuseAParameterThatIsInTheQueryAndInTheForm() throws Exception {
        String twice = "/token?grant_type=client_credentials";
        assertError(post(twice, BodyPublishers.ofString(BY_CLIENT)), 400, "invalid_request");
    }

    @Test
    void shouldRefuseALongFormWhoseLengthIsNotTold() throws Exception {
        byte[] body =
                (BY_CLIENT + "&a=" + "b".repeat(8_000) + "&c=" + "d".repeat(8_000))
                        .getBytes(StandardCharsets.US_ASCII);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertError(post("/token", chunked), 413, "invalid_request");
        assertThat(granted(BY_CLIENT).fieldNames()).contains("access_token");
    }

    @Test
    void shouldRefuseAFormOfTooManyFields() throws Exception {
        assertError(form(BY_CLIENT + "&a=b".repeat(500)), 400, "invalid_request");
    }

    @Test
    void shouldRefuseAFormWithoutEnd() throws Exception {
        assertError(form("x".repeat(4_000)), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"GET,/token", "PUT,/token", "DELETE,/apicall/token", "GET,/apicall/token"})
    void shouldTakePostOnly(String method, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody()).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertError(answer, 405, "invalid_request");
        assertThat(answer.headers().firstValue("allow")).contains("POST");
    }

    private static String refresh(JsonObject tokens) {
        return "grant_type=refresh_token&refresh_token="
                + tokens.getString("refresh_token")
                + CLIENT;
    }

    private JsonObject granted(String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = form(form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("pragma")).contains("no-cache");
        return new JsonObject(answer.body());
    }

    private static void assertError(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    private HttpResponse<String> form(String form) throws IOException, InterruptedException {
        return post("/token", BodyPublishers.ofString(form));
    }

    private HttpResponse<String> post(String path, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(at(path))
                        .header("content-type", "application/x-www-form-urlencoded;charset=UTF-8")
                        .POST(body)
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
