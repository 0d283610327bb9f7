package io.strowger.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The pauses of a command that looks again and again until it is interrupted. */
public interface PollPause extends AutoCloseable {

    /**
     * Waits until it is time to look again.
     *
     * @return false when the command is to go
     */
    boolean again() throws InterruptedException;

    @Override
    void close();

    /**
     * Pauses of so long, until SIGINT or SIGTERM: these end the process with exit code 0 in a
     * pause, so that what was begun to be printed is printed whole.
     */
    static PollPause ofProcess(Duration length) {
        return new UntilSignal(length);
    }

    /** The lock is held but in the pauses. */
    final class UntilSignal implements PollPause {
        private static final int PATIENCE_SECONDS = 5;

        private final Duration length;
        private final ReentrantLock working = new ReentrantLock();
        private final Condition never = working.newCondition();
        private final Thread hook = new Thread(this::leave, "leave");

        private UntilSignal(Duration length) {
            this.length = length;
            working.lock();
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public boolean again() throws InterruptedException {
            long left = length.toNanos();
            while (left > 0) {
                left = never.awaitNanos(left);
            }
            return true;
        }

        /** A JVM that a signal ends would report the signal, and this is the usual way to go. */
        private void leave() {
            try {
                boolean paused = working.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
                Runtime.getRuntime().halt(paused ? ExitCodes.OK : ExitCodes.FAILED);
            } catch (InterruptedException e) {
                Runtime.getRuntime().halt(ExitCodes.FAILED);
            }
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                assert hook.isAlive() : "the process is ending, and the hook ends it";
            }
            working.unlock();
        }
    }
}
