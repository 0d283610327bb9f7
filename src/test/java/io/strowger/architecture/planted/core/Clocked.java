package io.strowger.architecture.planted.core;

/** Core that reads a clock. */
public final class Clocked {
    public long now() {
        return System.currentTimeMillis();
    }
}
