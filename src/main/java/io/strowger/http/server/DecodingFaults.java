package io.strowger.http.server;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.strowger.dialect.WireError.Kind;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request that the decoder could not read (RFC 9110, section 15.5). */
public final class DecodingFaults {

    private DecodingFaults() {}

    /** A request whose decoding failed. */
    public static Kind of(HttpServerRequest request) {
        return of(request.decoderResult().cause());
    }

    private static Kind of(@Nullable Throwable cause) {
        return switch (cause) {
            case SlowRequestException _ -> Kind.TIMED_OUT;
            case TooLongHttpLineException _ -> Kind.TARGET_TOO_LONG;
            case TooLongHttpHeaderException _ -> Kind.HEAD_TOO_LARGE;
            case null, default -> Kind.MALFORMED;
        };
    }
}
