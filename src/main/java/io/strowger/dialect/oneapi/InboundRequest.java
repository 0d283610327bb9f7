package io.strowger.dialect.oneapi;

import io.strowger.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code inboundUSSDMessageRequest}: what a subscriber did, told to an application
 * (docs/protocols/oneapi.md, "Inbound"). What there is not is empty.
 *
 * @param text what was typed; null at the begin and at the end of a session
 */
record InboundRequest(
        String address,
        String shortCode,
        String keyword,
        @Nullable String text,
        String clientCorrelator,
        String sessionId,
        String notifyUrl,
        String callbackData,
        UssdAction action) {

    /** {@code {"inboundUSSDMessageRequest":{…}}}, every field of the document in its order. */
    byte[] write() {
        JsonWriter out =
                JsonWriter.object()
                        .open(InboundField.OBJECT)
                        .put(InboundField.ADDRESS.key(), address)
                        .put(InboundField.SHORT_CODE.key(), shortCode)
                        .put(InboundField.KEYWORD.key(), keyword);
        if (text == null) {
            out.putNull(InboundField.MESSAGE.key());
        } else {
            out.put(InboundField.MESSAGE.key(), text);
        }
        return out.put(InboundField.CLIENT_CORRELATOR.key(), clientCorrelator)
                .put(InboundField.SESSION_ID.key(), sessionId)
                .open(InboundField.RESPONSE_REQUEST.key())
                .put(ResponseField.NOTIFY_URL.key(), notifyUrl)
                .put(ResponseField.CALLBACK_DATA.key(), callbackData)
                .close()
                .put(InboundField.ACTION.key(), action.wire())
                .close()
                .end();
    }

    @Override
    public String toString() {
        return "InboundRequest[" + action + "]";
    }
}
