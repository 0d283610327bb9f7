package io.strowger.store.sql;

import io.strowger.provision.EntityId;
import java.util.List;

/**
 * Where an account, a network or an application comes from.
 *
 * @param file its path, or empty when it is not known
 * @param demo whether the file is marked as a demo
 */
record EntitySource(Origin origin, String file, boolean demo) {

    /** How something was provisioned. */
    enum Origin {
        /** By a file that a start named. */
        START,
        /** By a file of {@code strowger apply}. */
        APPLIED,
        /** Before files were written down. */
        UNKNOWN,
        /** It is no more; the account's purse is. */
        REMOVED
    }

    static final EntitySource UNKNOWN = new EntitySource(Origin.UNKNOWN, "", false);
    static final EntitySource REMOVED = new EntitySource(Origin.REMOVED, "", false);

    /** A row of {@link Table#SOURCES}. */
    List<Object> row(EntityId entity) {
        return List.of(
                entity.kind().name(), entity.id(), origin.name(), file, RowCursor.flag(demo));
    }

    static EntitySource of(List<Object> row) {
        RowCursor cells = new RowCursor(row.subList(2, row.size()));
        return new EntitySource(Origin.valueOf(cells.text()), cells.text(), cells.flag());
    }

    boolean isStart() {
        return origin == Origin.START;
    }

    boolean isOf(String path) {
        return !path.isEmpty() && file.equals(path);
    }
}
