package io.strowger.http.server;

import io.strowger.dialect.WireError;

/**
 * A request that cannot be worked on: its body did not arrive as it should, or too many like it are
 * being looked at. It is answered in the shape of its path.
 */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient WireError error;

    public RefusedRequest(WireError error) {
        super(error.message(), null, false, false); // raised on busy paths
        this.error = error;
    }

    public WireError error() {
        return error;
    }
}
