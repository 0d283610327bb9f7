package io.strowger.dialect.sessionevent;

import io.strowger.dialect.DialectOptions;

/** How enumerated values are compared. */
final class EnumMatching {

    private EnumMatching() {}

    /** Without regard to case, unless strict (docs/protocols/README.md). */
    static boolean same(String word, String documented, DialectOptions options) {
        return options.strict() ? word.equals(documented) : word.equalsIgnoreCase(documented);
    }
}
