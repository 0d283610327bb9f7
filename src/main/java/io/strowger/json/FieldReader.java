package io.strowger.json;

import java.io.IOException;

/**
 * Takes the fields of one object.
 *
 * @param <F> the fields that the document knows
 */
@FunctionalInterface
public interface FieldReader<F> {

    /**
     * A field that is there and not null, nor, liberally, the empty text: the three mean the same.
     * A value that is not taken is passed over (and checked).
     *
     * @param value good for this call only
     * @throws JsonFault when the field holds what it must not hold
     */
    void field(F field, JsonValue value) throws IOException;
}
