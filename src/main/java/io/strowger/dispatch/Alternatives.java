package io.strowger.dispatch;

import io.vertx.core.http.RequestOptions;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** The same request to every address of its host, one after the other. */
final class Alternatives {

    private final int count;
    private final IntFunction<RequestOptions> form;
    private final IntConsumer reached;
    private int next;

    /**
     * @param count how many addresses there are
     * @param form the request to one of them, from 0
     * @param reached told which of them was reached
     */
    Alternatives(int count, IntFunction<RequestOptions> form, IntConsumer reached) {
        this.count = count;
        this.form = form;
        this.reached = reached;
    }

    int count() {
        return count;
    }

    boolean hasNext() {
        return next < count;
    }

    /** The number of the next address. */
    int next() {
        return next++;
    }

    RequestOptions request(int address) {
        return form.apply(address);
    }

    void reached(int address) {
        if (address > 0) {
            reached.accept(address);
        }
    }
}
