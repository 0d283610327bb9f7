package io.strowger.core.verify.walk;

/** An invariant that did not hold. */
final class Broken extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final int invariant;

    Broken(int invariant, String sentence) {
        super("invariant " + invariant + ": " + sentence);
        this.invariant = invariant;
    }

    /** Its number; 0 for what needs no number. */
    int invariant() {
        return invariant;
    }
}
