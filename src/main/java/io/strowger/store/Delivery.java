package io.strowger.store;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;

/**
 * Something that has to reach a webhook, however often it takes.
 *
 * @param id stable over all attempts; the receiver tells repetitions by it
 * @param account the account that it is sent for
 * @param headers what is sent with it beside the signature; values have no line breaks
 * @param body what is sent; it may hold what a subscriber keeps to himself
 * @param sealedSecret what signs it, sealed by {@link io.strowger.security.Vault}; empty for none
 * @param createdAt epoch milliseconds
 * @param expiresAt when it is given up, epoch milliseconds
 */
public record Delivery(
        String id,
        Kind kind,
        String account,
        URI url,
        Map<String, String> headers,
        Buffer body,
        String sealedSecret,
        long createdAt,
        long expiresAt) {

    /** What is told. */
    public enum Kind {
        CHECKOUT,
        NOTICE,
        CALLBACK,
        DELIVERY_REPORT
    }

    /** Names the delivery and shows nothing of what is sent. */
    @Override
    public String toString() {
        return "Delivery[" + id + ", " + kind + ", " + account + "]";
    }
}
