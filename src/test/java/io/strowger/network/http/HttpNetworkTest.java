package io.strowger.network.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.push.SubmitOutcome.Accepted;
import io.strowger.core.push.SubmitOutcome.Refused;
import io.strowger.core.push.SubmitOutcome.Unknown;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.network.Network;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of screens that are POSTed to a hub, which is as good or bad as a test says. */
class HttpNetworkTest {

    private static final SessionKey KEY = new SessionKey("hub", Msisdn.of("94777123456"));
    private static final ServiceCode CODE = ServiceCode.parse("*7782*8#");
    private static final String SESSION = "3c796dac28174f739de4262d08409c51";
    private static final Screen MENU = Screen.expectingReply("1. Yes");
    private static final Screen BYE = Screen.last("Bye");
    private static final long WITHIN_MILLIS = 60_000;

    private record Seen(String path, String authorization, JsonObject body) {
        JsonObject message() {
            return body.getJsonObject("outboundUSSDMessageRequest");
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private BiConsumer<HttpServerRequest, Integer> manner = (request, _) -> sent(request);
    private HttpServer hub;

    @BeforeEach
    void listen() {
        hub =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                request.body()
                                        .onSuccess(body -> {
                                            seen.add(
                                                    new Seen(
                                                            request.uri(),
                                                            request.getHeader("authorization"),
                                                            body.toJsonObject()));
                                            manner.accept(request, seen.size());
                                        }))
                        .listen(0, "127.0.0.1")
                        .await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static void sent(HttpServerRequest request) {
        answer(request, 200, "{\"outboundUSSDMessageRequest\":{\"deliveryStatus\":\"SENT\"}}");
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        request.response().setStatusCode(status).end(body);
    }

    private static String error(String kind, String id) {
        return "{\"requestError\":{\"%s\":{\"messageId\":\"%s\"}}}".formatted(kind, id);
    }

    private Outbound outbound(String url) {
        return new Outbound(
                URI.create(url),
                new Secret("shown to the hub"),
                URI.create("https://us.example/network/hub"));
    }

    private Outbound here() {
        return outbound("http://127.0.0.1:" + hub.actualPort() + "/ussd/v1/");
    }

    private static NetworkDefinition definition(String dialect, Outbound outbound) {
        return new NetworkDefinition(
                new NetworkTerms("hub", "hub", 120_000, Texts.DEFAULTS),
                "http",
                dialect,
                "",
                List.of(),
                null,
                0,
                null,
                outbound,
                false,
                false,
                false);
    }

    private HttpNetworks networks(long withinMillis) {
        return new HttpNetworks(vertx, Dialects.of(OneApiDialect.ENTRY), withinMillis);
    }

    private Network network(Outbound outbound, long withinMillis) {
        return networks(withinMillis).network(definition("oneapi", outbound));
    }

    private Network network() {
        return network(here(), WITHIN_MILLIS);
    }

    private SubmitOutcome begun(Network network, Screen screen) {
        return onLoop(() -> network.begin(KEY, SESSION, CODE, screen));
    }

    private SubmitOutcome shown(Network network, String dialogueId, Screen screen) {
        return onLoop(() -> network.show(KEY, dialogueId, screen));
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(_ -> work.get().onComplete(done));
        return done.future().await();
    }

    @Test
    void shouldOpenADialogueUnderTheSessionsName() {
        assertThat(begun(network(), MENU)).isEqualTo(new Accepted(SESSION));

        Seen only = seen.getFirst();
        assertThat(only.path()).isEqualTo("/ussd/v1/outbound/tel%3A%2B94777123456");
        assertThat(only.authorization()).isEqualTo("Bearer shown to the hub");
        assertThat(only.message().getString("ussdAction")).isEqualTo("mtinit");
        assertThat(only.message().getString("shortCode")).isEqualTo("tel:7782");
        assertThat(only.message().getString("keyword")).isEqualTo("8");
        assertThat(only.message().getString("clientCorrelator")).isEqualTo("mt-" + SESSION);
        assertThat(only.message().getJsonObject("responseRequest").getString("notifyURL"))
                .isEqualTo("https://us.example/network/hub");
    }

    @Test
    void shouldNotifyWithoutADialogue() {
        Network network = network();

        assertThat(begun(network, BYE)).isEqualTo(new Accepted(SESSION));
        assertThat(seen.getFirst().message().getString("ussdAction")).isEqualTo("mtfin");
        assertThat(shown(network, SESSION, BYE)).isEqualTo(new Refused("no such dialogue"));
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldShowScreensInItsOwnDialoguesOnly() {
        Network network = network();
        begun(network, MENU);

        assertThat(shown(network, SESSION, MENU)).isEqualTo(new Accepted(SESSION));
        assertThat(shown(network, SESSION, BYE)).isEqualTo(new Refused("no open request"));
        assertThat(shown(network, SESSION, BYE)).isEqualTo(new Refused("no such dialogue"));
        assertThat(shown(network, "the-hubs-own", BYE)).isEqualTo(new Refused("no such dialogue"));

        assertThat(seen)
                .extracting(one -> one.message().getString("ussdAction"))
                .containsExactly("mtinit", "mtcont");
        assertThat(seen).extracting(one -> one.message().getString("keyword")).containsOnly("8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"NOT SENT"}} | Refused[cause=NOT SENT]
                    403 | {"requestError":{"policyException":{"messageId":"POL0257"}}} | Refused[cause=POL0257]
                    404 | nothing                                                      | Refused[cause=http 404]
                    500 | {"requestError":{"policyException":{"messageId":"POL0299"}}} | Unknown[]
                    200 | {                                                            | Unknown[]
                    502 | bad gateway                                                  | Unknown[]
                    """)
    void shouldSubmitOnceWhateverTheAnswer(int status, String body, String outcome) {
        manner = (request, _) -> answer(request, status, body);

        assertThat(begun(network(), MENU)).hasToString(outcome);
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldTryAgainForAWhileWhenTheHubIsTooBusy() {
        manner =
                (request, count) -> {
                    if (count < 3) {
                        answer(request, 503, error("serviceException", "SVC1000"));
                    } else {
                        sent(request);
                    }
                };

        assertThat(begun(network(), MENU)).isEqualTo(new Accepted(SESSION));
        assertThat(seen).hasSize(3);
        assertThat(seen).extracting(Seen::body).containsOnly(seen.getFirst().body());
    }

    @Test
    void shouldGiveUpAfterAWhileWhenTheHubStaysBusy() {
        manner = (request, _) -> answer(request, 429, error("serviceException", "SVC1000"));

        assertThat(begun(network(), MENU)).isEqualTo(new Refused("SVC1000"));

        assertThat(seen).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void shouldCallASilentHubUnknownAndSubmitOnce() {
        manner = (_, _) -> {};

        assertThat(begun(network(here(), 200), MENU)).isEqualTo(new Unknown());
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldCallAResetUnknownAndSubmitOnce() {
        manner = (request, _) -> request.connection().close();

        assertThat(begun(network(), MENU)).isEqualTo(new Unknown());
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldCallAnAnswerWithoutAnEndUnknown() {
        manner =
                (request, _) -> {
                    request.response().setChunked(true).write("x".repeat(100_000));
                };

        assertThat(begun(network(), MENU)).isEqualTo(new Unknown());
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldBeSureThatNothingWentWhereNobodyListens() {
        Outbound gone = here();
        hub.close().await();

        assertThat(begun(network(gone, WITHIN_MILLIS), MENU)).isInstanceOf(Refused.class);
        assertThat(begun(network(outbound("http://hub.invalid/"), WITHIN_MILLIS), MENU))
                .isInstanceOf(Refused.class);
    }

    @Test
    void shouldFollowWhatIsProvisioned() {
        HttpNetworks networks = networks(WITHIN_MILLIS);
        Network first = networks.network(definition("oneapi", here()));

        assertThat(networks.network(definition("oneapi", here()))).isSameAs(first);
        assertThat(networks.network(definition("programmable", here()))).isNull();
        assertThat(networks.network(definition("oneapi", null))).isNull();
        Outbound moved = outbound("http://127.0.0.1:" + hub.actualPort() + "/elsewhere");
        begun(networks.network(definition("oneapi", moved)), MENU);
        await().untilAsserted(() -> assertThat(seen).hasSize(1));
        assertThat(seen.getFirst().path()).startsWith("/elsewhere/outbound/");
    }
}
