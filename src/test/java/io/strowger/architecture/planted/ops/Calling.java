package io.strowger.architecture.planted.ops;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/** Has an HTTP client of its own. */
final class Calling {

    private Calling() {}

    static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient();
    }
}
