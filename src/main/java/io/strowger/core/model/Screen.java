package io.strowger.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A text for the subscriber that either expects a reply or is final.
 *
 * @param text what the handset shows; at most 182 septets or 80 UCS-2 units when it came from an
 *     application (notes.md, common rules)
 * @param expectsReply whether the dialogue stays open for an input
 * @param rich what richer channels than a handset may show beside the text, or {@code null}
 */
public record Screen(String text, boolean expectsReply, @Nullable Rich rich) {

    /** A screen that closes a dialogue without a text, as the answer to a hang-up. */
    public static final Screen CLOSED = new Screen("", false, null);

    public static Screen expectingReply(String text) {
        return new Screen(text, true, null);
    }

    public static Screen last(String text) {
        return new Screen(text, false, null);
    }

    /** The same text without what only rich channels show. */
    public Screen plain() {
        return rich == null ? this : new Screen(text, expectsReply, null);
    }

    /** Shows no text: screens are never logged (invariant 26). */
    @Override
    public String toString() {
        return "Screen["
                + text.length()
                + " characters, "
                + (expectsReply ? "open" : "final")
                + "]";
    }
}
