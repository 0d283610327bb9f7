package io.strowger.api.verification;

import io.strowger.api.verification.TokenAuthentication.Admission;
import io.strowger.bus.BusClient;
import io.strowger.dialect.WireError.Kind;
import io.strowger.dialect.WireError;
import io.strowger.http.server.RefusedRequest;
import io.strowger.http.server.HttpResponses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the dialect. The body of a request waits until its token is known to be good. */
public final class VerificationRoutes {

    /** What all paths of the dialect begin with. */
    public static final String PREFIX = "/1/";

    private static final Logger log = LoggerFactory.getLogger(VerificationRoutes.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String PATH = PREFIX + "2fa";

    private final VerificationContext shared;
    private final CodeRequestHandler requests;
    private final CodeValidationHandler validations;

    private VerificationRoutes(VerificationContext shared, BusClient caller) {
        this.shared = shared;
        this.requests = new CodeRequestHandler(shared, new CodeSender(shared, caller));
        this.validations = new CodeValidationHandler(shared);
    }

    /** Mounts the paths on the router of one event loop; to be called on that loop. */
    public static void mount(VerificationContext shared, Vertx vertx, Router router) {
        VerificationRoutes routes = new VerificationRoutes(shared, new BusClient(vertx));
        router.post(PATH).handler(routes::request);
        router.post(PATH + "/:ref").handler(routes::validate);
        router.post(PATH + "/:ref/:code").handler(routes::validate);
    }

    /** Work for somebody whose token is good, with the body of the request. */
    private interface Work {
        Future<VerificationReply> on(VerificationClient sender, byte[] body);
    }

    private void request(RoutingContext context) {
        boolean json = HttpResponses.hasJson(context.request());
        admitted(context, json, requests::answer);
    }

    /** The body has to be empty; whatever it is, nobody looks at it. */
    private void validate(RoutingContext context) {
        String ref = param(context, "ref");
        String code = param(context, "code");
        admitted(context, true, (sender, _) -> validations.answer(sender, ref, code));
    }

    private static String param(RoutingContext context, String name) {
        String value = context.pathParam(name);
        return value == null ? "" : value;
    }

    /**
     * @param typed whether the body is of the type that it has to be of
     */
    private void admitted(RoutingContext context, boolean typed, Work work) {
        HttpServerRequest request = context.request();
        request.pause();
        InetAddress from = shared.api().clients().of(request);
        long wait = shared.limits().request(from, shared.api().clock().millis());
        if (wait > 0) {
            refuse(
                    request,
                    VerificationReply.tooMany(Status.MALFORMED, wait),
                    Kind.TOO_MANY_REQUESTS);
            return;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        switch (TokenAuthentication.admit(shared.api().snapshot().get(), header, from)) {
            case Admission.Refused(var status) ->
                    refuse(request, VerificationReply.of(status), Kind.UNAUTHORIZED);
            case Admission.Admitted(var sender) -> admitted(request, typed, sender, work);
        }
    }

    private void admitted(
            HttpServerRequest request, boolean typed, VerificationClient sender, Work work) {
        if (shared.api().stopping().getAsBoolean()) {
            refuse(request, VerificationReply.unavailable(), Kind.OVERLOADED);
        } else if (!typed) {
            refuse(
                    request,
                    new WireError(Kind.UNSUPPORTED_MEDIA_TYPE, "", "Send application/json."));
        } else {
            serve(request, sender, work);
        }
    }

    private void serve(HttpServerRequest request, VerificationClient sender, Work work) {
        HttpResponses.body(request, MAX_BODY_BYTES)
                .compose(body -> work.on(sender, body))
                .onComplete((reply, error) -> {
                    if (error == null) {
                        answer(request, reply);
                    } else if (error instanceof RefusedRequest broken) {
                        refuse(request, broken.error());
                    } else {
                        log.warn("A verification request failed", error);
                        answer(request, VerificationReply.unavailable());
                    }
                });
    }

    private void refuse(HttpServerRequest request, VerificationReply reply, Kind kind) {
        shared.api().refused().accept(kind);
        answer(request, reply);
    }

    private void refuse(HttpServerRequest request, WireError error) {
        shared.api().refused().accept(error.kind());
        request.resume();
        HttpResponses.refuse(request, error, VerificationCodec.refuse(error));
    }

    private static void answer(HttpServerRequest request, VerificationReply reply) {
        HttpResponses.answer(request, reply.status(), reply.headers(), Buffer.buffer(reply.body()));
    }
}
