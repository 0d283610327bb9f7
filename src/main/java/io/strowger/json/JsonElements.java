package io.strowger.json;

import java.io.IOException;

/** Takes the elements of one array. */
@FunctionalInterface
public interface JsonElements {

    /**
     * The next element, which may be null.
     *
     * @param value good for this call only
     * @throws JsonFault when the element is what it must not be
     */
    void element(JsonValue value) throws IOException;
}
