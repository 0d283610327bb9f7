package io.strowger.api.push;

import io.strowger.bus.BusClient;
import io.strowger.dialect.WireError.Kind;
import io.strowger.dialect.WireError;
import io.strowger.http.server.RefusedRequest;
import io.strowger.http.server.HttpResponses;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The path of the dialect and the checks in front of it; the body waits for the credentials. */
public final class PushRoutes {

    /** The path (docs/protocols/push.md). */
    public static final String PATH = "/api/v1/ussd/app/push";

    private static final Logger log = LoggerFactory.getLogger(PushRoutes.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String PERMISSION = "push";
    private static final String KEY = "Idempotency-Key";

    private final PushContext shared;
    private final PushAuthenticator senders;
    private final PushHandler handler;

    private PushRoutes(PushContext shared, BusClient caller) {
        this.shared = shared;
        this.senders = new PushAuthenticator(shared);
        this.handler = new PushHandler(shared, caller);
    }

    /** Mounts the path on the router of one event loop; to be called on that loop. */
    public static void mount(PushContext shared, Vertx vertx, Router router) {
        PushRoutes routes = new PushRoutes(shared, new BusClient(vertx));
        router.post(PATH).handler(context -> routes.push(context.request()));
    }

    private void push(HttpServerRequest request) {
        request.pause();
        if (shared.inFlight().incrementAndGet() > shared.maxInFlight()) {
            shared.inFlight().decrementAndGet();
            answer(request, refused(Kind.OVERLOADED, PushFault.OVERLOADED));
            return;
        }
        senders.of(request)
                .compose(sender -> admitted(sender, request))
                .onComplete((reply, error) -> {
                    shared.inFlight().decrementAndGet();
                    if (error == null) {
                        answer(request, reply);
                    } else {
                        fail(request, error);
                    }
                });
    }

    private Future<PushReply> admitted(Optional<Principal> sender, HttpServerRequest request) {
        if (sender.isEmpty()) {
            return Future.succeededFuture(refused(Kind.UNAUTHORIZED, PushFault.UNAUTHORIZED));
        }
        Principal principal = sender.get();
        AccountDefinition account = shared.api().snapshot().get().account(principal.account());
        if (account == null || account.suspended() || !principal.may(PERMISSION)) {
            return Future.succeededFuture(refused(Kind.FORBIDDEN, PushFault.MISSING_PERMISSION));
        }
        if (shared.api().stopping().getAsBoolean()) {
            return Future.succeededFuture(refused(Kind.OVERLOADED, PushFault.OVERLOADED));
        }
        if (shared.rates().take(account.id(), shared.api().clock().millis()) > 0) {
            return Future.succeededFuture(
                    refused(Kind.TOO_MANY_REQUESTS, PushFault.TOO_MANY_REQUESTS));
        }
        if (!HttpResponses.hasJson(request)) {
            WireError error =
                    new WireError(
                            Kind.UNSUPPORTED_MEDIA_TYPE,
                            "",
                            "The body has to be application/json.");
            return Future.succeededFuture(refused(error.kind(), PushFault.of(error)));
        }
        List<String> keys = request.headers().getAll(KEY);
        return HttpResponses.body(request, MAX_BODY_BYTES)
                .compose(body -> handler.answer(principal, keys, body));
    }

    private PushReply refused(Kind kind, PushFault fault) {
        shared.api().refused().accept(kind);
        return PushReply.refused(fault);
    }

    private void fail(HttpServerRequest request, Throwable error) {
        if (error instanceof RefusedRequest broken) {
            shared.api().refused().accept(broken.error().kind());
            request.resume();
            HttpResponses.refuse(request, broken.error(), PushFault.refuse(broken.error()));
            return;
        }
        log.warn("A push could not be worked on", error);
        answer(request, refused(Kind.OVERLOADED, PushFault.OVERLOADED));
    }

    private static void answer(HttpServerRequest request, PushReply reply) {
        HttpResponses.answer(request, reply.status(), reply.headers(), reply.body());
    }
}
