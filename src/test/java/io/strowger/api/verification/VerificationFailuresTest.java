package io.strowger.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.ApiContext;
import io.strowger.bootstrap.FreePort;
import io.strowger.bus.Endpoints;
import io.strowger.bus.RecordCodec;
import io.strowger.core.verify.Verdict;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.IngressLimits;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.http.server.ServerExchanges;
import io.strowger.ingress.HealthCheck;
import io.strowger.ingress.IngressContext;
import io.strowger.ingress.IngressVerticle;
import io.strowger.ingress.ReplayGuards;
import io.strowger.limits.RateLimits;
import io.strowger.limits.WindowLimit;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Credentials;
import io.strowger.provision.Definitions;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.CodeHashes;
import io.strowger.security.Credential;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.StoreException;
import io.strowger.store.VerificationCodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is answered over HTTP when the fault is ours: 500 and 503 with −65
 * (docs/protocols/verification.md, "Errors").
 */
class VerificationFailuresTest {
    private static final String TOKEN = "a-good-token";
    private static final String ASKING =
            "{\"client_ref\":\"ref\",\"phone_number\":\"233200585542\"}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private Supplier<Snapshot> provisioned = VerificationFailuresTest::snapshot;
    private int port;

    @BeforeEach
    void listen() {
        RecordCodec.register(vertx.eventBus());
        port = FreePort.on("127.0.0.1");
        vertx.deployVerticle(new IngressVerticle(0, shared(), "127.0.0.1", port, this::router))
                .await();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    private static IngressContext shared() {
        return new IngressContext(
                () -> Snapshot.EMPTY,
                Dialects.of(),
                ErrorFormats.of(error -> WireAnswer.json(error.kind().status(), new byte[0]))
                        .with(VerificationRoutes.PREFIX, VerificationReply::refusing),
                new IngressLimits(64 * 1024, 5_000, 500, 75_000, 100, 100, 20_000),
                new IngressContext.IngressMeters() {
                    @Override
                    public void routerTook(String network, String application, long nanos) {}

                    @Override
                    public void refused(WireError.Kind kind) {}
                },
                new RateLimits(),
                new ReplayGuards(),
                new AtomicBoolean(),
                ClientAddresses.DIRECT,
                new ConnectionStatistics("public"),
                new ServerExchanges(100),
                () -> false,
                HealthCheck.NONE);
    }

    private Router router(Vertx own) {
        Router router = Router.router(own);
        WindowLimit none = new WindowLimit(0, Duration.ofMinutes(1));
        VerificationContext context =
                new VerificationContext(
                        new ApiContext(
                                InstantSource.system(),
                                () -> provisioned.get(),
                                new Endpoints(1),
                                _ -> CallbackRule.PUBLIC,
                                _ -> false,
                                _ -> {},
                                stopping::get,
                                ClientAddresses.DIRECT,
                                new PublicUrlResolver(null, ClientAddresses.DIRECT)),
                        broken(),
                        new CodeHashes(keys()),
                        300_000,
                        new CodeLimits(none, none, none, 5),
                        (_, _) -> {},
                        new Silence());
        VerificationRoutes.mount(context, own, router);
        return router;
    }

    private static final class Silence implements VerificationContext.VerificationMeters {
        @Override
        public void asked(String account, String prefix) {}

        @Override
        public void guessed(String account, String prefix, @Nullable Verdict verdict) {}
    }

    private static Keys keys() {
        return Keys.of(new Secret("a pepper that is long enough"));
    }

    /** A store that is down. */
    private static VerificationCodes broken() {
        return (VerificationCodes)
                Proxy.newProxyInstance(
                        VerificationCodes.class.getClassLoader(),
                        new Class<?>[] {VerificationCodes.class},
                        (_, _, _) -> Future.failedFuture(new StoreException("down", null)));
    }

    private static Snapshot snapshot() {
        CredentialDefinition token =
                new CredentialDefinition(
                        CredentialDefinition.Kind.TOKEN,
                        "",
                        Credential.of(new Secret(TOKEN)),
                        List.of(),
                        false);
        AccountDefinition account =
                Definitions.entry(
                        Definitions.withoutCallbacks("acme", "Acme", Set.of("verify"), false, null),
                        token);
        Credentials credentials = new Credentials(keys().credentials(), List.of(account));
        return new Snapshot(1, List.of(), List.of(account), List.of(), credentials);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("authorization", "Token " + TOKEN)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void assertFailed(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.fieldNames()).containsExactly("api_job_id", "result_info");
        assertThat(body.getJsonObject("result_info"))
                .isEqualTo(
                        new JsonObject()
                                .put("status_code", -65)
                                .put(
                                        "description",
                                        "Something went wrong. Make sure data provided is valid and"
                                                + " please try again."));
    }

    @Test
    void shouldAnswer500ToARequestThatBreaksTheRouter() throws Exception {
        provisioned =
                () -> {
                    throw new IllegalStateException("a bug");
                };
        assertFailed(post("/1/2fa", ASKING), 500);
        assertFailed(post("/1/2fa/ref/123456", ""), 500);
    }

    @Test
    void shouldAnswer503WhenTheStoreIsDown() throws Exception {
        HttpResponse<String> asked = post("/1/2fa", ASKING);
        assertFailed(asked, 503);
        assertThat(asked.headers().firstValue("retry-after")).hasValue("1");
        assertFailed(post("/1/2fa/ref/123456", ""), 503);
    }

    @Test
    void shouldAnswer503WhenItStops() throws Exception {
        stopping.set(true);
        assertFailed(post("/1/2fa", ASKING), 503);
    }
}
