package io.strowger.e2e;

import java.util.concurrent.CompletableFuture;

/** A person with a phone, on whatever network. */
interface Subscriber {

    /** What the phone shows. */
    record Shown(String text, boolean expectsReply) {}

    /** Dials; the future is what comes back. */
    CompletableFuture<Shown> dialling(String code);

    /** Replies to the screen shown; the future is what comes back. */
    CompletableFuture<Shown> replying(String text);

    void hangsUp();

    default Shown dials(String code) {
        return dialling(code).join();
    }

    default Shown replies(String text) {
        return replying(text).join();
    }
}
