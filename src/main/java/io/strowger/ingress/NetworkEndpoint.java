package io.strowger.ingress;

import io.strowger.bus.BusClient;
import io.strowger.bus.Endpoint;
import io.strowger.bus.Endpoints;
import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.SubscriberText;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectFailure;
import io.strowger.dialect.MediaType;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.DefaultErrorHandler;
import io.strowger.http.server.HttpResponses;
import io.strowger.http.server.IngressLimits;
import io.strowger.security.WebhookSignature;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in for networks over HTTP: {@code /network/{id}} in the network's own dialect. A request
 * passes one check after the other; each passes it on or answers it.
 */
final class NetworkEndpoint {

    static final String PATH = "/network/";

    private static final Logger log = LoggerFactory.getLogger(NetworkEndpoint.class);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String TOO_BUSY = "The router is too busy.";
    private static final String DEMO = "The demo's networks are asked from this machine only.";
    private static final String UNPROVED = "The network's secret is wrong or missing.";

    private final BusClient caller;
    private final NetworkDirectory networks;
    private final Endpoint<NetworkRequest, NetworkAnswer> sessions;
    private final IngressLimits limits;
    private final IngressContext context;
    private final DefaultErrorHandler fallbacks;

    NetworkEndpoint(
            int loop,
            BusClient caller,
            NetworkDirectory networks,
            IngressContext context,
            DefaultErrorHandler fallbacks) {
        this.fallbacks = fallbacks;
        this.caller = caller;
        this.networks = networks;
        this.context = context;
        this.sessions = Endpoints.session(loop);
        this.limits = context.limits();
    }

    /** Takes a request whose path begins with {@link #PATH}. */
    void handle(HttpServerRequest request, String path) {
        int end = path.length() - (path.endsWith("/") ? 1 : 0);
        InboundNetwork network =
                end < PATH.length() ? null : networks.find(path.substring(PATH.length(), end));
        if (network == null) {
            refuse(request, path);
        } else {
            handle(request, network);
        }
    }

    private void handle(HttpServerRequest request, InboundNetwork network) {
        NetworkAuthentication proof = NetworkAuthentication.of(request, network.definition());
        NetworkSide side = network.side();
        if (network.definition().demo() && !context.clients().isThisMachine(request)) {
            refuse(request, network, Kind.FORBIDDEN, DEMO);
        } else if (!side.methods().contains(request.method().name())) {
            HttpResponses.allow(request, String.join(", ", side.methods()));
            refuse(request, network, Kind.METHOD_NOT_ALLOWED, network.otherMethod());
        } else if (proof == NetworkAuthentication.NONE) {
            refuse(request, network, Kind.UNAUTHORIZED, UNPROVED);
        } else {
            String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
            boolean named = request.method().equals(HttpMethod.GET) || side.reads(type);
            if (named || network.mayBeJson(type)) {
                admit(request, network, proof, named);
            } else {
                refuse(request, network, Kind.UNSUPPORTED_MEDIA_TYPE, network.otherType());
            }
        }
    }

    private void admit(
            HttpServerRequest request,
            InboundNetwork network,
            NetworkAuthentication proof,
            boolean named) {
        if (context.exchanges().isFull() || context.isStopping()) {
            refuse(request, network, Kind.OVERLOADED, TOO_BUSY);
        } else if (proof == NetworkAuthentication.SECRET && !mayGoOn(request, network)) {
            return;
        } else {
            HttpResponses.body(
                    request,
                    limits.maxBodyBytes(),
                    body -> read(request, network, proof, body, named),
                    error -> refuse(request, network, error));
        }
    }

    /** Whether the network's rate allows it; what anybody may have sent does not use it up. */
    private boolean mayGoOn(HttpServerRequest request, InboundNetwork network) {
        boolean allowed = network.rateLimit().allows(System.nanoTime());
        if (!allowed) {
            refuse(request, network, Kind.TOO_MANY_REQUESTS, "The network sends too much.");
        }
        return allowed;
    }

    private void read(
            HttpServerRequest request,
            InboundNetwork network,
            NetworkAuthentication proof,
            byte[] body,
            boolean named) {
        if (!proof.holds(request, network.definition(), body, CLOCK)) {
            refuse(request, network, Kind.UNAUTHORIZED, UNPROVED);
            return;
        }
        if (!named && !MediaType.isJson(request.getHeader(HttpHeaders.CONTENT_TYPE), body)) {
            refuse(request, network, Kind.UNSUPPORTED_MEDIA_TYPE, network.otherType());
            return;
        }
        if (proof == NetworkAuthentication.SIGNATURE && !mayGoOn(request, network)) {
            return;
        }
        try {
            ReceivedRequest received = proof.covered(request, body);
            switch (network.dialect().read(received, network.definition().strict())) {
                case Decoded.Read<NetworkMessage>(var message) ->
                        pass(request, network, proof, body, message);
                case Decoded.Unreadable<NetworkMessage>(var error) ->
                        refuse(request, network, error);
            }
        } catch (RuntimeException e) {
            failed(request, network, e);
        }
    }

