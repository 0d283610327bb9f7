package io.strowger.dialect.oneapi;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionId;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import org.jspecify.annotations.Nullable;

/** What requests are told apart by. */
final class CorrelatorKeys {

    /** Most characters of a {@code clientCorrelator}. */
    static final int MAX_LENGTH = 255;

    private static final String OURS = "mt-";

    private CorrelatorKeys() {}

    /**
     * That of a session that no request began: {@code <msisdn>-<sessionID>}
     * (docs/protocols/oneapi.md).
     */
    static String ofMobileOriginated(Msisdn msisdn, SessionId session) {
        return msisdn.digits() + "-" + session.hex();
    }

    /** That of our own request to a hub: it names the session, since the hub's id comes later. */
    static String ofPush(SessionId session) {
        return OURS + session.hex();
    }

    /** The session whose request of ours a hub's message answers, or null when it answers none. */
    static @Nullable SessionId pushed(String correlator) {
        return correlator.startsWith(OURS)
                ? SessionId.parseOrNull(correlator.substring(OURS.length()))
                : null;
    }

    /** A correlator as it was sent, unless it is too long to be kept. */
    static String checked(String text, JsonField field) throws JsonFault {
        if (text.length() > MAX_LENGTH) {
            throw JsonFault.invalid(field, "must have at most " + MAX_LENGTH + " characters");
        }
        return text;
    }
}
