package io.strowger.dispatch;

import io.strowger.dialect.WireRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * What a kept request has beside its URL and body, as headers: its own, and where it is not a POST
 * of JSON, what it is instead. The names of these begin as no header's may.
 */
final class KeptForm {

    private static final String METHOD = "@method";
    private static final String QUERY = "@query";
    private static final String TYPE = "content-type";
    private static final String POST = "POST";
    private static final String JSON = "application/json";

    private KeptForm() {}

    /** What is kept of a request; its query is here, because it tells of a subscriber. */
    static Map<String, String> of(WireRequest request) {
        Map<String, String> kept = new HashMap<>(request.headers());
        WireRequest.Head head = request.head();
        if (!head.method().equals(POST)) {
            kept.put(METHOD, head.method());
        }
        if (!head.contentType().equals(JSON)) {
            kept.put(TYPE, head.contentType());
        }
        if (request.url() == null && !request.query().isEmpty()) {
            kept.put(QUERY, request.query());
        }
        return kept;
    }

    /** Puts one of these into the request that is made of them. */
    static void put(RequestOptions request, String name, String value) {
        switch (name) {
            case METHOD -> request.setMethod(HttpMethod.valueOf(value));
            case QUERY -> request.setURI(WireRequest.joined(request.getURI(), value));
            case TYPE -> putType(request, value);
            default -> request.putHeader(name, value);
        }
    }

    private static void putType(RequestOptions request, String value) {
        if (value.isEmpty()) {
            request.getHeaders().remove(TYPE);
        } else {
            request.putHeader(TYPE, value);
        }
    }
}
