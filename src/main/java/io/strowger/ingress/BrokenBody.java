package io.strowger.ingress;

import io.strowger.dialect.WireError;

/** A body that did not arrive as it should: too large, too slow, or not sent as HTTP says. */
public final class BrokenBody extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient WireError error;

    BrokenBody(WireError error) {
        super(error.message(), null, false, false); // raised on busy paths
        this.error = error;
    }

    public WireError error() {
        return error;
    }
}
