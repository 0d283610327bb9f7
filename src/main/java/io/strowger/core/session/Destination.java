package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.ServiceCode;

/** Where a dial string leads. */
public sealed interface Destination {

    /** One that needs no more asking. */
    sealed interface Direct extends Destination {}

    /**
     * An application answers it.
     *
     * @param rest what follows the matched code, segments joined by {@code *}, or empty
     */
    record Routed(ApplicationTerms application, ServiceCode code, String rest) implements Direct {}

    /** Nobody may answer it, as for a code that is not in use. */
    record Refused(EndReason reason) implements Direct {}

    /**
     * It takes up a push that did not reach the handset, if the token is the right one.
     *
     * @param code the recovery code of an application
     * @param token the digits behind it
     */
    record Recovery(ServiceCode code, String token) implements Destination {
        @Override
        public String toString() {
            return "Recovery[" + code + ", hidden]";
        }
    }
}
