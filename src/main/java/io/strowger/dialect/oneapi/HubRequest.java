package io.strowger.dialect.oneapi;

import org.jspecify.annotations.Nullable;

/**
 * {@code inboundUSSDMessageRequest} as a hub sends it to us (docs/protocols/oneapi.md, "MO begin").
 * Texts that are missing, null or blank are empty.
 *
 * @param text what was typed; null at the begin and at the end of a session
 * @param responseRequest the object of that name as JSON text, or empty
 */
record HubRequest(
        String address,
        String shortCode,
        String keyword,
        @Nullable String text,
        String clientCorrelator,
        String sessionId,
        String responseRequest,
        UssdAction action) {

    @Override
    public String toString() {
        return "HubRequest[" + action + "]";
    }
}
