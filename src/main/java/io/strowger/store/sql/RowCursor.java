package io.strowger.store.sql;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Reads the values of a row in their order, and writes what is no text or number as one. */
final class RowCursor {

    private final Iterator<Object> values;

    RowCursor(List<Object> row) {
        values = row.iterator();
    }

    String text() {
        return (String) values.next();
    }

    long number() {
        return (Long) values.next();
    }

    boolean flag() {
        return number() != 0;
    }

    List<String> list() {
        String joined = text();
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    static String list(Collection<String> values) {
        return String.join(",", values);
    }

    static long flag(boolean value) {
        return value ? 1 : 0;
    }
}
