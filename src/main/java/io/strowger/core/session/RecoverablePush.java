package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;

/**
 * What is kept of a push outside its session: enough to go on from the first screen when nothing
 * else is left of it, as after a crash.
 *
 * @param clientState what came with the first screen, or empty
 * @param begunAt epoch milliseconds
 */
public record RecoverablePush(
        ApplicationTerms application,
        ServiceCode code,
        Screen first,
        String clientState,
        long begunAt) {

    /** Hides what the application keeps. */
    @Override
    public String toString() {
        return "Kept[" + application.id() + "]";
    }
}
