package io.strowger.bus;

/** A call on the bus got no answer; the message names the endpoint and why. */
public final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallFailed(String message) {
        super(message, null, false, false); // raised on busy paths; where from is in the message
    }
}
