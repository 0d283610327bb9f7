package io.strowger.core.push;

/** An invariant does not hold. */
final class BrokenPush extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int invariant;

    private BrokenPush(int invariant, String what) {
        super("invariant " + invariant + ": " + what);
        this.invariant = invariant;
    }

    int invariant() {
        return invariant;
    }

    static void unless(boolean holds, int invariant, String what) {
        if (!holds) {
            throw new BrokenPush(invariant, what);
        }
    }
}
