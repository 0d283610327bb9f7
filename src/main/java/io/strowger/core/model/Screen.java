package io.strowger.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A text for the subscriber that either expects a reply or is final.
 *
 * @param text what the handset shows; at most 182 septets or 80 UCS-2 units when it came from an
 *     application (docs/protocols/common.md)
 * @param expectsReply whether the dialogue stays open for an input
 * @param rich what richer channels than a handset may show beside the text, or {@code null}
 * @param choices the only replies that it takes, or {@code null} when it takes any
 */
public record Screen(
        String text, boolean expectsReply, @Nullable Rich rich, @Nullable Choices choices) {

    /** A screen that closes a dialogue without a text, as the answer to a hang-up. */
    public static final Screen CLOSED = new Screen("", false, null);

    /** A screen that takes any reply, or none. */
    public Screen(String text, boolean expectsReply, @Nullable Rich rich) {
        this(text, expectsReply, rich, null);
    }

    public static Screen expectingReply(String text) {
        return new Screen(text, true, null);
    }

    public static Screen last(String text) {
        return new Screen(text, false, null);
    }

    /** A menu that only its keys answer. */
    public static Screen choosing(String text, Choices choices) {
        return new Screen(text, true, null, choices);
    }

    /** What an input says to this screen; null when it is not one of the choices. */
    public @Nullable String reply(String input) {
        return choices == null ? input : choices.chosen(input);
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
