package io.strowger.api.verification;

import io.strowger.api.ApiContext;
import io.strowger.bus.BusClient;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.RequestChain;
import io.strowger.http.server.RequestChain.Admission;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The paths of the dialect. The body of a request waits until its token is known to be good. */
public final class VerificationRoutes {

    /** What all paths of the dialect begin with. */
    public static final String PREFIX = "/1";

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String PATH = PREFIX + "/2fa";

    private final VerificationContext shared;
    private final ApiContext api;
    private final RequestChain<VerificationClient> chain;
    private final CodeRequestHandler requests;
    private final CodeValidationHandler validations;

    private VerificationRoutes(VerificationContext shared, BusClient caller) {
        this.shared = shared;
        this.api = shared.api();
        this.requests = new CodeRequestHandler(shared, new CodeSender(shared, caller));
        this.validations = new CodeValidationHandler(shared);
        this.chain =
                new RequestChain<>(
                        this::admit,
                        sender -> sender.principal().strict(),
                        VerificationReply::refusing,
                        api.refused(),
                        MAX_BODY_BYTES);
    }

    /** Mounts the paths on the router of one event loop; to be called on that loop. */
    public static void mount(VerificationContext shared, Vertx vertx, Router router) {
        VerificationRoutes routes = new VerificationRoutes(shared, new BusClient(vertx));
        router.post(PATH)
                .handler(
                        routes.chain.json(
                                (_, sender, body) -> routes.requests.answer(sender, body)));
        // the body has to be empty; whatever it is, nobody looks at it
        Handler<RoutingContext> validation = routes.chain.any(routes::validate);
        router.post(PATH + "/:ref").handler(validation);
        router.post(PATH + "/:ref/:code").handler(validation);
        router.post(PATH + "/*").handler(routes.chain.any(routes::validateWithSlashes));
    }

    private Future<WireAnswer> validate(
            RoutingContext context, VerificationClient sender, byte[] body) {
        return validations.answer(sender, param(context, "ref"), param(context, "code"));
    }

    /** A ref with slashes that its sender has not encoded: the last part is the code. */
    private Future<WireAnswer> validateWithSlashes(
            RoutingContext context, VerificationClient sender, byte[] body) {
        String path = context.normalizedPath();
        int end = path.length() - (path.endsWith("/") ? 1 : 0);
        int code = path.lastIndexOf('/', end - 1);
        return validations.answer(
                sender,
                decoded(path.substring(PATH.length() + 1, code)),
                decoded(path.substring(code + 1, end)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String param(RoutingContext context, String name) {
        String value = context.pathParam(name);
        return value == null ? "" : value;
    }

    private Future<Admission<VerificationClient>> admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        InetAddress from = api.clients().of(request);
        long wait = shared.limits().request(from, api.clock().millis());
        return Future.succeededFuture(
                wait > 0
                        ? refused(
                                Kind.TOO_MANY_REQUESTS,
                                VerificationReply.tooMany(Status.MALFORMED, wait))
                        : admit(request.getHeader(HttpHeaders.AUTHORIZATION), from));
    }

    private Admission<VerificationClient> admit(
            @Nullable String authorization, @Nullable InetAddress from) {
        Admission<VerificationClient> shown =
                TokenAuthentication.admit(api.snapshot().get(), authorization, from);
        return shown instanceof Admission.Admitted && api.stopping().getAsBoolean()
                ? refused(Kind.OVERLOADED, VerificationReply.unavailable())
                : shown;
    }

    private static Admission<VerificationClient> refused(Kind kind, WireAnswer answer) {
        return new Admission.Refused<>(kind, answer);
    }
}
