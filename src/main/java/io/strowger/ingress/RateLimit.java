package io.strowger.ingress;

/** A token bucket that holds one second's worth, and one request at least; for one event loop. */
final class RateLimit {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanosPerRequest;

    /** When the bucket would be empty if nothing more were taken, on the caller's clock. */
    private long paidUntil = Long.MIN_VALUE;

    /**
     * @param perSecond requests a second on this loop; 0 is no limit
     */
    RateLimit(double perSecond) {
        this.nanosPerRequest = perSecond == 0 ? 0 : (long) (NANOS_PER_SECOND / perSecond);
    }

    /** Whether a request may pass now. */
    boolean allows(long nanoTime) {
        if (nanosPerRequest == 0) {
            return true;
        }
        long earliest = nanoTime - Math.max(NANOS_PER_SECOND, nanosPerRequest);
        long from = paidUntil == Long.MIN_VALUE || paidUntil - earliest < 0 ? earliest : paidUntil;
        if (from + nanosPerRequest - nanoTime > 0) {
            return false;
        }
        paidUntil = from + nanosPerRequest;
        return true;
    }
}
