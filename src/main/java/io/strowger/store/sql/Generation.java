package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * The number that rises with every change of what a snapshot shows, in that change's transaction.
 */
final class Generation {

    // a write, so that in every engine only one process at a time gets beyond it
    private static final String LOCK = "UPDATE generation SET number = number + 0 RETURNING number";
    private static final String RISE = "UPDATE generation SET number = number + 1 RETURNING number";
    private static final String READ = "SELECT number FROM generation";

    private Generation() {}

    /** Lets no other change begin before the transaction of this client is over. */
    static Future<Long> lock(SqlClient client) {
        return number(client, LOCK);
    }

    static Future<Long> rise(SqlClient client) {
        return number(client, RISE);
    }

    static Future<Long> read(SqlClient client) {
        return number(client, READ);
    }

    private static Future<Long> number(SqlClient client, String statement) {
        return client.query(statement).execute().map(rows -> rows.iterator().next().getLong(0));
    }
}
