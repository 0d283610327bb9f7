package io.strowger.json;

import java.io.IOException;

/**
 * A body that cannot be read. It carries no stack trace: it says what a peer did wrong, not what
 * the router did.
 */
public final class JsonFault extends IOException {

    /** What is wrong. */
    public enum Kind {
        /** The body is longer than {@link JsonReader#MAX_BYTES}. */
        TOO_LARGE,
        /** The body is no JSON object as the common rules want it. */
        MALFORMED,
        /** A field that has to be there is not. */
        MISSING_FIELD,
        /** A field holds what it must not hold. */
        INVALID_FIELD
    }

    /** Most letters of a peer's own key that an error repeats. */
    private static final int LONGEST_NAME = 64;

    private final Kind kind;
    private final String field;

    private JsonFault(Kind kind, String field, String message) {
        super(message);
        this.kind = kind;
        this.field = field;
    }

    static JsonFault malformed(String message) {
        return new JsonFault(Kind.MALFORMED, "", message);
    }

    static JsonFault tooLarge() {
        return new JsonFault(
                Kind.TOO_LARGE, "", "The body has more than " + JsonReader.MAX_BYTES + " bytes.");
    }

    /** A field that has to be there is missing, null or blank. */
    public static JsonFault missing(JsonField field) {
        String name = field.key();
        return new JsonFault(Kind.MISSING_FIELD, name, name + " is missing.");
    }

    /**
     * A field holds what it must not hold.
     *
     * @param must what is put behind the field's name, as {@code "must be a whole number"}; it must
     *     not repeat what was sent
     */
    public static JsonFault invalid(JsonField field, String must) {
        String name = field.key();
        return new JsonFault(Kind.INVALID_FIELD, name, name + " " + must + ".");
    }

    /** A field that the document does not have; it is named if its name is harmless. */
    static JsonFault unknown(String name) {
        boolean harmless =
                name.length() <= LONGEST_NAME && name.chars().allMatch(JsonFault::isNameLetter);
        return new JsonFault(
                Kind.INVALID_FIELD,
                harmless ? name : "",
                "The body has a field that is not documented.");
    }

    private static boolean isNameLetter(int c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    public Kind kind() {
        return kind;
    }

    /** The field that is to blame as the document spells it, or empty. */
    public String field() {
        return field;
    }

    /** One English sentence for the sender; never repeats what was sent. */
    public String message() {
        return String.valueOf(getMessage());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
