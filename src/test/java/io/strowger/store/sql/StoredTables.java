package io.strowger.store.sql;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of a store that was made just now. */
public final class StoredTables {

    private StoredTables() {}

    /** Their names, but those of the engine's own. */
    public static List<String> of(Path folder) {
        Vertx vertx = Vertx.vertx();
        try {
            Database database = Sqlite.open(vertx, folder).await();
            List<String> names = new ArrayList<>();
            database.readers()
                    .query(
                            "SELECT name FROM sqlite_master WHERE type = 'table'"
                                    + " AND name NOT LIKE 'sqlite_%'")
                    .execute()
                    .await()
                    .forEach(row -> names.add(row.getString(0)));
            database.close().await();
            return names;
        } finally {
            vertx.close().await();
        }
    }
}
