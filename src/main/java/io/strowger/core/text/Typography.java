package io.strowger.core.text;

import org.jspecify.annotations.Nullable;

/**
 * Typographic characters and what a GSM handset shows in their place. Word processors and language
 * libraries put them into texts that would otherwise need septets only, so that 80 characters fit a
 * screen and not 182.
 */
public final class Typography {

    /** Pairs of a character and what stands for it, which may be nothing or several characters. */
    private static final String[] NEIGHBOURS = {
        "‘'",
        "’'",
        "‚'",
        "‛'",
        "′'",
        "´'",
        "`'",
        "“\"",
        "”\"",
        "„\"",
        "‟\"",
        "″\"",
        "«\"",
        "»\"",
        "‹<",
        "›>",
        "‐-",
        "‑-",
        "‒-",
        "–-",
        "—-",
        "―-",
        "−-",
        "…...",
        "•*",
        "‣*",
        "⁄/",
        "\t ",
        "\u00a0 ",
        "\u2000 ",
        "\u2001 ",
        "\u2002 ",
        "\u2003 ",
        "\u2004 ",
        "\u2005 ",
        "\u2006 ",
        "\u2007 ",
        "\u2008 ",
        "\u2009 ",
        "\u200a ",
        "\u202f ",
        "\u205f ",
        "\u3000 ",
        "\u2028\n",
        "\u2029\n",
        "\u00ad",
        "\u200b",
        "\u2060",
        "\ufeff"
    };

    private Typography() {}

    /** The text with its typographic characters replaced; the very same text when it has none. */
    public static String simplified(String text) {
        int first = 0;
        while (first < text.length() && neighbourOf(text.charAt(first)) == null) {
            first++;
        }
        return first == text.length() ? text : simplified(text, first);
    }

    private static String simplified(String text, int first) {
        StringBuilder simple = new StringBuilder(text.length() + 8).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            String neighbour = neighbourOf(c);
            if (neighbour == null) {
                simple.append(c);
            } else {
                simple.append(neighbour, 1, neighbour.length());
            }
        }
        return simple.toString();
    }

    /** The pair of a character; null when the character stands for itself. */
    private static @Nullable String neighbourOf(char c) {
        if (GsmAlphabet.septetsOf(c) > 0) {
            return null;
        }
        for (String pair : NEIGHBOURS) {
            if (pair.charAt(0) == c) {
                return pair;
            }
        }
        return null;
    }
}
