package io.strowger.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * The calls of one loop that have no answer yet. They are looked through every few milliseconds,
 * which is cheaper than a timer a call.
 */
final class OpenCalls {

    private @Nullable BoundedPost newest;

    void add(BoundedPost call) {
        call.next = newest;
        if (newest != null) {
            newest.previous = call;
        }
        newest = call;
    }

    void remove(BoundedPost call) {
        if (call.previous == null) {
            newest = call.next;
        } else {
            call.previous.next = call.next;
        }
        if (call.next != null) {
            call.next.previous = call.previous;
        }
        call.previous = null;
        call.next = null;
    }

    /**
     * @param now epoch milliseconds
     */
    void timeOut(long now) {
        BoundedPost call = newest;
        while (call != null) {
            BoundedPost older = call.next;
            call.look(now); // removes itself when its time is over
            call = older;
        }
    }
}
