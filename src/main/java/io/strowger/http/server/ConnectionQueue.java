package io.strowger.http.server;

import org.jspecify.annotations.Nullable;

/** Connections of one state in the order in which they came into it, linked to each other. */
final class ConnectionQueue {

    private @Nullable TrackedConnection first;
    private @Nullable TrackedConnection last;

    /** The one that has been here for the longest time, or null. */
    @Nullable TrackedConnection first() {
        return first;
    }

    void add(TrackedConnection connection) {
        TrackedConnection tail = last;
        connection.before = tail;
        if (tail == null) {
            first = connection;
        } else {
            tail.after = connection;
        }
        last = connection;
    }

    /** Takes out one that is here. */
    void remove(TrackedConnection connection) {
        TrackedConnection before = connection.before;
        TrackedConnection after = connection.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        connection.before = null;
        connection.after = null;
    }
}
