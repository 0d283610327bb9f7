package io.strowger.http.server;

import static java.util.Map.entry;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what no route answers, in the shape that errors have at the path
 * (docs/protocols/common.md): never an empty body, a page or a stack trace.
 */
public final class DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(DefaultErrorHandler.class);

    /** The statuses that a router, a handler or this port answers by itself. */
    private static final Map<Kind, String> SENTENCES =
            Map.ofEntries(
                    entry(Kind.MALFORMED, "This request cannot be understood."),
                    entry(Kind.UNAUTHORIZED, "The credentials are wrong or missing."),
                    entry(Kind.FORBIDDEN, "This is not allowed."),
                    entry(Kind.NOT_FOUND, "There is nothing at this path."),
                    entry(Kind.METHOD_NOT_ALLOWED, "This path takes other methods; see Allow."),
                    entry(Kind.TIMED_OUT, "The request did not arrive in time."),
                    entry(Kind.TOO_LARGE, "The body is too large."),
                    entry(Kind.TARGET_TOO_LONG, "The request line has more than 4096 bytes."),
                    entry(Kind.UNSUPPORTED_MEDIA_TYPE, "This path takes other content types."),
                    entry(
                            Kind.HEAD_TOO_LARGE,
                            "The head has more than 8192 bytes or more than 100 lines."),
                    entry(Kind.INTERNAL, "The router failed; its log says more."),
                    entry(Kind.OVERLOADED, "The router is too busy."));

    private final ErrorFormats shapes;
    private final Consumer<Kind> refused;

    public DefaultErrorHandler(ErrorFormats shapes, Consumer<Kind> refused) {
        this.shapes = shapes;
        this.refused = refused;
    }

    /** Sees to every status that {@code router} would answer with a body of its own. */
    public void install(Router router) {
        SENTENCES.keySet().forEach(kind -> install(router, kind));
        router.errorHandler(
                Kind.METHOD_NOT_ALLOWED.status(), context -> refuseMethod(context, router));
    }

    private void refuseMethod(RoutingContext context, Router router) {
        HttpResponses.allow(context.request(), AllowedMethods.of(router, context.normalizedPath()));
        answer(context.request(), Kind.METHOD_NOT_ALLOWED);
    }

    private void install(Router router, Kind kind) {
        router.errorHandler(kind.status(), context -> answer(context, kind));
    }

    private void answer(RoutingContext context, Kind kind) {
        Throwable failure = context.failure();
        if (kind == Kind.INTERNAL && failure != null) {
            failed(context.request(), failure);
        } else {
            answer(context.request(), kind);
        }
    }

    /** A request that cannot be read as HTTP, or not in time; nothing after it is read. */
    public void invalid(HttpServerRequest request) {
        answer(request, DecodingFaults.of(request));
    }

    /** A request that there is no room for. */
    public void tooBusy(HttpServerRequest request) {
        answer(request, Kind.OVERLOADED);
    }

    /** A request whose handler threw. */
    public void failed(HttpServerRequest request, Throwable cause) {
        log.atError().setCause(cause).log("A request failed");
        answer(request, Kind.INTERNAL);
    }

    /** A request that a dialect failed at, answered in its shape. */
    public void failed(
            HttpServerRequest request, Throwable cause, Function<WireError, WireAnswer> refusal) {
        log.atError().setCause(cause).log("A request failed");
        WireError error = error(Kind.INTERNAL);
        refused.accept(error.kind());
        HttpResponses.refuse(request, error, refusal.apply(error));
    }

    private static WireError error(Kind kind) {
        return new WireError(kind, "", SENTENCES.getOrDefault(kind, ""));
    }

    private void answer(HttpServerRequest request, Kind kind) {
        WireError error = error(kind);
        refused.accept(kind);
        HttpResponses.refuse(request, error, shapes.answer(String.valueOf(request.path()), error));
    }
}
