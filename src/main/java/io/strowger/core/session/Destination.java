package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.ServiceCode;

/** Where a dial string leads. */
public sealed interface Destination {

    /**
     * An application answers it.
     *
     * @param rest what follows the matched code, segments joined by {@code *}, or empty
     */
    record Routed(ApplicationTerms application, ServiceCode code, String rest)
            implements Destination {}

    /** Nobody may answer it, as for a code that is not in use. */
    record Refused(EndReason reason) implements Destination {}
}
