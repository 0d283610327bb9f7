package io.strowger.architecture.planted.waiting;

/** A test that waits by the clock. */
public final class Sleepy {
    public void waitALittle() throws InterruptedException {
        Thread.sleep(1);
    }
}
