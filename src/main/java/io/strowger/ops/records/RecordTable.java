package io.strowger.ops.records;

import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import java.util.List;

/** The table of session records, as the writer of records sees it. */
@FunctionalInterface
public interface RecordTable {

    /**
     * Keeps all rows or none. Rows whose {@link StoredRecord#sessionId} is there already are left
     * as they are: after a crash some are sent again. Called by the writer's thread, one batch at a
     * time; a batch that fails is sent again.
     */
    Future<?> insertAll(List<StoredRecord> rows);
}
