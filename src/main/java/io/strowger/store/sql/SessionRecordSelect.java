package io.strowger.store.sql;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** A statement that reads session records, and its values. */
final class SessionRecordSelect {

    private static final String SELECT =
            "SELECT " + SqlSessionRecordStore.COLUMNS + ", number FROM session_records WHERE ";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String end = "";

    /** Adds a condition without a value. */
    void where(String condition) {
        conditions.add(condition);
    }

    /** Adds a condition that ends in a value. */
    void where(String condition, Object value) {
        conditions.add(condition + placeholder(value));
    }

    /** Adds a condition that ends in a pair of values. */
    void where(String condition, Object first, Object second) {
        conditions.add(condition + "(" + placeholder(first) + ", " + placeholder(second) + ")");
    }

    SessionRecordSelect ordered(String order, int limit) {
        end = " ORDER BY " + order + " LIMIT " + placeholder(limit);
        return this;
    }

    private String placeholder(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    String text() {
        return SELECT + String.join(" AND ", conditions) + end;
    }

    Tuple values() {
        return Tuple.from(values);
    }
}
