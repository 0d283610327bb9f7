package io.strowger.limits;

/**
 * How much of one kind is kept (invariant 25).
 *
 * @param whole for all accounts together
 * @param perAccount for any one of them
 */
public record Quota(long whole, long perAccount) {

    private static final long PARTS = 4;

    /** So much in all, of which no account has more than a quarter. */
    public static Quota of(long whole) {
        return new Quota(whole, Math.max(1, whole / PARTS));
    }

    public Quota {
        if (whole < 1 || perAccount < 1) {
            throw new IllegalArgumentException("a quota is at least 1");
        }
    }
}
