package io.strowger.e2e;

import static java.util.Objects.requireNonNull;

import io.strowger.bus.BusClient;
import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.network.Connector;
import io.strowger.network.ConnectorContext;
import io.strowger.network.Network;
import io.strowger.network.RunningConnector;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A made-up connector: gateways GET a port of its own, {@code /NETWORK?do=dial&id=&msisdn=&text=},
 * and are answered with text; what it submits is a GET to the one gateway that it is given.
 */
final class TextGateway implements RunningConnector, Network {

    private static final long PATIENCE_MILLIS = 20_000;

    private final URI gateway;
    private @Nullable ConnectorContext router;
    private @Nullable HttpServer server;

    /**
     * @param gateway where screens are submitted to
     */
    TextGateway(URI gateway) {
        this.gateway = gateway;
    }

    /** What a router needs of it. */
    Connector entry() {
        return new Connector(new ConnectorTraits("text-gateway", false, false), this::open);
    }

    private TextGateway open(ConnectorContext opened) {
        router = opened;
        return this;
    }

    int port() {
        return requireNonNull(server).actualPort();
    }

    @Override
    public Network network(NetworkDefinition network) {
        return this;
    }

    @Override
    public Future<?> start() {
        return requireNonNull(router).vertx().deployVerticle(new Way());
    }

    private final class Way extends VerticleBase {
        private @Nullable BusClient caller;

        @Override
        public Future<?> start() {
            caller = new BusClient(vertx);
            HttpServer listening = vertx.createHttpServer().requestHandler(this::asked);
            server = listening;
            return listening.listen(0, "127.0.0.1");
        }

        private void asked(HttpServerRequest request) {
            SessionKey key =
                    new SessionKey(
                            requireNonNull(request.path()).substring(1),
                            Msisdn.of(requireNonNull(request.getParam("msisdn"))));
            NetworkRequest question =
                    new NetworkRequest(
                            "dial".equals(request.getParam("do"))
                                    ? NetworkRequest.Kind.DIALLED
                                    : NetworkRequest.Kind.REPLIED,
                            key,
                            requireNonNull(request.getParam("id")),
                            0,
                            requireNonNull(request.getParam("text")));
            requireNonNull(router)
                    .endpoints()
                    .sessionOf(key)
                    .call(requireNonNull(caller), question, PATIENCE_MILLIS)
                    .onSuccess(answer -> show(request, answer.screen()));
        }

        private void show(HttpServerRequest request, Screen screen) {
            request.response()
                    .putHeader("content-type", "text/plain")
                    .putHeader("x-open", String.valueOf(screen.expectsReply()))
                    .end(screen.text());
        }
    }

    @Override
    public boolean canSubmit() {
        return true;
    }

    @Override
    public Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen) {
        return submit(key, dialogueId, screen);
    }

    @Override
    public Future<SubmitOutcome> begin(
            SessionKey key, String sessionId, ServiceCode code, Screen screen) {
        return submit(key, sessionId, screen);
    }

    private Future<SubmitOutcome> submit(SessionKey key, String id, Screen screen) {
        String query =
                "?id=%s&msisdn=%s&text=%s"
                        .formatted(
                                id,
                                key.msisdn().digits(),
                                URLEncoder.encode(screen.text(), StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + query)).build();
        return Future.fromCompletionStage(
                        Router.CLIENT.sendAsync(request, BodyHandlers.ofString()),
                        requireNonNull(router).vertx().getOrCreateContext())
                .map(answer ->
                        answer.body().equals("taken")
                                ? new SubmitOutcome.Accepted(id)
                                : new SubmitOutcome.Refused(answer.body()));
    }
}
