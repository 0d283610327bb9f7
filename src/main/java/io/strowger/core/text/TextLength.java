package io.strowger.core.text;

/**
 * How long a text is on its way to a handset, and whether it fits. Lengths are in septets when
 * every character is in the GSM alphabet, else in 16-bit units of UCS-2 (where a surrogate pair
 * counts two).
 */
public final class TextLength {

    /** What {@link #septets} answers for a text outside the GSM alphabet. */
    public static final int NOT_GSM = -1;

    private TextLength() {}

    /** The coding that the text needs. */
    public static Coding codingOf(CharSequence text) {
        return septets(text) == NOT_GSM ? Coding.UCS2 : Coding.GSM7;
    }

    /** The text's septets, or {@link #NOT_GSM} when a character is outside the alphabet. */
    public static int septets(CharSequence text) {
        // Walking a copy is four times as fast as asking the text for each character.
        return GsmAlphabet.septetsOf(text.toString().toCharArray());
    }

    /** The text's 16-bit units in UCS-2. */
    public static int ucs2Units(CharSequence text) {
        return text.length();
    }

    /** Whether every surrogate of the text has its partner; a text that fails this is refused. */
    public static boolean isWellFormed(CharSequence text) {
        boolean halfOpen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (halfOpen != Character.isLowSurrogate(c)) {
                return false;
            }
            halfOpen = Character.isHighSurrogate(c);
        }
        return !halfOpen;
    }

    /** Whether the text is one USSD screen: at most 182 septets, or 80 units of UCS-2. */
    public static boolean fitsScreen(String text) {
        return fits(text, TextLimit.USSD_SCREEN);
    }

    /** Whether {@link #check} is content with the text; cheap, for the hot path. */
    public static boolean fits(String text, TextLimit limit) {
        if (text.length() > limit.of(Coding.GSM7)) {
            return false;
        }
        int septets = septets(text);
        if (septets == NOT_GSM) {
            return text.length() <= limit.of(Coding.UCS2) && isWellFormed(text);
        }
        return septets <= limit.of(Coding.GSM7);
    }

    /** Measures the text against one USSD screen. */
    public static Fit check(String text) {
        return check(text, TextLimit.USSD_SCREEN);
    }

    /** Measures the text against a limit and says which number it broke. */
    public static Fit check(String text, TextLimit limit) {
        int septets = septets(text);
        if (septets != NOT_GSM) {
            return measured(Coding.GSM7, septets, limit);
        }
        return isWellFormed(text)
                ? measured(Coding.UCS2, ucs2Units(text), limit)
                : new Fit.IllFormed();
    }

    /**
     * Why a text does not fit, for a record: its length, what fits, and the character that makes it
     * long, as {@code 99 UCS-2 units where 80 fit, because of U+2019 at 57}. Positions count from
     * 1, in UTF-16 units.
     *
     * @return empty when it fits
     */
    public static String excess(String text, TextLimit limit) {
        return switch (check(text, limit)) {
            case Fit.Fits _ -> "";
            case Fit.TooLong(Coding coding, int length, int most) ->
                    switch (coding) {
                        case GSM7 -> "%d septets where %d fit".formatted(length, most);
                        case UCS2 ->
                                "%d UCS-2 units where %d fit, because of %s"
                                        .formatted(length, most, firstOutside(text));
                    };
            case Fit.IllFormed _ -> "half of a surrogate pair";
        };
    }

    /** The first character that the GSM alphabet lacks; one character says nothing of a text. */
    private static String firstOutside(String text) {
        int at = 0;
        while (GsmAlphabet.septetsOf(text.charAt(at)) > 0) {
            at++;
        }
        return "U+%04X at %d".formatted(text.codePointAt(at), at + 1);
    }

    private static Fit measured(Coding coding, int length, TextLimit limit) {
        int most = limit.of(coding);
        return length <= most
                ? new Fit.Fits(coding, length)
                : new Fit.TooLong(coding, length, most);
    }
}
