package io.strowger.core.session.walk;

/** An invariant of docs/invariants.md does not hold. */
final class Broken extends AssertionError {

    private static final long serialVersionUID = 1;

    private final int invariant;

    Broken(int invariant, String what) {
        super(what);
        this.invariant = invariant;
    }

    @Override
    public String getMessage() {
        return "invariant " + invariant + ": " + super.getMessage();
    }

    int invariant() {
        return invariant;
    }

    static void unless(boolean holds, int invariant, String what) {
        if (!holds) {
            throw new Broken(invariant, what);
        }
    }

    /** The same, with where it happened. */
    Broken at(String where) {
        Broken placed = new Broken(invariant, super.getMessage() + "; at " + where);
        placed.setStackTrace(getStackTrace());
        return placed;
    }
}
