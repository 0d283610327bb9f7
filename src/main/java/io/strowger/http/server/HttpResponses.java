package io.strowger.http.server;

import io.strowger.dialect.MediaType;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/** One request on the public port and the ways to answer it. */
public final class HttpResponses {

    /** As much of a refused request is read and thrown away to keep its connection. */
    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private static final CharSequence JSON = HttpHeaders.createOptimized(MediaType.JSON);
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");
    private static final CharSequence ONE_SECOND = HttpHeaders.createOptimized("1");
    private static final CharSequence WWW_AUTHENTICATE =
            HttpHeaders.createOptimized("www-authenticate");
    private static final CharSequence BEARER = HttpHeaders.createOptimized("Bearer");
    private static final CharSequence ALLOW = HttpHeaders.createOptimized("allow");

    private static final String IDENTITY = "identity";

    /** So much of a client's word is repeated to it. */
    private static final int LONGEST_NAMED = 32;

    private HttpResponses() {}

    /** Answers what a dialect has written, as it says. */
    public static void answer(HttpServerRequest request, WireAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return; // the peer has gone; its retry is answered from the session's state
        }
        put(response, answer);
        response.end(Buffer.buffer(answer.body()));
    }

    private static void put(HttpServerResponse response, WireAnswer answer) {
        String type = answer.contentType();
        response.setStatusCode(answer.status());
        if (!type.isEmpty()) {
            response.headers()
                    .set(HttpHeaders.CONTENT_TYPE, type.equals(MediaType.JSON) ? JSON : type);
        }
        if (!answer.headers().isEmpty()) {
            answer.headers().forEach(response::putHeader);
        }
    }

    /** Answers a request; whatever is left of its body is thrown away. */
    public static void answerUnread(HttpServerRequest request, WireAnswer answer) {
        if (!request.isEnded()) {
            request.resume();
        }
        answer(request, answer);
    }

    /**
     * Answers an error as a dialect says it. What is left of the request is thrown away: the rest
     * of a short body when it comes, else the connection is closed.
     */
    public static void refuse(HttpServerRequest request, WireError error, WireAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close(); // half an answer is out: all that is left to say
            return;
        }
        put(response, answer);
        switch (error.kind()) {
            case TOO_MANY_REQUESTS, OVERLOADED -> response.headers().set(RETRY_AFTER, ONE_SECOND);
            case UNAUTHORIZED -> response.headers().set(WWW_AUTHENTICATE, BEARER);
            default -> {}
        }
        boolean goesOn = request.isEnded() || (error.kind() != Kind.TIMED_OUT && isShort(request));
        if (!goesOn) {
            response.headers().set(HttpHeaders.CONNECTION, CLOSE);
        }
        response.end(Buffer.buffer(answer.body()));
        if (!goesOn) {
            request.connection().close();
        }
    }

    /** Whether a body is little to throw away and certain to come. */
    private static boolean isShort(HttpServerRequest request) {
        return request.decoderResult().isSuccess()
                && announced(request) <= MAX_DISCARDED_BYTES
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && !request.headers().contains(HttpHeaders.EXPECT);
    }

    /** Names the methods that a path takes, before a 405 is answered. */
    public static void allow(HttpServerRequest request, String methods) {
        request.response().headers().set(ALLOW, methods);
    }

    /**
     * Reads a body of at most {@code limit} bytes.
     *
     * @param whole told once when all of it is there
     * @param broken told once, and {@code whole} never, when it is larger, too slow, packed, not
     *     sent as HTTP says, or its sender goes; nothing of the body is kept then
     */
    public static void body(
            HttpServerRequest request,
            int limit,
            Consumer<byte[]> whole,
            Consumer<WireError> broken) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase(IDENTITY)) {
            broken.accept(coded(coding));
            return;
        }
        if (announced(request) > limit) {
            broken.accept(BodyReader.tooLarge(limit));
            return;
        }
        new BodyReader(limit, whole, broken).readFrom(request);
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)
                && request.version() == HttpVersion.HTTP_1_1) {
            request.response().writeContinue();
        }
    }

    /**
     * Reads the body of a paused request.
     *
     * @return fails with a {@link RefusedRequest} when it is larger, too slow, packed, not sent as
     *     HTTP says, or its sender goes or has gone
     */
    public static Future<byte[]> body(HttpServerRequest request, int limit) {
        if (request.response().closed()) {
            return Future.failedFuture(new RefusedRequest(BodyReader.GONE));
        }
        Promise<byte[]> body = Promise.promise();
        body(request, limit, body::complete, error -> body.fail(new RefusedRequest(error)));
        request.resume();
        return body.future();
    }

    /** Nothing is unpacked: a few bytes could be millions (RFC 9110, section 8.4). */
    private static WireError coded(String coding) {
        String named = coding.substring(0, Math.min(coding.length(), LONGEST_NAMED));
        return new WireError(
                Kind.UNSUPPORTED_MEDIA_TYPE,
                "",
                "The content coding '" + named + "' is not read; send the body as it is.");
    }

    /** The length that a request gives of itself, 0 when it gives none. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length); // the decoder has checked it
    }
}
