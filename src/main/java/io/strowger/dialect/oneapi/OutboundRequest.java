package io.strowger.dialect.oneapi;

import io.strowger.core.model.ServiceCode;
import java.util.List;
import java.util.Optional;

/**
 * {@code outboundUSSDMessageRequest}: a screen of an application, by a POST of its own, as the
 * answer to ours, or from us to a hub (docs/protocols/oneapi.md, "Outbound"). Texts that are
 * missing, null or blank are empty; blanks around words are gone.
 *
 * @param addresses as spelt; more than one when it was an array, or a list parted by commas
 * @param shortCode as spelt, maybe with {@code tel:}
 * @param text the screen, just as it was sent
 * @param sessionId the session that it belongs to, or empty
 * @param notifyUrl where the reply is to be sent; not to be trusted
 * @param action {@code ussdAction} as it was sent
 * @param echo the whole object as JSON text, every field as it was sent; empty when it was not read
 *     for an echo
 */
public record OutboundRequest(
        List<String> addresses,
        String shortCode,
        String keyword,
        String text,
        String clientCorrelator,
        String sessionId,
        String notifyUrl,
        String callbackData,
        String action,
        String echo) {

    /**
     * So many addresses are looked at to say what is wrong with them; when there are more, their
     * number is, and none is read. One more than this is kept of a list that is longer.
     */
    static final int MAX_ADDRESSES = 10;

    /** The code that short code and keyword make, or empty when they make none. */
    public Optional<ServiceCode> code() {
        return OneApiAddress.code(shortCode, keyword);
    }

    /**
     * Equal for equal requests, whatever the order of their fields, blanks and letter case of words
     * (docs/protocols/oneapi.md, "Idempotency").
     */
    public String fingerprint() {
        return new Fingerprint()
                .add(addresses)
                .add(shortCode)
                .add(keyword)
                .add(text)
                .add(clientCorrelator)
                .add(sessionId)
                .add(notifyUrl)
                .add(callbackData)
                .addFolded(action)
                .value();
    }

    @Override
    public String toString() {
        return "OutboundRequest[hidden]";
    }
}
