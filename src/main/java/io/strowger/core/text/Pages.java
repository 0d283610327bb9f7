package io.strowger.core.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that is longer than one screen, as the pages on which it is shown. A page ends at the end
 * of a line, so that no option of a menu is torn apart; only a line that is longer than a page is
 * broken, between two words, or inside of a word that is longer than a page.
 *
 * <p>All pages are measured by the alphabet of the whole text, so that none needs another than it
 * was counted with.
 */
public final class Pages {

    /** Most pages of one text: more is read by nobody, and would be kept in memory for nobody. */
    public static final int MOST = 10;

    private final String text;
    private final int room;
    private final Coding coding;

    private Pages(String text, int room, Coding coding) {
        this.text = text;
        this.room = room;
        this.coding = coding;
    }

    /**
     * The pages of a text, which is shown whole when it fits.
     *
     * @param more the line at the end of each page but the last, as {@code 00. More}
     * @return the pages, the first of them first; none when there would be more than {@link #MOST},
     *     when a line leaves no room for the text, or when the text is none
     */
    public static List<String> of(String whole, TextLimit limit, String more) {
        if (TextLength.fits(whole, limit)) {
            return List.of(whole);
        }
        String text = whole.stripTrailing();
        if (TextLength.fits(text, limit)) {
            return List.of(text);
        }
        if (!TextLength.isWellFormed(text) || text.length() > MOST * limit.of(Coding.GSM7)) {
            return List.of();
        }
        Coding coding = TextLength.codingOf(text + more);
        int most = limit.of(coding);
        int room = most - unitsOf(more, coding) - 1;
        return room < most / 2 ? List.of() : new Pages(text, room, coding).split(most, more);
    }

    private List<String> split(int most, String more) {
        List<String> pages = new ArrayList<>();
        int at = 0;
        while (unitsBetween(at, text.length()) > most) {
            if (pages.size() == MOST - 1) {
                return List.of();
            }
            int end = endOfPage(at);
            pages.add(text.substring(at, trimmed(at, end)) + '\n' + more);
            at = next(end);
        }
        pages.add(text.substring(at));
        return List.copyOf(pages);
    }

    /** Where the page that begins here ends: at a line, else at a word, else where it is full. */
    private int endOfPage(int at) {
        int full = at;
        int used = 0;
        while (used + unitsOf(text.charAt(full), coding) <= room) { // the rest is longer
            used += unitsOf(text.charAt(full), coding);
            full++;
        }
        int line = text.lastIndexOf('\n', full);
        int lineEnd = text.indexOf('\n', full);
        int endOfTorn = lineEnd < 0 ? text.length() : lineEnd;
        if (line > at && unitsBetween(line + 1, endOfTorn) <= room) {
            return line;
        }
        int word = Math.max(text.lastIndexOf(' ', full), line);
        return word > at ? word : whole(full);
    }

    /** Not between the halves of one character. */
    private int whole(int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** Without the blanks at the end of a page. */
    private int trimmed(int at, int end) {
        int last = end;
        while (last > at + 1 && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** Past the blank or the end of the line that the page ended at. */
    private int next(int end) {
        return isBlank(text.charAt(end)) ? end + 1 : end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r';
    }

    private int unitsBetween(int from, int to) {
        int units = 0;
        for (int i = from; i < to; i++) {
            units += unitsOf(text.charAt(i), coding);
        }
        return units;
    }

    private static int unitsOf(String text, Coding coding) {
        int units = 0;
        for (int i = 0; i < text.length(); i++) {
            units += unitsOf(text.charAt(i), coding);
        }
        return units;
    }

    private static int unitsOf(char c, Coding coding) {
        return coding == Coding.GSM7 ? GsmAlphabet.septetsOf(c) : 1;
    }
}
