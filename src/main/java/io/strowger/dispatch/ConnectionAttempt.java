package io.strowger.dispatch;

import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * What is to be sent, where and by whom.
 *
 * @param address the number of the address that {@code target} leads to
 * @param key the same whenever the same is sent
 */
record ConnectionAttempt(
        PooledHttpClient client,
        Alternatives addresses,
        int address,
        RequestOptions target,
        byte[] body,
        String key) {

    private static final String ATTEMPT_HEADER = "strowger-attempt";

    /** To the next of the addresses. */
    static ConnectionAttempt next(
            PooledHttpClient client, Alternatives addresses, byte[] body, String key) {
        int next = addresses.next();
        return new ConnectionAttempt(client, addresses, next, addresses.request(next), body, key);
    }

    Future<HttpClientRequest> open() {
        return client.request(target);
    }

    /**
     * What has no body, as a GET, has no length either.
     *
     * @param again whether it was sent before
     */
    Future<HttpClientResponse> send(HttpClientRequest opened, boolean again) {
        opened.putHeader(RequestIds.KEY_HEADER, key);
        if (again) {
            opened.putHeader(ATTEMPT_HEADER, "2");
        }
        return body.length == 0 && HttpMethod.GET.equals(opened.getMethod())
                ? opened.send()
                : opened.send(Buffer.buffer(body));
    }

    ConnectionAttempt atNextAddress() {
        return next(client, addresses, body, key);
    }
}
