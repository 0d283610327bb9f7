package io.strowger.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpScheme;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;

/**
 * Whether every reader of a request would find the same end and the same host (RFC 9112, sections
 * 3.2 and 6.1): HTTP/1.0 or 1.1, one {@code Host} or in HTTP/1.0 none, and that a valid one, at
 * most one length, and no transfer coding but {@code chunked}. One pass over the headers, since
 * every request is looked at.
 */
final class RequestFraming {

    private static final String AFTER_SCHEME = "://";
    private static final String HTTP = HttpScheme.HTTP.name().toString();
    private static final String HTTPS = HttpScheme.HTTPS.name().toString();
    private static final String NOT_OF_HOST = "\"#/<>?@\\]^`{|}";
    private static final char DELETE = 0x7f;

    /** An early draft of WebSocket: the decoder would take eight bytes after it for a body. */
    private static final AsciiString DRAFT_KEY = AsciiString.cached("sec-websocket-key1");

    private RequestFraming() {}

    static boolean isPlain(HttpRequest request, boolean hostRequired) {
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
        return ends <= 1
                && isOurs(request.protocolVersion())
                && hosts <= 1
                && (hosts == 1 || !hostRequired || isOld(request.protocolVersion()))
                && (host == null || isHost(host, 0, host.length()))
                && isTarget(request.uri());
    }

    /** The constants are what the decoder makes of exactly these two spellings. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOurs(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /** HTTP/1.0 knows no {@code Host}, and many a balancer's check is of that version. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOld(HttpVersion version) {
        return version == HttpVersion.HTTP_1_0;
    }

    /** A target is a path, {@code *}, or a whole URL, whose host then goes before {@code Host}. */
    private static boolean isTarget(String target) {
        return target.startsWith("/") || target.equals("*") || isAbsolute(target);
    }

    /** One with a user in front of its host, or without a host, is none (RFC 9110, section 4.2). */
    private static boolean isAbsolute(String target) {
        int scheme = target.indexOf(AFTER_SCHEME);
        int begin = scheme + AFTER_SCHEME.length();
        return scheme > 0
                && isWeb(target, scheme)
                && isHost(target, begin, endOfAuthority(target, begin))
                && endOfAuthority(target, begin) > begin
                && target.charAt(begin) != ':';
    }

    private static boolean isWeb(String target, int length) {
        return (length == HTTP.length() && target.regionMatches(true, 0, HTTP, 0, length))
                || (length == HTTPS.length() && target.regionMatches(true, 0, HTTPS, 0, length));
    }

    /** A host and perhaps a port (RFC 9110, section 7.2), or nothing. */
    private static boolean isHost(CharSequence text, int begin, int end) {
        boolean bracketed = begin < end && text.charAt(begin) == '[';
        int colons = 0;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c == ']' && bracketed) {
                bracketed = false;
                colons = 0;
            } else if (c == ':') {
                colons++;
            } else if (!isTaken(c, i == begin, colons == 1 && !bracketed)) {
                return false;
            }
        }
        return !bracketed && colons <= 1;
    }

    private static boolean isTaken(char c, boolean first, boolean inPort) {
        return inPort ? isDigit(c) : isOfHost(c, first);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfHost(char c, boolean first) {
        return c > ' ' && c < DELETE && NOT_OF_HOST.indexOf(c) < 0 && (c != '[' || first);
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
