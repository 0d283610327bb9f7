package io.strowger.bus;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionEvent.Opening;

/**
 * An application asks for a session with a subscriber.
 *
 * @param session the id that the session gets, chosen by the caller so that it can keep what it has
 *     to before
 * @param opening where the first screen comes from
 * @param paid whether its price is held in a purse and has to be settled
 */
public record PushRequest(
        SessionId session,
        SessionKey key,
        ApplicationTerms application,
        ServiceCode code,
        Opening opening,
        boolean paid) {

    /** One that costs nothing. */
    public PushRequest(
            SessionId session,
            SessionKey key,
            ApplicationTerms application,
            ServiceCode code,
            Opening opening) {
        this(session, key, application, code, opening, false);
    }

    @Override
    public String toString() {
        return "PushRequest[" + application.id() + ", " + key.msisdn() + "]";
    }
}
