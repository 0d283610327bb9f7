package io.strowger.core.verify;

import io.strowger.core.text.Fit;
import io.strowger.core.text.TextLength;
import io.strowger.core.text.TextLimit;

/**
 * The text that brings a code to a subscriber (docs/protocols/verification.md). It fits one short
 * message with its code in place, whatever the code's characters are.
 */
public final class MessageTemplate {

    /** Where the code goes. */
    public static final String PLACEHOLDER = "{#TFA_CODE}";

    /** What is sent when a request has no template. */
    public static final String DEFAULT = "Your verification code is " + PLACEHOLDER;

    private final String before;
    private final String after;

    private MessageTemplate(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** What a text is worth as a template. */
    public sealed interface Read {

        /** It can be sent. */
        record Usable(MessageTemplate template) implements Read {}

        /** It has no placeholder, or more than one: status −68. */
        record NoPlaceholder() implements Read {}

        /** It is more than one short message: status −69. */
        record TooLong() implements Read {}

        /** It has half of a surrogate pair, so that it is no text at all: status −64. */
        record IllFormed() implements Read {}
    }

    /**
     * Reads a template.
     *
     * @param codeLength characters of the code that will take the place of the placeholder
     */
    public static Read read(String text, int codeLength) {
        int at = text.indexOf(PLACEHOLDER);
        if (at < 0 || text.lastIndexOf(PLACEHOLDER) != at) {
            return new Read.NoPlaceholder();
        }
        MessageTemplate template =
                new MessageTemplate(
                        text.substring(0, at), text.substring(at + PLACEHOLDER.length()));
        // every character that a code may have is one septet, or one unit
        return switch (TextLength.check(template.with("0".repeat(codeLength)), TextLimit.SMS)) {
            case Fit.Fits _ -> new Read.Usable(template);
            case Fit.TooLong _ -> new Read.TooLong();
            case Fit.IllFormed _ -> new Read.IllFormed();
        };
    }

    /** The message with a code in place. */
    public String with(String code) {
        return before + code + after;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "MessageTemplate[hidden]";
    }
}
