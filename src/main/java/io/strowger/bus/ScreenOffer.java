package io.strowger.bus;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.ClientStateUpdate;

/**
 * An application sends a screen in a request of its own.
 *
 * @param session whose hop it answers, or {@link SessionId#NONE}: the short code decides then
 * @param account whose sessions the sender may speak in
 * @param dialect of the request
 * @param memo what the session keeps of the request
 */
public record ScreenOffer(
        SessionKey key,
        SessionId session,
        String account,
        String shortCode,
        String dialect,
        Screen screen,
        ClientStateUpdate memo) {

    @Override
    public String toString() {
        return "ScreenOffer[" + account + ", " + key.msisdn() + "]";
    }
}
