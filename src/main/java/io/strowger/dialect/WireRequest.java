package io.strowger.dialect;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an application or a network, ready to be sent.
 *
 * @param head what it has in common with all others of its kind
 * @param target what is put behind the receiver's URL: a path as {@code /ussdSessionEvent/new}, a
 *     query as {@code ?text=1}, both, or nothing; escaped already
 * @param headers beside those of {@code head} and the length
 * @param body empty for none
 * @param url an absolute URL that is used instead of the receiver's own; the application gave it in
 *     a message of its dialect, so it is not to be trusted: whoever connects checks it before
 */
public record WireRequest(
        Head head, String target, Map<String, String> headers, byte[] body, @Nullable String url) {

    /**
     * What a dialect says of its requests once: senders prepare it.
     *
     * @param method as {@code POST}
     * @param contentType as {@code application/json}, or empty when there is no body
     * @param accept what the answer may be, as {@code application/json}
     */
    public record Head(String method, String contentType, String accept) {}

    /** A request that goes to the receiver's own URL. */
    public WireRequest(Head head, String target, Map<String, String> headers, byte[] body) {
        this(head, target, headers, body, null);
    }

    /** The query of {@code target}, without {@code ?}; empty for none. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The same without the query of {@code target}. */
    public WireRequest withoutQuery() {
        int mark = target.indexOf('?');
        return mark < 0
                ? this
                : new WireRequest(head, target.substring(0, mark), headers, body, url);
    }

    /** Path and query of a request to {@code receiver}, whose own query comes first. */
    public String behind(URI receiver) {
        int mark = target.indexOf('?');
        String own = receiver.getRawPath();
        String path = path(own, mark < 0 ? target : target.substring(0, mark));
        String query = receiver.getRawQuery();
        return joined(query == null ? path : path + "?" + query, query());
    }

    /** The whole URL of a request to {@code receiver}. */
    public URI at(URI receiver) {
        return target.isEmpty()
                ? receiver
                : URI.create(
                        receiver.getScheme()
                                + "://"
                                + receiver.getRawAuthority()
                                + behind(receiver));
    }

    private static String path(String own, String more) {
        if (more.isEmpty()) {
            return own.isEmpty() ? "/" : own;
        }
        return own.endsWith("/") ? own.substring(0, own.length() - 1) + more : own + more;
    }

    /** A path with a query, or a URL, and more of a query behind it. */
    public static String joined(String target, String query) {
        if (query.isEmpty()) {
            return target;
        }
        return target + (target.indexOf('?') < 0 ? "?" : "&") + query;
    }

    /** Shows nothing of what is sent. */
    @Override
    public String toString() {
        return "WireRequest[" + head + "]";
    }
}
