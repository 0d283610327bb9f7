package io.strowger.dialect.oneapi;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a message does to a session (docs/protocols/oneapi.md, {@code ussdAction}; {@code mofin} is
 * not in the document but in use: docs/protocols/oneapi.md).
 */
public enum UssdAction {
    MTINIT,
    MTCONT,
    MTFIN,
    MOINIT,
    MOCONT,
    MOFIN;

    /** What an application may send. */
    public static final List<UssdAction> FROM_APPLICATION =
            List.of(MTINIT, MTCONT, MTFIN, MOCONT, MOFIN);

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As it is written: {@code mtinit}. */
    public String wire() {
        return wire;
    }

    /** Whether the session is over with it. */
    public boolean ends() {
        return this == MTFIN || this == MOFIN;
    }

    /** Whether it belongs to a session that the subscriber began. */
    public boolean isMobileOriginated() {
        return this == MOINIT || this == MOCONT || this == MOFIN;
    }

    /** The action of that name, in any case unless strict; null when there is none. */
    static @Nullable UssdAction find(String word, boolean strict) {
        for (UssdAction action : values()) {
            if (strict ? action.wire.equals(word) : action.wire.equalsIgnoreCase(word)) {
                return action;
            }
        }
        return null;
    }
}
