package io.strowger.http.server;

/** A request was not complete at its deadline. */
public final class SlowRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    SlowRequestException() {
        super("the request did not arrive in time", null, false, false);
    }
}
