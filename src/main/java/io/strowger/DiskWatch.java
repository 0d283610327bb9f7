package io.strowger;

/**
 * Whether the database takes what is written: asked again and again, told at once. What is written
 * is how far time has come.
 */
final class DiskWatch {

    /** A full disk shows within a second. */
    static final long EVERY_MILLIS = 500;

    private final Foundations foundations;
    private volatile boolean holds = true;
    private boolean asking;

    DiskWatch(Foundations foundations) {
        this.foundations = foundations;
    }

    boolean holds() {
        return holds;
    }

    void look() {
        if (asking) {
            return; // the last question has no answer yet: it tells soon enough
        }
        asking = true;
        foundations
                .mark()
                .onComplete(written -> {
                    asking = false;
                    holds = written.succeeded();
                });
    }
}
