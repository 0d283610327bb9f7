package io.strowger.api.token;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.limits.WindowLimit;
import io.strowger.security.TokenGenerator;
import io.strowger.store.StoreException;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRoutesTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension final AccessFixture access = new AccessFixture();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void listen() {
        port = serve(access.service);
    }

    private int serve(TokenService service) {
        Router router = Router.router(vertx);
        AccessFixture.mount(service, router);
        return await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                .actualPort();
    }

    @AfterEach
    void close() {
        client.close();
        await(vertx.close());
    }

    @Test
    void shouldAnswerAsTheDocumentsSay() throws Exception {
        HttpResponse<String> answer =
                post("/token", FORM, "grant_type=client_credentials&scope=ussd", true);
        JsonObject body = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.fieldNames())
                .containsExactly(
                        "access_token", "refresh_token", "token_type", "expires_in", "scope");
        assertThat(body.getString("token_type")).isEqualTo("bearer");
        assertThat(body.getInteger("expires_in")).isEqualTo(3600);
        assertThat(body.getString("scope")).isEqualTo("ussd");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/json");
        assertThat(access.who(body.getString("access_token"))).isPresent();
    }

    @Test
    void shouldReadTheQueryUnderApicallWithoutABody() throws Exception {
        String query =
                "/apicall/token?grant_type=password&username=acme-key&password=acme-secret"
                        + "&scope=PRODUCTION";
        HttpRequest request =
                HttpRequest.newBuilder(at(query))
                        .POST(BodyPublishers.noBody())
                        .header("authorization", AccessFixture.BASIC)
                        .build();
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNeverReadAClientSecretFromTheQuery() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/token?client_secret=acme-secret",
                        FORM,
                        "grant_type=client_credentials&client_id=acme-key",
                        false);
        assertError(answer, 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=password&username=acme-key&password=acme-secret",
                "GRANT_TYPE=password&Username=acme-key&PASSWORD=acme-secret",
                "grant_type=client_credentials&client_id=acme-key&client_secret=acme-secret",
                "grant_type=client_credentials&client_secret=acme-secret",
                "grant_type=client_credentials&client_id=&client_secret=acme-secret",
                "grant_type=password&client_id=acme-key&username=acme-key&password=acme-secret"
            })
    void shouldNotTakeCredentialsThatStandInTheUrlAlone(String query) throws Exception {
        for (String path : List.of("/token?", "/apicall/token?")) {
            assertUrlOnly(post(path + query, FORM, "", false));
            assertUrlOnly(post(path + query, "text/plain", " ", false));
            assertUrlOnly(post(path + query, FORM, "scope=ussd&password=&client_secret=", false));
            HttpRequest blank =
                    HttpRequest.newBuilder(at(path + query))
                            .header("authorization", " ")
                            .POST(BodyPublishers.noBody())
                            .build();
            assertUrlOnly(send(blank));
        }
    }

    private static void assertUrlOnly(HttpResponse<String> answer) {
        assertError(answer, 401, "invalid_client");
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(answer.body()).contains("URL").doesNotContain("acme");
    }

    /** As the official helpers send them (docs/protocols/oneapi.md). */
    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&scope=PRODUCTION, 200",
        "grant_type=password&username=acme-key&password=acme-secret&scope=PRODUCTION, 200",
        "grant_type=password&username=acme-key&password=wrong, 400",
    })
    void shouldTakeParametersInTheUrlBesideCredentialsInTheHeader(String query, int status)
            throws Exception {
        for (String type : List.of(FORM, "text/plain", "application/json")) {
            assertThat(post("/token?" + query, type, " ", true).statusCode()).isEqualTo(status);
            assertThat(post("/token?" + query, type, "", true).statusCode()).isEqualTo(status);
        }
        String client = "client_id=acme-key&client_secret=acme-secret";
        assertThat(post("/token?" + query, FORM, client, false).statusCode()).isEqualTo(status);
    }

    @Test
    void shouldTakeARefreshTokenFromTheUrlBesideCredentialsInTheHeaderOnly() throws Exception {
        String query =
                "/token?grant_type=refresh_token&refresh_token=" + access.issued().refreshToken();
        assertError(post(query, FORM, "", false), 401, "invalid_client");
        assertThat(post(query, FORM, " ", true).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAskTheStoreForNoRefreshTokenThatIsMadeUp() throws Exception {
        for (String madeUp :
                List.of("x", "x".repeat(64), "x".repeat(42), access.keys.accessTokens().next())) {
            String form = "grant_type=refresh_token&refresh_token=" + madeUp;
            assertError(post("/token", FORM, form, true), 400, "invalid_grant");
        }
        assertThat(access.refreshes).hasValue(0);
    }

    @Test
    void shouldTakeARefreshTokenOfAnEarlierRelease() throws Exception {
        String token = new TokenGenerator().token();
        String credential = access.who(access.issued().accessToken()).orElseThrow().credential();
        long until = InstantSource.system().millis() + 60_000;
        Pair pair = new Pair("another", until, access.hasher.hex(token), until);
        await(access.tokens.issue(new Grant("old", credential, Set.of("ussd")), pair, 100, 0));

        String form = "grant_type=refresh_token&refresh_token=" + token;
        assertThat(post("/token", FORM, form, true).statusCode()).isEqualTo(200);
        assertError(post("/token", FORM, form, true), 400, "invalid_grant");
    }

    @Test
    void shouldHoldACredentialToItsAddresses() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/token",
                        FORM,
                        "grant_type=client_credentials&client_id=near&client_secret=near-secret",
                        false);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAskForTheClientWith401() throws Exception {
        HttpResponse<String> answer = post("/token", FORM, "grant_type=client_credentials", false);
        assertError(answer, 401, "invalid_client");
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Basic");
    }

    @Test
    void shouldRefuseAParameterThatComesTwice() throws Exception {
        assertError(
                post("/token", FORM, "grant_type=client_credentials&grant_type=password", true),
                400,
                "invalid_request");
    }

    @Test
    void shouldRefuseWhatIsNoForm() throws Exception {
        assertError(post("/token", "application/json", "{}", true), 415, "invalid_request");
    }

    @Test
    void shouldRefuseALongForm() throws Exception {
        assertError(
                post("/token", FORM, "grant_type=" + "x".repeat(9_000), true),
                413,
                "invalid_request");
    }

    @Test
    void shouldRefuseAFormThatCannotBeRead() throws Exception {
        assertError(post("/token", FORM, "grant_type=%zz", true), 400, "invalid_request");
    }

    @Test
    void shouldTakePostOnly() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/token")).GET().build());
        assertError(answer, 405, "invalid_request");
        assertThat(answer.headers().firstValue("allow")).contains("POST");
    }

    @Test
    void shouldAnswer429ToAnAddressThatAsksTooOften() throws Exception {
        port = serve(limited(3, 0));
        for (int i = 0; i < 3; i++) {
            assertError(
                    post("/token", FORM, "grant_type=nothing", true),
                    400,
                    "unsupported_grant_type");
        }
        HttpResponse<String> answer = post("/token", FORM, "grant_type=client_credentials", true);
        assertError(answer, 429, "temporarily_unavailable");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void shouldAnswer429ToAKeyThatHasAskedTooOftenAndToNoOther() throws Exception {
        port = serve(limited(0, 2));
        String grant = "grant_type=client_credentials";
        for (int i = 0; i < 3; i++) {
            int expected = i < 2 ? 200 : 429;
            assertThat(post("/token", FORM, grant, true).statusCode()).isEqualTo(expected);
        }
        String other = grant + "&client_id=other-key&client_secret=other-secret";
        assertThat(post("/token", FORM, other, false).statusCode()).isEqualTo(200);
    }

    private TokenService limited(int perAddress, int perKey) {
        Duration minute = Duration.ofMinutes(1);
        return new TokenService(
                access.registry::current,
                access.tokens,
                access.hashes,
                InstantSource.system(),
                TokenLimits.of(
                        new WindowLimit(perAddress, minute), new WindowLimit(perKey, minute)));
    }

    @Test
    void shouldAnswer503WhenTheStoreIsDown() throws Exception {
        port =
                serve(
                        new TokenService(
                                access.registry::current,
                                broken(),
                                access.hashes,
                                InstantSource.system(),
                                AccessFixture.NO_LIMITS));
        HttpResponse<String> answer = post("/token", FORM, "grant_type=client_credentials", true);
        assertError(answer, 503, "temporarily_unavailable");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    private static Tokens broken() {
        return (Tokens)
                Proxy.newProxyInstance(
                        Tokens.class.getClassLoader(),
                        new Class<?>[] {Tokens.class},
                        (proxy, method, arguments) ->
                                Future.failedFuture(new StoreException("down")));
    }

    private static void assertError(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    private HttpResponse<String> post(String path, String type, String body, boolean header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path))
                        .header("content-type", type)
                        .POST(BodyPublishers.ofString(body));
        return send(
                (header ? request.header("authorization", AccessFixture.BASIC) : request).build());
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
