package io.strowger.dialect;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;

/**
 * A screen of a session that we began, to be submitted to a network.
 *
 * @param session whose hexadecimal digits name the dialogue
 * @param code the service code of the session
 * @param notifyUrl where the network sends replies to, or empty when it knows
 */
public record Submission(
        SessionId session, Msisdn msisdn, ServiceCode code, Screen screen, String notifyUrl) {

    @Override
    public String toString() {
        return "Submission[" + session + ", " + msisdn + "]";
    }
}
