package io.strowger.core.retry;

/**
 * How long to wait before trying again: twice as long after every failure, up to a cap, and then
 * any part of that by chance, so that those who failed together do not come back together.
 *
 * @param firstMillis the longest wait after the first failure
 * @param capMillis the longest wait ever
 */
public record Backoff(long firstMillis, long capMillis) {

    /** More doublings than this reach every cap. */
    private static final int MOST_DOUBLINGS = 40;

    /**
     * @throws IllegalArgumentException when a wait is not positive or the cap is below the first
     */
    public Backoff {
        if (firstMillis <= 0 || capMillis < firstMillis) {
            throw new IllegalArgumentException("a back-off has 0 < first <= cap");
        }
    }

    /**
     * How long to wait, in milliseconds: at least 1.
     *
     * @param failures how often it has failed, 1 or more
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    public long delayMillis(int failures, double chance) {
        return 1 + (long) (chance * longestMillis(failures));
    }

    /** The longest wait after so many failures. */
    private long longestMillis(int failures) {
        int doublings = Math.clamp(failures - 1, 0, MOST_DOUBLINGS);
        boolean capped = firstMillis > capMillis >> doublings;
        return capped ? capMillis : firstMillis << doublings;
    }
}
