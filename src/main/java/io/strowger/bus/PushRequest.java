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
 */
public record PushRequest(
        SessionId session,
        SessionKey key,
        ApplicationTerms application,
        ServiceCode code,
        Opening opening) {

    @Override
    public String toString() {
        return "PushRequest[" + application.id() + ", " + key.msisdn() + "]";
    }
}
