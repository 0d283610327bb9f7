package io.strowger.dialect.programmable;

import io.strowger.dialect.DialectOptions;
import org.jspecify.annotations.Nullable;

/** What an answer wants to happen (docs/protocols/programmable.md, "Answer", {@code Type}). */
enum AnswerType {
    RESPONSE("response", "Response"),
    RELEASE("release", "Release"),
    ADD_TO_CART("AddToCart", "AddToCart");

    private final String documented;
    private final String title;

    AnswerType(String documented, String title) {
        this.documented = documented;
        this.title = title;
    }

    /** How we write it: as documented. */
    String documented() {
        return documented;
    }

    /** In any case; when strict only in the one that the application is spoken to. */
    static @Nullable AnswerType find(String word, DialectOptions options) {
        for (AnswerType type : values()) {
            if (type.matches(word, options)) {
                return type;
            }
        }
        return null;
    }

    private boolean matches(String word, DialectOptions options) {
        if (options.strict()) {
            return word.equals(options.titleCase() ? title : documented);
        }
        return word.equalsIgnoreCase(documented);
    }
}
