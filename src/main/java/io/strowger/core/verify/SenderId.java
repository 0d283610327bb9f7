package io.strowger.core.verify;

import io.strowger.core.text.TextLength;

/**
 * Whom a message says it is from ({@code sender_id}; docs/protocols/verification.md, status −63).
 */
public final class SenderId {

    /** Most digits of a sender that is a number. */
    public static final int MOST_DIGITS = 15;

    /** Most characters of a sender that is a name. */
    public static final int MOST_CHARACTERS = 11;

    private SenderId() {}

    /** What a text is worth as a sender. */
    public enum Verdict {
        FITS,

        /** Status −63. */
        TOO_LONG,

        /** Networks cannot show it, as it is empty or outside the GSM alphabet: status −64. */
        NOT_SHOWN
    }

    /** Looks at a sender; a {@code +} in front of a number does not count. */
    public static Verdict check(String sender) {
        if (isNumber(sender)) {
            return verdict(sender.length() - (sender.charAt(0) == '+' ? 1 : 0) <= MOST_DIGITS);
        }
        if (sender.codePointCount(0, sender.length()) > MOST_CHARACTERS) {
            return Verdict.TOO_LONG;
        }
        int septets = TextLength.septets(sender);
        if (septets == TextLength.NOT_GSM || sender.isBlank() || hasControl(sender)) {
            return Verdict.NOT_SHOWN;
        }
        // seven octets hold eleven septets, and some characters take two (3GPP TS 23.040, 9.1.2.5)
        return verdict(septets <= MOST_CHARACTERS);
    }

    private static boolean isNumber(String sender) {
        String digits = sender.startsWith("+") ? sender.substring(1) : sender;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasControl(String sender) {
        return sender.chars().anyMatch(Character::isISOControl);
    }

    private static Verdict verdict(boolean fits) {
        return fits ? Verdict.FITS : Verdict.TOO_LONG;
    }
}
