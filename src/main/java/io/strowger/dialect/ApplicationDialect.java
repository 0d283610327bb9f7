package io.strowger.dialect;

import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;

/** A wire format between the router and applications: bytes ↔ records, without any I/O. */
public interface ApplicationDialect {

    /** The request that brings a hop to the application. */
    WireRequest ask(AskApplication ask, DialectOptions options);

    /** The request that tells the application of an end that it did not make itself. */
    WireRequest tell(TellApplication tell, DialectOptions options);

    /**
     * Reads a 2xx answer to {@link #ask}; every other is a failure of the application.
     *
     * <p>A screen that is longer than a handset can show is unreadable with {@link
     * WireError.Kind#TEXT_TOO_LONG}.
     */
    Decoded<Answer> read(AskApplication ask, ReceivedAnswer answer, DialectOptions options);

    /** The field that brings what only richer channels show; empty when there is none. */
    default String dataField() {
        return "";
    }
}
