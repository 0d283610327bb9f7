package io.strowger.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The part of a network's dialect by which we submit to it over HTTP: bytes ↔ records, without any
 * I/O. A dialect without this part only answers what a network asks.
 */
public interface SubmitDialect {

    /** The request that opens a dialogue; its target goes behind the network's URL. */
    WireRequest begin(Submission submission);

    /**
     * The request that shows the next screen, or the last, in a dialogue that we opened; null when
     * the dialect has none that could not be taken for something else.
     */
    @Nullable WireRequest show(Submission submission);

    /** Reads the answer to either, whatever its status. */
    SubmitAnswer read(ReceivedAnswer answer);
}
