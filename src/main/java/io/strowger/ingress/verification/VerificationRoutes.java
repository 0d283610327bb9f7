package io.strowger.ingress.verification;

import io.strowger.bus.Caller;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.dialect.verification.Status;
import io.strowger.dialect.verification.VerificationCodec;
import io.strowger.ingress.Exchange;
import io.strowger.ingress.verification.TokenGate.Admission;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the dialect. The body of a request waits until its token is known to be good. */
public final class VerificationRoutes {

    /** What all paths of the dialect begin with. */
    public static final String PREFIX = "/1/";

    private static final Logger log = LoggerFactory.getLogger(VerificationRoutes.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String JSON = "application/json";
    private static final String PATH = PREFIX + "2fa";

    private final VerificationRoom room;
    private final RequestDesk requests;
    private final ValidateDesk validations;

    private VerificationRoutes(VerificationRoom room, Caller caller) {
        this.room = room;
        this.requests = new RequestDesk(room, new CodeCarrier(room, caller));
        this.validations = new ValidateDesk(room);
    }

    /** Mounts the paths on the router of one event loop; to be called on that loop. */
    public static void mount(VerificationRoom room, Vertx vertx, Router router) {
        VerificationRoutes routes = new VerificationRoutes(room, new Caller(vertx));
        router.post(PATH).handler(routes::request);
        router.post(PATH + "/:ref").handler(routes::validate);
        router.post(PATH + "/:ref/:code").handler(routes::validate);
    }

    /** Work for somebody whose token is good, with the body of the request. */
    private interface Work {
        Future<Reply> on(Sender sender, byte[] body);
    }

    private void request(RoutingContext context) {
        boolean json = isJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
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
        InetAddress from = room.clients().of(request);
        long wait = room.limits().request(from, room.clock().millis());
        if (wait > 0) {
            refuse(request, Reply.tooMany(Status.MALFORMED, wait), Kind.TOO_MANY_REQUESTS);
            return;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        switch (TokenGate.admit(room.snapshot().get(), header, from)) {
            case Admission.Refused(var status) ->
                    refuse(request, Reply.of(status), Kind.UNAUTHORIZED);
            case Admission.Admitted(var sender) -> admitted(request, typed, sender, work);
        }
    }

    private void admitted(HttpServerRequest request, boolean typed, Sender sender, Work work) {
        if (room.stopping().getAsBoolean()) {
            refuse(request, Reply.unavailable(), Kind.OVERLOADED);
        } else if (!typed) {
            refuse(
                    request,
                    new WireError(Kind.UNSUPPORTED_MEDIA_TYPE, "", "Send application/json."));
        } else {
            serve(request, sender, work);
        }
    }

    private void serve(HttpServerRequest request, Sender sender, Work work) {
        Promise<byte[]> body = Promise.promise();
        Exchange.body(request, MAX_BODY_BYTES, body::complete, error -> refuse(request, error));
        request.resume();
        body.future()
                .compose(bytes -> work.on(sender, bytes))
                .recover(error -> {
                    log.warn("A request for or about a code failed", error);
                    return Future.succeededFuture(Reply.unavailable());
                })
                .onSuccess(reply -> answer(request, reply));
    }

    private void refuse(HttpServerRequest request, Reply reply, Kind kind) {
        room.meters().refused(kind);
        answer(request, reply);
    }

    private void refuse(HttpServerRequest request, WireError error) {
        room.meters().refused(error.kind());
        request.resume();
        Exchange.refuse(request, error, VerificationCodec.refuse(error));
    }

    private static void answer(HttpServerRequest request, Reply reply) {
        if (!request.isEnded()) {
            request.resume(); // a body that nobody reads is thrown away
        }
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return; // the peer has gone
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(Buffer.buffer(reply.body()));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
    }
}
