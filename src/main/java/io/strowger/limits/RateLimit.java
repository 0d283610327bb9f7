package io.strowger.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket that holds one second's worth, and one request at least. All event loops share it,
 * so that the rate holds however a network spreads its connections.
 */
public final class RateLimit {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int perSecond;
    private final long nanosPerRequest;

    /** When the bucket would be empty if nothing more were taken, on the caller's clock. */
    private final AtomicLong paidUntil = new AtomicLong(Long.MIN_VALUE);

    /**
     * @param perSecond requests a second; 0 is no limit
     */
    public RateLimit(int perSecond) {
        this.perSecond = perSecond;
        this.nanosPerRequest = perSecond == 0 ? 0 : NANOS_PER_SECOND / perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    /** Whether a request may pass now. */
    public boolean allows(long nanoTime) {
        if (nanosPerRequest == 0) {
            return true;
        }
        long earliest = nanoTime - Math.max(NANOS_PER_SECOND, nanosPerRequest);
        while (true) {
            long paid = paidUntil.get();
            long from = paid == Long.MIN_VALUE || paid - earliest < 0 ? earliest : paid;
            if (from + nanosPerRequest - nanoTime > 0) {
                return false;
            }
            if (paidUntil.compareAndSet(paid, from + nanosPerRequest)) {
                return true;
            }
        }
    }
}
