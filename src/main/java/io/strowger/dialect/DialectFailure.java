package io.strowger.dialect;

/**
 * What a dialect threw, for logs: where it happened, without the words, which may be those of a
 * subscriber.
 */
public final class DialectFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DialectFailure(RuntimeException bug) {
        super(bug.getClass().getName());
        setStackTrace(bug.getStackTrace());
    }
}
