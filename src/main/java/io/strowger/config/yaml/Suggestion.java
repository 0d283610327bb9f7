package io.strowger.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a mistyped one was meant to be. */
final class Suggestion {

    private static final int FEWEST_EDITS_FORGIVEN = 2;
    private static final int CHARACTERS_PER_EDIT = 4;

    private Suggestion() {}

    /** The nearest of the words, when it is near enough to be meant. */
    static Optional<String> nearest(String typed, Collection<String> words) {
        int forgiven = Math.max(FEWEST_EDITS_FORGIVEN, typed.length() / CHARACTERS_PER_EDIT);
        return words.stream()
                .filter(word -> distance(typed, word) <= Math.min(forgiven, word.length() - 1))
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** How many characters have to be put in, taken out or changed; upper case counts as lower. */
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
