package io.strowger.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether every reader of a request would find the same end and the same host (RFC 9112, sections
 * 3.2 and 6.1): HTTP/1.0 or 1.1, one {@code Host}, at most one length, and no transfer coding but
 * {@code chunked}. One pass over the headers, since every request is looked at.
 */
final class RequestFraming {

    private static final String AFTER_SCHEME = "://";

    /** An early draft of WebSocket: the decoder would take eight bytes after it for a body. */
    private static final AsciiString DRAFT_KEY = AsciiString.cached("sec-websocket-key1");

    private RequestFraming() {}

    static boolean isPlain(HttpRequest request) {
        CharSequence host = null;
        int hosts = 0;
        int ends = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> all =
                request.headers().iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (is(name, HttpHeaderNames.HOST)) {
                hosts++;
                host = header.getValue();
            } else if (is(name, HttpHeaderNames.CONTENT_LENGTH)) {
                ends++;
            } else if (is(name, HttpHeaderNames.TRANSFER_ENCODING)) {
                ends += is(header.getValue(), HttpHeaderValues.CHUNKED) ? 1 : 2;
            } else if (name.isEmpty() || is(name, DRAFT_KEY)) {
                return false;
            }
        }
        return hosts == 1
                && ends <= 1
                && isOurs(request.protocolVersion())
                && agrees(request, host);
    }

    /** The constants are what the decoder makes of exactly these two spellings. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOurs(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /** A target names a path, or nothing ({@code *}), or the host once more, and then the same. */
    private static boolean agrees(HttpRequest request, @Nullable CharSequence host) {
        String target = request.uri();
        if (target.startsWith("/") || target.equals("*")) {
            return true;
        }
        int scheme = target.indexOf(AFTER_SCHEME);
        if (scheme <= 0 || host == null) {
            return false;
        }
        int begin = scheme + AFTER_SCHEME.length();
        return AsciiString.contentEqualsIgnoreCase(
                target.substring(begin, endOfAuthority(target, begin)), host);
    }

    private static int endOfAuthority(String target, int begin) {
        int end = begin;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean is(CharSequence text, AsciiString word) {
        return text.length() == word.length() && AsciiString.contentEqualsIgnoreCase(text, word);
    }
}
