package io.strowger.api.oneapi;

import io.strowger.api.ApiContext;
import io.strowger.bus.BusClient;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.http.server.AuthorizationHeader;
import io.strowger.http.server.RequestChain;
import io.strowger.http.server.RequestChain.Admission;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The paths of the dialect, in both versions, with and without {@code /apicall}. */
public final class OneApiRoutes {

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String SERVICE = "ussd";
    private static final String SUBSCRIPTIONS = "/inbound/subscriptions";

    private static final OneApiFault NO_CREDENTIALS =
            unauthorized("The credentials are wrong or missing.");
    private static final OneApiFault EXPIRED = unauthorized("Access Token Expired");
    private static final OneApiFault INACTIVE = unauthorized("Access Token Inactive");

    private final OneApiContext shared;
    private final ApiContext api;
    private final RequestChain<OneApiClient> chain;
    private final OutboundHandler outbound;
    private final SubscriptionHandler subscriptions;

    private OneApiRoutes(OneApiContext shared, BusClient caller) {
        this.shared = shared;
        this.api = shared.api();
        this.chain =
                new RequestChain<>(
                        this::admit,
                        sender -> sender.principal().strict(),
                        OneApiFault::refuse,
                        api.refused(),
                        MAX_BODY_BYTES);
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
                        chain.json((context, sender, body) ->
                                outbound.answer(sender, param(context, "address"), body)));
        router.post(path + SUBSCRIPTIONS)
                .handler(
                        chain.json((context, sender, body) ->
                                subscriptions.create(sender, collection(context, path), body)));
        router.get(path + SUBSCRIPTIONS)
                .handler(
                        chain.bodiless((context, sender, _) ->
                                subscriptions.list(sender, collection(context, path))));
        router.get(path + SUBSCRIPTIONS + "/:id")
                .handler(
                        chain.bodiless((context, sender, _) ->
                                subscriptions.show(
                                        sender, collection(context, path), param(context, "id"))));
        router.delete(path + SUBSCRIPTIONS + "/:id")
                .handler(
                        chain.bodiless((context, sender, _) ->
                                subscriptions.delete(sender, param(context, "id"))));
    }

    private static String param(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name), "the path has it");
    }

    /** Lets through whoever shows a good credential. */
    private Future<Admission<OneApiClient>> admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        return shared.authenticator()
                .authenticate(
                        request.getHeader(HttpHeaders.AUTHORIZATION), api.clients().of(request))
                .map(sender ->
                        sender.map(this::admit)
                                .orElseGet(() ->
                                        unknown(request.getHeader(HttpHeaders.AUTHORIZATION))));
    }

    /** Helpers of applications ask for another token when the variables say why (RFC 6750). */
    private Admission<OneApiClient> unknown(@Nullable String authorization) {
        String token = AuthorizationHeader.behind("bearer", authorization);
        if (token.isEmpty()) {
            return refused(Kind.UNAUTHORIZED, NO_CREDENTIALS);
        }
        OneApiFault fault = shared.authenticator().wasIssued(token) ? EXPIRED : INACTIVE;
        return new Admission.Refused<>(
                Kind.UNAUTHORIZED,
                WireAnswer.refusing(
                        fault.status(), "Bearer error=\"invalid_token\"", 0, fault.body()));
    }

    private Admission<OneApiClient> admit(Principal sender) {
        if (api.stopping().getAsBoolean()) {
            return refused(Kind.OVERLOADED, OneApiFault.of(ErrorCode.SVC1000));
        }
        AccountDefinition account = api.snapshot().get().account(sender.account());
        if (account == null) {
            return refused(Kind.FORBIDDEN, OneApiFault.of(ErrorCode.POL1009, SERVICE));
        }
        if (account.suspended()) {
            return refused(Kind.FORBIDDEN, OneApiFault.of(ErrorCode.POL1010, SERVICE));
        }
        return sender.may(SERVICE)
                ? new Admission.Admitted<>(new OneApiClient(sender, account))
                : refused(Kind.FORBIDDEN, OneApiFault.of(ErrorCode.POL0001, "no permission"));
    }

    private static OneApiFault unauthorized(String why) {
        return OneApiFault.of(new WireError(Kind.UNAUTHORIZED, "", why));
    }

    private static Admission<OneApiClient> refused(Kind kind, OneApiFault fault) {
        return new Admission.Refused<>(kind, fault.answer());
    }

    /** The URL of all subscriptions, as the application reached it, however it spelled it. */
    private String collection(RoutingContext context, String path) {
        return api.urls().of(context.request()) + path + SUBSCRIPTIONS;
    }
}
