package io.strowger.core.model;

import io.strowger.core.text.Coding;
import io.strowger.core.text.TextLength;

/**
 * A text on its way to an inbox.
 *
 * @param from whom it says it is from
 * @param text at most one short message in its coding
 * @param coding how its characters travel
 */
public record ShortMessage(String from, String text, Coding coding) {

    /** The message in the coding that its text needs: GSM where it can be, else UCS-2. */
    public static ShortMessage of(String from, String text) {
        return new ShortMessage(from, text, TextLength.codingOf(text));
    }

    @Override
    public String toString() {
        return "ShortMessage[" + coding + "]";
    }
}
