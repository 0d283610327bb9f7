package io.strowger.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.api.oneapi.OneApiModule;
import io.strowger.api.push.PushModule;
import io.strowger.api.push.PushRoutes;
import io.strowger.api.token.TokenLimits;
import io.strowger.api.token.TokenModule;
import io.strowger.bus.Endpoints;
import io.strowger.dialect.WireError;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.limits.WindowLimit;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes;
import io.strowger.store.Subscriptions;
import io.strowger.store.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an earlier release's form, against a store that takes its time. */
class LookupLimitsOverHttpTest {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Promise<Optional<Tokens.Grant>>> reads = new ConcurrentLinkedQueue<>();
    private final List<WireError.Kind> refused = new CopyOnWriteArrayList<>();
    private final TokenGenerator chance = new TokenGenerator();
    private int port;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        apis().forEach(api -> api.mount(vertx, router));
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

    private List<ApiModule> apis() {
        ApiContext shared =
                new ApiContext(
                        InstantSource.system(),
                        () -> Snapshot.EMPTY,
                        new Endpoints(1),
                        _ -> CallbackRule.PUBLIC,
                        _ -> false,
                        refused::add,
                        () -> false,
                        ClientAddresses.DIRECT,
                        new PublicUrlResolver(null, ClientAddresses.DIRECT));
        WindowLimit none = new WindowLimit(0, Duration.ofMinutes(1));
        TokenModule tokens =
                new TokenModule(
                        shared,
                        proxy(Tokens.class),
                        Keys.of(new Secret("a pepper for tests only")),
                        TokenLimits.of(none, none));
        return List.of(
                new OneApiModule(
                        shared,
                        tokens.authenticator(),
                        proxy(Correlators.class),
                        proxy(Subscriptions.class),
                        10,
                        _ -> Future.succeededFuture()),
                new PushModule(
                        shared, tokens.authenticator(), proxy(Pushes.class), _ -> false, 0, 100));
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            Promise<Optional<Tokens.Grant>> read = Promise.promise();
                            reads.add(read);
                            return read.future();
                        }));
    }

    /** With a token of its own. */
    private CompletableFuture<HttpResponse<String>> post(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("authorization", "Bearer " + chance.token())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /** What the one too many is answered; those before it are answered once the store is. */
    private JsonObject oneTooMany(String path) {
        List<CompletableFuture<HttpResponse<String>>> before =
                IntStream.range(0, AT_ONCE).mapToObj(_ -> post(path)).toList();
        await().atMost(PATIENCE).until(() -> reads.size() == AT_ONCE);

        HttpResponse<String> answer = post(path).join();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(refused).containsExactly(WireError.Kind.TOO_MANY_REQUESTS);
        assertThat(reads).hasSize(AT_ONCE);
        vertx.runOnContext(_ -> reads.forEach(read -> read.complete(Optional.empty())));
        assertThat(before).allMatch(one -> one.join().statusCode() == 401);
        return new JsonObject(answer.body());
    }

    @Test
    void shouldAnswer429InTheShapeOfOneApi() {
        JsonObject error =
                oneTooMany("/ussd/v1/outbound/tel:+233200585542")
                        .getJsonObject("requestError")
                        .getJsonObject("policyException");
        assertThat(error.getString("messageId")).isEqualTo("POL0001");
    }

    @Test
    void shouldAnswer429InTheShapeOfPushes() {
        assertThat(oneTooMany(PushRoutes.PATH).encode()).contains("TOO_MANY_REQUESTS");
    }
}
