package io.strowger.network;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.vertx.core.Future;

/**
 * The router's way out to a network: what it submits without being asked. What a network says comes
 * in by the bus.
 */
public interface Network {

    /** Whether this network can be shown a screen without an open request of its own. */
    boolean canSubmit();

    /** Shows a screen in a dialogue that is open; {@code screen} may be final. */
    Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen);

    /**
     * Opens a dialogue with a screen (network-initiated).
     *
     * @param sessionId 32 hexadecimal digits that are the dialogue's id for now, and for good when
     *     the outcome is unknown
     * @param code the service code of the session
     */
    Future<SubmitOutcome> begin(SessionKey key, String sessionId, ServiceCode code, Screen screen);
}
