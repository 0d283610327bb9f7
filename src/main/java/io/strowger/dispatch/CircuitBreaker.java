package io.strowger.dispatch;

/**
 * Whether an application is worth asking: open after so many failures in a row, then one probe
 * after a while. All loops share it; counts are approximate by a call or two when they collide.
 */
final class CircuitBreaker {

    /** What a caller is to do. */
    enum Advice {
        CALL,
        PROBE,
        SPARE
    }

    private final int failuresToOpen;
    private final long openMillis;
    private int failures;
    private boolean open;
    private long probeAt;

    CircuitBreaker(int failuresToOpen, long openMillis) {
        this.failuresToOpen = failuresToOpen;
        this.openMillis = openMillis;
    }

    /**
     * @param now epoch milliseconds
     */
    synchronized Advice advise(long now) {
        if (!open) {
            return Advice.CALL;
        }
        if (now < probeAt) {
            return Advice.SPARE;
        }
        probeAt = now + openMillis; // one probe; the others are spared until it is back
        return Advice.PROBE;
    }

    synchronized void succeeded() {
        failures = 0;
        open = false;
    }

    synchronized void failed(long now) {
        failures++;
        if (failures >= failuresToOpen) {
            open = true;
            probeAt = now + openMillis;
        }
    }

    synchronized boolean isOpen() {
        return open;
    }
}
