package io.strowger.http.server;

import io.strowger.dialect.MediaType;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request through an API: authenticate → limit → read the body → decode → handle →
 * answer. The body waits until its sender is let in. Whatever is refused on the way is counted and
 * answered in the shape of the API.
 *
 * @param gate lets senders in
 * @param strict whether a sender is held to the documents to the letter
 * @param shape an error as the API says it
 * @param refused told of every request that is refused before it is handled
 * @param maxBodyBytes most bytes of a body
 * @param <C> what is known of a sender that was let in
 */
public record RequestChain<C>(
        Gate<C> gate,
        Predicate<C> strict,
        Function<WireError, WireAnswer> shape,
        Consumer<Kind> refused,
        int maxBodyBytes) {

    private static final Logger log = LoggerFactory.getLogger(RequestChain.class);

    private static final WireError NO_JSON =
            new WireError(Kind.UNSUPPORTED_MEDIA_TYPE, "", "The body has to be application/json.");
    private static final WireError BUSY =
            new WireError(Kind.OVERLOADED, "", "The router is too busy.");
    private static final WireError UNREADABLE =
            new WireError(Kind.MALFORMED, "", "This request cannot be understood.");
    private static final byte[] NOTHING = {};

    /** Authenticates and limits. */
    @FunctionalInterface
    public interface Gate<C> {
        Future<Admission<C>> admit(RoutingContext context);
    }

    /** Whether a request is let in. */
    public sealed interface Admission<C> {

        record Admitted<C>(C client) implements Admission<C> {}

        /** It is not, and is answered this. */
        record Refused<C>(Kind kind, WireAnswer answer) implements Admission<C> {}
    }

    /** Decodes a request and handles it. */
    @FunctionalInterface
    public interface Work<C> {
        Future<WireAnswer> on(RoutingContext context, C client, byte[] body);
    }

    /** A path whose requests have a body of JSON; see {@link MediaType#mayBeJson}. */
    public Handler<RoutingContext> json(Work<C> work) {
        return context -> handleJson(context, work);
    }

    /** A path whose requests may have any body. */
    public Handler<RoutingContext> any(Work<C> work) {
        return context ->
                through(context, client -> read(context, body -> work.on(context, client, body)));
    }

    /** A path whose requests have no body; if there is one, nobody reads it. */
    public Handler<RoutingContext> bodiless(Work<C> work) {
        return context -> through(context, client -> work.on(context, client, NOTHING));
    }

    /** The same as a step of its own, for what has to be done when the answer is out. */
    public Future<WireAnswer> handleJson(RoutingContext context, Work<C> work) {
        String type = MediaType.of(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        return through(
                context,
                client -> {
                    boolean liberal = !strict.test(client) && MediaType.mayBeJson(type);
                    return type.equals(MediaType.JSON) || liberal
                            ? read(context, body -> work(context, client, type, body, work))
                            : refuse(NO_JSON.kind(), shape.apply(NO_JSON));
                });
    }

    private Future<WireAnswer> read(
            RoutingContext context, Function<byte[], Future<WireAnswer>> work) {
        return HttpResponses.body(context.request(), maxBodyBytes).compose(work);
    }

    private Future<WireAnswer> work(
            RoutingContext context, C client, String type, byte[] body, Work<C> work) {
        return MediaType.isJson(type, body)
                ? work.on(context, client, body)
                : refuse(NO_JSON.kind(), shape.apply(NO_JSON));
    }

    private Future<WireAnswer> through(
            RoutingContext context, Function<C, Future<WireAnswer>> work) {
        HttpServerRequest request = context.request();
        request.pause();
        return gate.admit(context)
                .compose(admission ->
                        switch (admission) {
                            case Admission.Admitted<C>(var client) -> work.apply(client);
                            case Admission.Refused<C>(var kind, var answer) -> refuse(kind, answer);
                        })
                .onComplete((answer, error) -> answer(request, answer, error));
    }

    private Future<WireAnswer> refuse(Kind kind, WireAnswer answer) {
        refused.accept(kind);
        return Future.succeededFuture(answer);
    }

    private void answer(
            HttpServerRequest request, @Nullable WireAnswer answer, @Nullable Throwable error) {
        if (request.response().closed()) {
            return; // nobody is there to read an answer
        }
        if (answer != null) {
            HttpResponses.answerUnread(request, answer);
        } else if (error instanceof RefusedRequest broken) {
            refuse(request, broken.error());
        } else if (error instanceof HttpException) { // it tells of the URL, which may hold a secret
            refuse(request, UNREADABLE);
        } else {
            log.atWarn().setCause(error).log("A request could not be worked on");
            refused.accept(BUSY.kind());
            HttpResponses.answerUnread(request, shape.apply(BUSY));
        }
    }

    private void refuse(HttpServerRequest request, WireError error) {
        refused.accept(error.kind());
        request.resume();
        HttpResponses.refuse(request, error, shape.apply(error));
    }
}
