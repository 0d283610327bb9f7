package io.strowger.core.push;

import java.util.List;

/**
 * What a machine has decided.
 *
 * @param next the state from now on
 * @param effects what belongs to it, in order
 */
public record Decision<S, E>(S next, List<E> effects) {

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once
    static <S, E> Decision<S, E> to(S next, E... effects) {
        return new Decision<>(next, List.of(effects));
    }

    /** Whether the very same state goes on, and there is nothing to write. */
    @SuppressWarnings("ReferenceEquality") // states are compared by what was loaded, not by content
    public boolean stays(S before) {
        return next == before;
    }
}
