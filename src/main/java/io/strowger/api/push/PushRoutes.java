package io.strowger.api.push;

import io.strowger.api.ApiContext;
import io.strowger.bus.BusClient;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.HttpResponses;
import io.strowger.http.server.RequestChain;
import io.strowger.http.server.RequestChain.Admission;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The path of the dialect and the checks in front of it; the body waits for the credentials. */
public final class PushRoutes {

    /** The path (docs/protocols/push.md). */
    public static final String PATH = "/api/v1/ussd/app/push";

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String PERMISSION = "push";
    private static final String KEY = "Idempotency-Key";

    private final PushContext shared;
    private final ApiContext api;
    private final PushAuthenticator senders;
    private final RequestChain<Principal> chain;
    private final PushHandler handler;

    private PushRoutes(PushContext shared, BusClient caller) {
        this.shared = shared;
        this.api = shared.api();
        this.senders = new PushAuthenticator(shared);
        this.handler = new PushHandler(shared, caller);
        this.chain =
                new RequestChain<>(
                        this::admit,
                        Principal::strict,
                        PushFault::refuse,
                        api.refused(),
                        MAX_BODY_BYTES);
    }

    /** Mounts the path on the router of one event loop; to be called on that loop. */
    public static void mount(PushContext shared, Vertx vertx, Router router) {
        PushRoutes routes = new PushRoutes(shared, new BusClient(vertx));
        router.post(PATH).handler(routes::push);
    }

    private void push(RoutingContext context) {
        if (shared.inFlight().incrementAndGet() > shared.maxInFlight()) {
            shared.inFlight().decrementAndGet();
            api.refused().accept(Kind.OVERLOADED);
            HttpResponses.answerUnread(context.request(), PushFault.OVERLOADED.answer());
            return;
        }
        chain.handleJson(context, this::push).onComplete(_ -> shared.inFlight().decrementAndGet());
    }

    private Future<WireAnswer> push(RoutingContext context, Principal sender, byte[] body) {
        return handler.answer(sender, context.request().headers().getAll(KEY), body);
    }

    private Future<Admission<Principal>> admit(RoutingContext context) {
        return senders.of(context.request()).map(this::admit);
    }

    private Admission<Principal> admit(Optional<Principal> sender) {
        if (sender.isEmpty()) {
            return refused(Kind.UNAUTHORIZED, PushFault.UNAUTHORIZED);
        }
        Principal principal = sender.get();
        AccountDefinition account = api.snapshot().get().account(principal.account());
        if (account == null || account.suspended() || !principal.may(PERMISSION)) {
            return refused(Kind.FORBIDDEN, PushFault.MISSING_PERMISSION);
        }
        if (api.stopping().getAsBoolean()) {
            return refused(Kind.OVERLOADED, PushFault.OVERLOADED);
        }
        return shared.rates().take(account.id(), api.clock().millis()) > 0
                ? refused(Kind.TOO_MANY_REQUESTS, PushFault.TOO_MANY_REQUESTS)
                : new Admission.Admitted<>(principal);
    }

    private static Admission<Principal> refused(Kind kind, PushFault fault) {
        return new Admission.Refused<>(kind, fault.answer());
    }
}
