package io.strowger.access;

/** A token was not looked up, because too many others are being looked up: to be answered 429. */
public final class TooManyLookups extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyLookups() {
        super("too many tokens are being looked up", null, false, false);
    }
}
