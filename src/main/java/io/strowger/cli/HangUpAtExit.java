package io.strowger.cli;

/** Ends an open session when its dialler is interrupted, as a handset does that is switched off. */
final class HangUpAtExit implements AutoCloseable {
    private final HandsetClient handset;
    private final Thread hook;
    private boolean hooked = true;

    HangUpAtExit(HandsetClient handset) {
        this.handset = handset;
        this.hook = new Thread(handset::cancel, "hang-up");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Hangs up now. */
    void hangUp() {
        close();
        handset.cancel();
    }

    /** Leaves the session alone: it is over, or out of reach. */
    @Override
    public void close() {
        if (hooked) {
            hooked = false;
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
