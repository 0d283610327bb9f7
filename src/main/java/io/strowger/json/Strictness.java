package io.strowger.json;

/** How closely a body has to follow its document (docs/protocols/README.md). */
public enum Strictness {
    /**
     * Keys in any case, unknown keys ignored, numbers where texts are documented and the reverse,
     * blanks around values trimmed; a byte order mark in front skipped; an empty text is no field,
     * an empty list an object without fields.
     */
    LIBERAL,
    /** Keys and types exactly as documented, and no other keys. */
    STRICT
}
