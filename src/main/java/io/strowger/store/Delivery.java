package io.strowger.store;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;

/**
 * Something that has to reach a webhook, however often it takes.
 *
 * @param id stable over all attempts; the receiver tells repetitions by it
 * @param account the account that it is sent for
 * @param sealedHeaders what is sent with it beside the signature, the values sealed by {@link
 *     DeliveryCipher}
 * @param body what is sent, which tells of a subscriber, sealed by {@link DeliveryCipher}
 * @param sealedSecret what signs it, sealed by {@link DeliveryCipher}; empty for none
 * @param createdAt epoch milliseconds
 * @param expiresAt when it is given up, epoch milliseconds
 */
public record Delivery(
        String id,
        Kind kind,
        String account,
        URI url,
        Map<String, String> sealedHeaders,
        Buffer body,
        String sealedSecret,
        long createdAt,
        long expiresAt) {

    /** What is told. */
    public enum Kind {
        /** An item, to the account's checkout. */
        CHECKOUT(false, false),
        /** The end of a session, to the URL that the operator gave for the application. */
        NOTICE(false, true),
        /** Anything to a URL that the application gave. */
        CALLBACK(true, true),
        /** What became of a verification code, to a URL that came with the request. */
        DELIVERY_REPORT(true, false);

        private final boolean judged;
        private final boolean notice;

        Kind(boolean judged, boolean notice) {
            this.judged = judged;
            this.notice = notice;
        }

        /** Whether it tells of an end, and is let go when too much of its account waits. */
        public boolean isNotice() {
            return notice;
        }

        /** Whether its URL is an application's word, which is judged at every attempt. */
        public boolean isJudged() {
            return judged;
        }
    }

    /** Names the delivery and shows nothing of what is sent. */
    @Override
    public String toString() {
        return "Delivery[" + id + ", " + kind + ", " + account + "]";
    }
}
