package io.strowger.security;

/**
 * A sealed value that does not open where it stands: it was changed, moved there from another
 * place, or sealed with other keys. It says where, and nothing of what is there.
 */
public final class SealedValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    SealedValueException(String table, String column, String row, Throwable cause) {
        super(
                "The sealed value in %s.%s of row '%s' does not open there."
                        .formatted(table, column, row),
                cause);
    }
}
