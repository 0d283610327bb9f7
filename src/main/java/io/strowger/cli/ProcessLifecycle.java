package io.strowger.cli;

/** How a command that serves others stays, and how it goes. */
@FunctionalInterface
public interface ProcessLifecycle {

    /** What is done before the process ends. */
    @FunctionalInterface
    interface Goodbye {
        void run() throws Exception;
    }

    /** Returns when the command has been told to go and {@code goodbye} has been run. */
    void untilToldToGo(Goodbye goodbye) throws InterruptedException;

    /**
     * Stays until SIGTERM or SIGINT; then the process says goodbye and ends with exit code 0, or
     * with 1 when the goodbye failed.
     */
    static ProcessLifecycle ofProcess() {
        return goodbye -> {
            Thread staying = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(goodbye), "goodbye"));
            staying.join();
        };
    }

    /**
     * A JVM that a signal ends would report the signal; one that says goodbye reports how it went.
     */
    private static void leave(Goodbye goodbye) {
        int exitCode = ExitCodes.OK;
        try {
            goodbye.run();
        } catch (Exception e) {
            System.err.println("strowger: could not stop in good order (" + e + ").");
            exitCode = ExitCodes.FAILED;
        }
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}
