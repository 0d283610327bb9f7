package io.strowger.dialect.sessionevent;

import io.strowger.dialect.DialectOptions;

/** How enumerated values are compared. */
final class Words {

    private Words() {}

    /** Without regard to case, unless strict (notes.md, first paragraph). */
    static boolean same(String word, String documented, DialectOptions options) {
        return options.strict() ? word.equals(documented) : word.equalsIgnoreCase(documented);
    }
}
