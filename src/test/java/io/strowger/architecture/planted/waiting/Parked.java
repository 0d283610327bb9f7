package io.strowger.architecture.planted.waiting;

import java.util.concurrent.locks.LockSupport;

/** A test that waits by the clock and calls it something else. */
public final class Parked {
    public void waitALittle() {
        LockSupport.parkNanos(1);
    }
}