    /** The error has the shape of the dialect that failed, as all its others do. */
    private void failed(HttpServerRequest request, InboundNetwork network, RuntimeException bug) {
        fallbacks.failed(request, new DialectFailure(bug), network.dialect()::refuse);
    }

    private void pass(
            HttpServerRequest request,
            InboundNetwork network,
            NetworkAuthentication proof,
            byte[] body,
            NetworkMessage message) {
        Msisdn msisdn = network.numbering().parse(message.mobile()).orElse(null);
        if (msisdn == null) {
            refuse(request, network, network.dialect().invalidNumber());
        } else if (!context.exchanges().enter()) {
            refuse(request, network, Kind.OVERLOADED, TOO_BUSY);
        } else if (proof == NetworkAuthentication.SIGNATURE) {
            passOnce(request, network, body, message, msisdn);
        } else {
            ask(new NetworkHop(request, network, message, null), msisdn);
        }
    }

    /** A signed request that comes again is answered as it was, and nothing else comes of it. */
    private void passOnce(
            HttpServerRequest request,
            InboundNetwork network,
            byte[] body,
            NetworkMessage message,
            Msisdn msisdn) {
        switch (NetworkAuthentication.take(network.replays(), request, body, CLOCK)) {
            case ReplayGuard.Taken.First(var first) ->
                    ask(new NetworkHop(request, network, message, first), msisdn);
            case ReplayGuard.Taken.Repeated(var first) -> repeat(request, network, first);
            case ReplayGuard.Taken.OtherBody() ->
                    leave(request, network, usedId("This id has come with another body."));
            case ReplayGuard.Taken.NoRoom() ->
                    leave(
                            request,
                            network,
                            new WireError(Kind.OVERLOADED, "", "The network sends too much."));
        }
    }

    /** Refuses what had a place already. */
    private void leave(HttpServerRequest request, InboundNetwork network, WireError error) {
        context.exchanges().leave();
        refuse(request, network, error);
    }

    private void repeat(
            HttpServerRequest request, InboundNetwork network, ReplayGuard.SignedRequest first) {
        Context own = Objects.requireNonNull(Vertx.currentContext(), "requests come on a loop");
        first.answer()
                .onComplete((answer, gone) ->
                        own.runOnContext(_ -> {
                            context.exchanges().leave();
                            if (gone == null) {
                                HttpResponses.answer(request, answer);
                            } else {
                                refuse(request, network, usedId("This id was answered before."));
                            }
                        }));
    }

    private static WireError usedId(String message) {
        return new WireError(Kind.INVALID_FIELD, WebhookSignature.ID_HEADER, message);
    }

    private void ask(NetworkHop hop, Msisdn msisdn) {
        NetworkMessage message = hop.message();
        NetworkRequest question =
                new NetworkRequest(
                        InboundNetwork.kind(message.kind()),
                        new SessionKey(hop.network().definition().terms().id(), msisdn),
                        message.dialogueId(),
                        message.sequence(),
                        message.text(),
                        message.operator());
        long arrived = System.nanoTime();
        sessions.call(caller, question, limits.answerWithinMillis())
                .onComplete((answer, error) -> {
                    context.exchanges().leave();
                    answer(hop, answer, error, arrived);
                });
    }

    private void answer(
            NetworkHop hop,
            @Nullable NetworkAnswer answer,
            @Nullable Throwable error,
            long arrived) {
        NetworkTerms network = hop.network().definition().terms();
        Screen screen;
        if (answer == null) {
            log.atWarn()
                    .addKeyValue("network", network.id())
                    .addKeyValue("error", String.valueOf(error))
                    .log("No screen came for a request");
            screen = Screen.last(network.texts().of(SubscriberText.BUSY));
        } else {
            screen = answer.screen();
            long router = System.nanoTime() - arrived - answer.applicationNanos();
            context.meters().routerTook(network.id(), answer.application(), router);
        }
        write(hop, screen);
    }

    private void write(NetworkHop hop, Screen screen) {
        try {
            WireAnswer answer = hop.network().dialect().write(hop.message(), screen);
            hop.answered(answer);
            HttpResponses.answer(hop.request(), answer);
        } catch (RuntimeException e) {
            hop.failed(e);
            failed(hop.request(), hop.network(), e);
        }
    }

    private void refuse(HttpServerRequest request, String path) {
        WireError error = new WireError(Kind.NOT_FOUND, "", "There is no such network.");
        context.meters().refused(error.kind());
        HttpResponses.refuse(request, error, context.shapes().answer(path, error));
    }

    private void refuse(
            HttpServerRequest request, InboundNetwork network, Kind kind, String message) {
        refuse(request, network, new WireError(kind, "", message));
    }

    private void refuse(HttpServerRequest request, InboundNetwork network, WireError error) {
        if (request.response().closed()) {
            return; // nobody is there to read an answer
        }
        context.meters().refused(error.kind());
        HttpResponses.refuse(request, error, network.dialect().refuse(error));
    }
}
