package io.strowger.core.text;

/**
 * The line that leads to the next page of a text, as {@code 00. More}, and the key in it that a
 * subscriber types.
 *
 * @param key as {@code 00}
 * @param line as {@code 00. More}
 */
public record PageKey(String key, String line) {

    private static final String PUNCTUATION = ".,:;)-=>";

    /**
     * Reads the line of a setting; its key is what stands before the first blank or punctuation.
     */
    public static PageKey of(String line) {
        int end = 0;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && PUNCTUATION.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return new PageKey(end == 0 ? line.strip() : line.substring(0, end), line);
    }

    /** Whether an input is the key, blanks around it and case apart. */
    public boolean isMeantBy(String input) {
        return input.strip().equalsIgnoreCase(key);
    }

    /**
     * The same for a text: where a line of the text has the key for an option of its own, the key
     * gets longer, so that no option is lost.
     */
    public PageKey besides(String text) {
        PageKey free = this;
        while (free.isTakenIn(text)) {
            String longer = free.key + key.charAt(key.length() - 1);
            free = new PageKey(longer, longer + line.strip().substring(key.length()));
        }
        return free;
    }

    private boolean isTakenIn(String text) {
        return text.lines().map(one -> of(one.strip()).key).anyMatch(key::equalsIgnoreCase);
    }
}
