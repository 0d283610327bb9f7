package io.strowger.ops.retention;

import io.vertx.core.Future;

/**
 * One kind of thing that is deleted when its time is over.
 *
 * @param kind the metric's label
 * @param batch how many are deleted at once
 * @param keptMillis the step is told a time so long ago
 * @param notBefore nothing is deleted before, in epoch milliseconds
 * @param step deletes some
 */
public record CleaningTask(String kind, int batch, long keptMillis, long notBefore, Step step) {

    /** So many rows go in a few milliseconds: no other write waits longer for them. */
    private static final int ROWS = 500;

    /** Deletes what is over. */
    @FunctionalInterface
    public interface Step {

        /**
         * Deletes what is over at {@code time}, the oldest first.
         *
         * @param time in epoch milliseconds
         * @param most how many at most
         * @return how many; fewer than {@code most} when no more are left
         */
        Future<Integer> delete(long time, int most);
    }

    /** Rows of a table that know when they are over. */
    public static CleaningTask rows(String kind, Step step) {
        return rows(kind, 0, step);
    }

    /** Rows of a table that are over when they were kept so long. */
    public static CleaningTask rows(String kind, long keptMillis, Step step) {
        return new CleaningTask(kind, ROWS, keptMillis, 0, step);
    }

    /** Files that are over when they were kept so long; one goes at a time. */
    public static CleaningTask files(String kind, long keptMillis, Step step) {
        return new CleaningTask(kind, 1, keptMillis, 0, step);
    }

    /** The same, from a time on. */
    public CleaningTask notBefore(long time) {
        return new CleaningTask(kind, batch, keptMillis, time, step);
    }
}
