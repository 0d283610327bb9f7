package io.strowger.numbering;

import io.strowger.core.model.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * The country that national spellings belong to, with what the hot path has to know of it.
 *
 * @param region ISO 3166 alpha-2 code
 * @param callingCode for instance 233
 * @param prefix the calling code's digits
 * @param lengths bit n says that national numbers of n digits are possible
 */
record HomeCountry(String region, int callingCode, String prefix, int lengths) {

    /**
     * Bare digits of this length are national where such numbers exist (docs/protocols/common.md).
     */
    static final int AMBIGUOUS_LENGTH = 10;

    /** Texts of at most so many digits may be short numbers, which are nobody's MSISDN. */
    static final int SHORT_LENGTH = 6;

    static HomeCountry of(String region) {
        int callingCode = NumberPlans.callingCode(region);
        int lengths = 0;
        long national = 2;
        for (int length = 1; length <= Msisdn.MAX_DIGITS; length++) {
            lengths |= NumberPlans.possible(callingCode, national) ? 1 << length : 0;
            national *= 10;
        }
        return new HomeCountry(region, callingCode, Integer.toString(callingCode), lengths);
    }

    private boolean hasLength(int length) {
        return (lengths & (1 << length)) != 0;
    }

    /**
     * The value of plain international digits of this country, without asking the library; null
     * when they may be anything else.
     */
    @Nullable Msisdn international(String text) {
        int length = text.length();
        int rest = length - prefix.length();
        if (length <= SHORT_LENGTH || length > Msisdn.MAX_DIGITS || !text.startsWith(prefix)) {
            return null;
        }
        if (!hasLength(rest) || text.charAt(prefix.length()) == '0' || isAmbiguous(length)) {
            return null;
        }
        return digitsOnly(text);
    }

    private boolean isAmbiguous(int length) {
        return length == AMBIGUOUS_LENGTH && hasLength(length);
    }

    private static @Nullable Msisdn digitsOnly(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        return new Msisdn(number);
    }

    /** The value of a national number without trunk prefix; null when its length is not used. */
    @Nullable Msisdn national(String digits) {
        int length = digits.length();
        boolean possible = length > 0 && length <= Msisdn.MAX_DIGITS && hasLength(length);
        return possible && digits.charAt(0) != '0' ? NumberPlans.msisdn(prefix + digits) : null;
    }

    /** The value of digits with a trunk prefix in front, as the country dials them. */
    @Nullable Msisdn withTrunkPrefix(String digits) {
        return NumberPlans.read(digits, region);
    }

    boolean isShortNumber(String digits) {
        return digits.length() <= SHORT_LENGTH && NumberPlans.isShortNumber(digits, region);
    }
}
