package io.strowger.ingress;

import io.strowger.http.server.HttpResponses;
import io.strowger.json.JsonWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;

/**
 * Tells balancers on other hosts, on the public port, whether the router may be sent traffic
 * ({@code http.health}, docs/operators/running.md): 200 and {@code {"status":"UP"}}, or 503 and
 * {@code {"status":"DOWN"}}, and nothing of what stands behind it. It is answered however busy the
 * port is.
 *
 * @param path empty when nothing is told here
 * @param ready whether it may; answers at once
 */
public record HealthCheck(String path, BooleanSupplier ready) {

    /** Only the management port tells. */
    public static final HealthCheck NONE = new HealthCheck("", () -> false);

    private static final int UP = 200;
    private static final int DOWN = 503;
    private static final int OTHER_METHOD = 405;
    private static final String METHODS = "GET, HEAD";

    boolean isAt(String requested) {
        return !path.isEmpty() && path.equals(requested);
    }

    void answer(HttpServerRequest request) {
        boolean up = ready.getAsBoolean();
        boolean reads = isRead(request.method());
        if (!reads) {
            HttpResponses.allow(request, METHODS);
        }
        request.response()
                .setStatusCode(reads ? (up ? UP : DOWN) : OTHER_METHOD)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(JsonWriter.object().put("status", up ? "UP" : "DOWN").end()));
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
