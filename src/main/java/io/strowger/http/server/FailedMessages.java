package io.strowger.http.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/** What goes on in place of what could not be read, to be answered where it would have been. */
final class FailedMessages {

    private static final String NOWHERE = "/";

    private FailedMessages() {}

    /** A request of which nothing is known. */
    static HttpMessage nothing() {
        return request(HttpMethod.GET, NOWHERE);
    }

    /** A request whose end is open to doubt. */
    static HttpRequest ambiguous(HttpRequest request) {
        return failed(
                request(request.method(), request.uri()),
                new IllegalArgumentException("ambiguous framing"));
    }

    /** A request whose head has too many lines. */
    static HttpRequest tooManyLines(HttpRequest request) {
        return failed(
                request(request.method(), request.uri()),
                new TooLongHttpHeaderException("too many lines"));
    }

    /** A request whose head was not complete in time. */
    static HttpRequest slowHead() {
        return failed(request(HttpMethod.GET, NOWHERE), new SlowRequestException());
    }

    /** The end of a body that was not complete in time. */
    static HttpObject slowBody() {
        HttpObject body = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
        body.setDecoderResult(DecoderResult.failure(new SlowRequestException()));
        return body;
    }

    private static HttpRequest failed(HttpRequest request, Exception cause) {
        request.setDecoderResult(DecoderResult.failure(cause));
        return request;
    }

    private static HttpRequest request(HttpMethod method, String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path);
    }
}
