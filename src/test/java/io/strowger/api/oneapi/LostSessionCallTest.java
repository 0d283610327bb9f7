package io.strowger.api.oneapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.ApiContext;
import io.strowger.api.token.TokenLimits;
import io.strowger.api.token.TokenModule;
import io.strowger.bus.Endpoints;
import io.strowger.bus.RecordCodec;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.Credentials;
import io.strowger.provision.Definitions;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Subscriptions;
import io.strowger.store.Tokens;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlCorrelators;
import io.strowger.store.sql.SqliteExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A session is asked for a submit, and then nothing is heard of it: the submit may have left
 * (invariant 5).
 */
class LostSessionCallTest {

    private static final Keys KEYS = Keys.of(new Secret("a pepper for tests only"));
    private static final String BEARER = "acme-bearer-token";

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private int port;

    @BeforeEach
    void listen() {
        RecordCodec.register(vertx.eventBus());
        Router router = Router.router(vertx);
        api().mount(vertx, router);
        Endpoints.push(0)
                .serve(
                        vertx.eventBus(),
                        _ -> {
                            asked.incrementAndGet();
                            return Future.failedFuture("nobody answered in time");
                        })
                .completion()
                .await();
        port =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .await()
                        .actualPort();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    private OneApiModule api() {
        Snapshot snapshot = snapshot();
        ApiContext shared =
                new ApiContext(
                        InstantSource.system(),
                        () -> snapshot,
                        new Endpoints(1),
                        _ -> CallbackRule.PUBLIC,
                        _ -> false,
                        _ -> {},
                        () -> false,
                        ClientAddresses.DIRECT,
                        new PublicUrlResolver(null, ClientAddresses.DIRECT));
        WindowLimit none = new WindowLimit(0, Duration.ofMinutes(1));
        TokenModule tokens =
                new TokenModule(shared, unused(Tokens.class), KEYS, TokenLimits.of(none, none));
        return new OneApiModule(
                shared,
                tokens.authenticator(),
                new SqlCorrelators(
                        sqlite.database(),
                        KEYS,
                        RowQuota.ofCorrelators(sqlite.database(), new Quota(100, 100))),
                unused(Subscriptions.class),
                10,
                _ -> Future.succeededFuture());
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, _) -> Future.failedFuture(method.getName())));
    }

    private static Snapshot snapshot() {
        AccountDefinition acme =
                Definitions.entry(Definitions.account("acme", "ussd"), Definitions.bearer(BEARER));
        ApplicationTerms terms =
                new ApplicationTerms(
                        "bank", "acme", "oneapi", 5_000, 60_000, 180_000, 0, Texts.DEFAULTS);
        return new Snapshot(
                1,
                List.of(Definitions.network("demo")),
                List.of(acme),
                List.of(
                        Definitions.application(
                                terms,
                                URI.create("http://127.0.0.1/"),
                                DialectOptions.DEFAULTS,
                                1_000,
                                10,
                                List.of(ServiceCode.parse("*7782#")))),
                new Credentials(KEYS.credentials(), List.of(acme)));
    }

    private HttpResponse<String> mtinit(String correlator) throws Exception {
        String body =
                """
                {"outboundUSSDMessageRequest": {"address": "tel:+233200000201",
                "shortCode": "tel:7782", "keyword": "", "outboundUSSDMessage": "Hello",
                "clientCorrelator": "%s", "ussdAction": "mtinit"}}
                """
                        .formatted(correlator);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + port
                                                + "/ussd/v1/outbound/tel:+233200000201"))
                        .header("authorization", "Bearer " + BEARER)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void shouldNotAskForASessionAgainWhoseSubmitMayHaveLeft() throws Exception {
        HttpResponse<String> first = mtinit("once");
        HttpResponse<String> again = mtinit("once");

        assertThat(asked).hasValue(1);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }
}
