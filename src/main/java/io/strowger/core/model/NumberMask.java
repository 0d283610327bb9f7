package io.strowger.core.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds one subscriber's number in a text that others made, as a network's id of a session, and
 * hides all of it but the last four digits.
 *
 * <p>A number is known by its last digits, and hidden from there to the front as far as the digits
 * are its own: so it is found in full, without {@code +}, in national form, within other digits,
 * with anything but letters between its digits, and percent-encoded (RFC 3986, section 2.1).
 */
final class NumberMask {

    /** As many last digits in a row are a spelling of the number. */
    private static final int TELLING = Msisdn.MIN_DIGITS;

    private static final int SHOWN = 4;
    private static final int ESCAPE = 3;
    private static final int HEX = 16;
    private static final int LETTER = -1;
    private static final int SEPARATOR = -2;

    private final String number;
    private final String text;

    /** The digits of the run that is looked at, and where each begins and ends in the text. */
    private final int[] digits;

    private final int[] begins;
    private final int[] ends;
    private int run;

    /** Which characters of the text are hidden; null as long as none is. */
    private boolean @Nullable [] hidden;

    private NumberMask(String number, String text) {
        this.number = number;
        this.text = text;
        this.digits = new int[text.length()];
        this.begins = new int[text.length()];
        this.ends = new int[text.length()];
    }

    /** The text, with a bullet for each hidden digit. */
    static String masked(String number, String text) {
        return text.length() < TELLING ? text : new NumberMask(number, text).masked();
    }

    private String masked() {
        for (int at = 0; at < text.length(); ) {
            int length = tokenLength(at);
            int value = valueAt(at, length);
            if (value >= 0) {
                digits[run] = value;
                begins[run] = at;
                ends[run] = at + length;
                run++;
                hideIfTold();
            } else if (value == LETTER) {
                run = 0;
            }
            at += length;
        }
        return hidden == null ? text : written(hidden);
    }

    private int tokenLength(int at) {
        boolean escaped =
                text.charAt(at) == '%'
                        && at + ESCAPE <= text.length()
                        && hex(at + 1) >= 0
                        && hex(at + 2) >= 0;
        return escaped ? ESCAPE : Character.charCount(text.codePointAt(at));
    }

    private int hex(int at) {
        return Character.digit(text.charAt(at), HEX);
    }

    /** A digit, of whatever script, as a reader would take it for one. */
    private int valueAt(int at, int length) {
        int codePoint =
                text.charAt(at) == '%' && length == ESCAPE
                        ? hex(at + 1) * HEX + hex(at + 2)
                        : text.codePointAt(at);
        int digit = Character.digit(codePoint, 10);
        if (digit >= 0) {
            return digit;
        }
        return Character.isLetter(codePoint) ? LETTER : SEPARATOR;
    }

    /** Hides the number when its last digit was the last of the run. */
    private void hideIfTold() {
        int same = 0;
        while (same < run && same < number.length() && isSame(same)) {
            same++;
        }
        if (same >= TELLING) {
            boolean[] marks = hidden == null ? new boolean[text.length()] : hidden;
            for (int back = SHOWN; back < same; back++) {
                int token = run - 1 - back;
                Arrays.fill(marks, begins[token], ends[token], true);
            }
            hidden = marks;
        }
    }

    private boolean isSame(int back) {
        return digits[run - 1 - back] == number.charAt(number.length() - 1 - back) - '0';
    }

    private String written(boolean[] marks) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int length = tokenLength(at);
            if (marks[at]) {
                out.append('•');
            } else {
                out.append(text, at, at + length);
            }
            at += length;
        }
        return out.toString();
    }
}
