package io.strowger.ingress.oneapi;

import io.strowger.access.TooManyLookups;
import io.strowger.bus.BusClient;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.ingress.BrokenBody;
import io.strowger.ingress.HttpResponses;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the dialect, in both versions, with and without {@code /apicall}. */
public final class OneApiRoutes {

    private static final Logger log = LoggerFactory.getLogger(OneApiRoutes.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String SERVICE = "ussd";
    private static final String SUBSCRIPTIONS = "/inbound/subscriptions";

    private final OneApiContext shared;
    private final OutboundHandler outbound;
    private final SubscriptionHandler subscriptions;

    private OneApiRoutes(OneApiContext shared, BusClient caller) {
        this.shared = shared;
        this.outbound = new OutboundHandler(shared, caller);
        this.subscriptions = new SubscriptionHandler(shared);
    }

    /** Mounts the paths on the router of one event loop; to be called on that loop. */
    public static void mount(OneApiContext shared, Vertx vertx, Router router) {
        OneApiRoutes routes = new OneApiRoutes(shared, new BusClient(vertx));
        for (String base : List.of("", "/apicall")) {
            for (String version : List.of("v1", "v3")) {
                routes.mount(router, base + "/ussd/" + version);
            }
        }
    }

    private void mount(Router router, String path) {
        router.post(path + "/outbound/:address")
                .handler(
                        withBody((context, sender) ->
                                body -> outbound.answer(sender, param(context, "address"), body)));
        router.post(path + SUBSCRIPTIONS)
                .handler(
                        withBody((context, sender) ->
                                body ->
                                        subscriptions.create(
                                                sender, collection(context, path), body)));
        router.get(path + SUBSCRIPTIONS)
                .handler(
                        plain((context, sender) ->
                                subscriptions.list(sender, collection(context, path))));
        router.get(path + SUBSCRIPTIONS + "/:id")
                .handler(
                        plain((context, sender) ->
                                subscriptions.show(
                                        sender, collection(context, path), param(context, "id"))));
        router.delete(path + SUBSCRIPTIONS + "/:id")
                .handler(
                        plain((context, sender) ->
                                subscriptions.delete(sender, param(context, "id"))));
    }

    private static String param(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name), "the path has it");
    }

    /** Work that needs the body of a request. */
    private interface Work {
        Future<OneApiReply> on(byte[] body);
    }

    private Handler<RoutingContext> withBody(BiFunction<RoutingContext, OneApiClient, Work> work) {
        return context ->
                admitted(
                        context,
                        sender -> {
                            HttpServerRequest request = context.request();
                            if (!HttpResponses.hasJson(request)) {
                                return refused(
                                        Kind.UNSUPPORTED_MEDIA_TYPE,
                                        "The body has to be application/json.");
                            }
                            return HttpResponses.body(request, MAX_BODY_BYTES)
                                    .compose(work.apply(context, sender)::on);
                        });
    }

    private Handler<RoutingContext> plain(
            BiFunction<RoutingContext, OneApiClient, Future<OneApiReply>> work) {
        return context -> admitted(context, sender -> work.apply(context, sender));
    }

    /** Lets through whoever shows a good credential; the body waits meanwhile. */
    private void admitted(
            RoutingContext context, Function<OneApiClient, Future<OneApiReply>> work) {
        HttpServerRequest request = context.request();
        request.pause();
        shared.authenticator()
                .authenticate(
                        request.getHeader(HttpHeaders.AUTHORIZATION), shared.clients().of(request))
                .compose(principal -> admitted(principal, work))
                .onComplete((reply, error) -> {
                    if (error == null) {
                        answer(request, reply);
                    } else {
                        fail(request, error);
                    }
                });
    }

    private Future<OneApiReply> admitted(
            Optional<Principal> principal, Function<OneApiClient, Future<OneApiReply>> work) {
        if (principal.isEmpty()) {
            return refused(Kind.UNAUTHORIZED, "The credentials are wrong or missing.");
        }
        if (shared.stopping().getAsBoolean()) {
            return refused(OneApiFault.of(ErrorCode.SVC1000));
        }
        AccountDefinition account = shared.snapshot().get().account(principal.get().account());
        if (account == null) {
            return refused(OneApiFault.of(ErrorCode.POL1009, SERVICE));
        }
        if (account.suspended()) {
            return refused(OneApiFault.of(ErrorCode.POL1010, SERVICE));
        }
        if (!principal.get().may(SERVICE)) {
            return refused(OneApiFault.of(ErrorCode.POL0001, "no permission"));
        }
        return work.apply(new OneApiClient(principal.get(), account));
    }

    private void fail(HttpServerRequest request, Throwable error) {
        if (error instanceof BrokenBody broken) {
            shared.refused().accept(broken.error().kind());
            HttpResponses.refuse(request, broken.error(), OneApiFault.refuse(broken.error()));
            return;
        }
        if (error instanceof TooManyLookups) {
            WireError busy =
                    new WireError(Kind.TOO_MANY_REQUESTS, "", "Too many tokens are looked up.");
            shared.refused().accept(busy.kind());
            request.resume();
            HttpResponses.refuse(request, busy, OneApiFault.refuse(busy));
            return;
        }
        log.warn("A request of an application failed", error);
        answer(request, OneApiReply.refused(OneApiFault.of(ErrorCode.SVC1000)));
    }

    private static void answer(HttpServerRequest request, OneApiReply reply) {
        HttpResponses.answer(request, reply.status(), reply.headers(), Buffer.buffer(reply.body()));
    }

    /** The URL of all subscriptions, as the application reached it, however it spelled it. */
    private String collection(RoutingContext context, String path) {
        return shared.urls().of(context.request()) + path + SUBSCRIPTIONS;
    }

    private Future<OneApiReply> refused(Kind kind, String message) {
        shared.refused().accept(kind);
        return refused(OneApiFault.of(new WireError(kind, "", message)));
    }

    private static Future<OneApiReply> refused(OneApiFault fault) {
        return Future.succeededFuture(OneApiReply.refused(fault));
    }
}
