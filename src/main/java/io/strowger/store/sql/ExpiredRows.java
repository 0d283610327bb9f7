package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Changes rows whose time is over, the oldest first and only so many at once, so that no other
 * write waits long for it. It looks before it writes.
 *
 * @param any finds one such row; takes the time in {@code $1}
 * @param write takes the time, and how many at most in {@code $2}
 */
record ExpiredRows(String any, String write) {

    /**
     * Rows that are deleted.
     *
     * @param over when a row's time is over, by the time in {@code $1}
     * @param age the column that tells which is the oldest
     */
    static ExpiredRows deleted(String table, String key, String over, String age) {
        return written("DELETE FROM " + table, table, key, over, age);
    }

    /**
     * Rows of which only something is emptied, so that {@code over} is not true of them any more.
     */
    static ExpiredRows emptied(String table, String key, String set, String over, String age) {
        return written("UPDATE " + table + " SET " + set, table, key, over, age);
    }

    private static ExpiredRows written(
            String write, String table, String key, String over, String age) {
        String which = " FROM " + table + " WHERE " + over;
        return new ExpiredRows(
                "SELECT 1" + which + " LIMIT 1",
                write
                        + (" WHERE " + key + " IN (SELECT " + key + which)
                        + (" ORDER BY " + age + " LIMIT $2)"));
    }

    /**
     * Does it once.
     *
     * @param time a number, or a text where rows are told by one
     * @param most how many rows at most
     * @return how many; fewer than {@code most} when no more are left
     */
    Future<Integer> forget(Database database, Object time, int most) {
        return database.readers()
                .preparedQuery(any)
                .execute(Tuple.of(time))
                .compose(found ->
                        found.size() == 0
                                ? Future.succeededFuture(0)
                                : database.write(write, Tuple.of(time, most))
                                        .map(RowSet::rowCount));
    }
}
