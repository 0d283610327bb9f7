package io.strowger.json;

/**
 * A field that a document knows: an enum of these is one kind of object, and a {@code switch} over
 * it does not compile until every field is handled.
 */
public interface JsonField {

    /** The field's name as the document spells it. */
    String key();

    /** Whether the document spells the field so; one that contradicts itself has two spellings. */
    default boolean isKey(String name) {
        return key().equals(name);
    }
}
