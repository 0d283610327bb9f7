package io.strowger.ingress;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;

/**
 * Whether every reader of a request would find the same end and the same host (RFC 9112, sections
 * 3.2 and 6.1): one {@code Host}, at most one length, and no transfer coding but {@code chunked}.
 * One pass over the headers, since every request is looked at.
 */
final class RequestFraming {

    private RequestFraming() {}

    static boolean isPlain(HttpHeaders headers) {
        int hosts = 0;
        int lengths = 0;
        int codings = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (is(name, HttpHeaderNames.HOST)) {
                hosts++;
            } else if (is(name, HttpHeaderNames.CONTENT_LENGTH)) {
                lengths++;
            } else if (is(name, HttpHeaderNames.TRANSFER_ENCODING)) {
                codings++;
                if (!is(header.getValue(), HttpHeaderValues.CHUNKED)) {
                    return false;
                }
            }
        }
        return hosts == 1 && lengths + codings <= 1;
    }

    private static boolean is(CharSequence text, AsciiString word) {
        return text.length() == word.length() && AsciiString.contentEqualsIgnoreCase(text, word);
    }
}
