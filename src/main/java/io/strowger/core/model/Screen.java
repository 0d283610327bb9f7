package io.strowger.core.model;

import io.strowger.core.text.PageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text for the subscriber that either expects a reply or is final.
 *
 * @param text what the handset shows; at most 182 septets or 80 UCS-2 units when it came from an
 *     application (docs/protocols/common.md)
 * @param expectsReply whether the dialogue stays open for an input
 * @param rich what richer channels than a handset may show beside the text, or {@code null}
 * @param choices the only replies that it takes, or {@code null} when it takes any
 * @param next the page that follows when it shows only a part of a text, or {@code null}; then it
 *     expects a reply, whatever follows
 */
public record Screen(
        String text,
        boolean expectsReply,
        @Nullable Rich rich,
        @Nullable Choices choices,
        @Nullable NextPage next) {

    /** A screen that closes a dialogue without a text, as the answer to a hang-up. */
    public static final Screen CLOSED = new Screen("", false, null);

    /** A screen that takes any reply, or none. */
    public Screen(String text, boolean expectsReply, @Nullable Rich rich) {
        this(text, expectsReply, rich, null, null);
    }

    /** A screen that shows the whole of a text. */
    public Screen(
            String text, boolean expectsReply, @Nullable Rich rich, @Nullable Choices choices) {
        this(text, expectsReply, rich, choices, null);
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

    /** The same screen with another text. */
    public Screen saying(String words) {
        return words.equals(text) ? this : new Screen(words, expectsReply, rich, choices, next);
    }

    /**
     * The same screen in pages. Where it expects no reply the last page does not either, and the
     * ones before take nothing but the key.
     *
     * @param pages at least one, the first of them first
     * @param key what leads from each to the next
     */
    public Screen inPages(List<String> pages, PageKey key) {
        Screen page = new Screen(pages.getLast(), expectsReply, rich, choices);
        Choices taken = expectsReply ? choices : new Choices(List.of(key.key()), false);
        for (String before : pages.subList(0, pages.size() - 1).reversed()) {
            page = new Screen(before, true, rich, taken, new NextPage(key, page));
        }
        return page;
    }

    /** The page that an input leads to; null when it is no input that leads to one. */
    public @Nullable Screen turned(String input) {
        return next != null && next.key().isMeantBy(input) ? next.screen() : null;
    }

    /** Characters of all its pages. */
    public int length() {
        int length = text.length();
        for (NextPage more = next; more != null; more = more.screen().next()) {
            length += more.screen().text().length();
        }
        return length;
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
