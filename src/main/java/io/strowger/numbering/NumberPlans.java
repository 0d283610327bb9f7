package io.strowger.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.strowger.core.model.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * What the world's numbering plans say, asked of libphonenumber. A number is <em>possible</em> when
 * its length is one that its country uses; more is not asked of a number, because new ranges open
 * faster than libraries are replaced.
 */
final class NumberPlans {

    private static final String NO_REGION = "ZZ";
    private static final int MAX_CALLING_CODE_DIGITS = 3;

    /** Shorter than any number with its calling code. */
    private static final int SHORTEST = 8;

    private NumberPlans() {}

    /** Loaded at its first use; takes some 20 ms. */
    private static PhoneNumberUtil plans() {
        return PhoneNumberUtil.getInstance();
    }

    static boolean supports(String region) {
        return plans().getSupportedRegions().contains(region);
    }

    static int callingCode(String region) {
        return plans().getCountryCodeForRegion(region);
    }

    /** Digits of the calling code in front of international digits; 0 when there is none. */
    static int callingCodeLength(String digits) {
        int most = Math.min(MAX_CALLING_CODE_DIGITS, digits.length());
        for (int length = 1; length <= most; length++) {
            int code = Integer.parseInt(digits, 0, length, 10);
            if (!NO_REGION.equals(plans().getRegionCodeForCountryCode(code))) {
                return length;
            }
        }
        return 0;
    }

    /**
     * The value of international digits as ITU-T E.164 has them: a calling code that is assigned
     * and 8 to 15 digits in all; null otherwise, and when a trunk prefix stands behind the code.
     */
    static @Nullable Msisdn assigned(String digits) {
        int split = callingCodeLength(digits);
        boolean number = split > 0 && digits.length() >= SHORTEST && digits.charAt(split) != '0';
        return number ? msisdn(digits) : null;
    }

    /** Whether a national number without trunk prefix has a length that the country uses. */
    static boolean possible(int callingCode, long national) {
        return possible(number(callingCode, national));
    }

    private static boolean possible(PhoneNumber number) {
        return plans().isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    /** Whether the number lies in a range that is known to be in use. */
    static boolean valid(Msisdn msisdn) {
        PhoneNumber number = parsed("+" + msisdn.digits(), null);
        return number != null && plans().isValidNumber(number);
    }

    /**
     * Reads digits with the library's own rules for trunk and international prefixes; null also
     * when the outcome would be read differently once more, as with one trunk zero too many.
     */
    static @Nullable Msisdn read(String digits, @Nullable String region) {
        PhoneNumber number = parsed(digits, region);
        if (number == null || !possible(number)) {
            return null;
        }
        String canonical = plans().format(number, PhoneNumberFormat.E164);
        if (number.isItalianLeadingZero() && !number.equals(parsed(canonical, null))) {
            return null;
        }
        return msisdn(canonical.substring(1));
    }

    private static @Nullable PhoneNumber parsed(String digits, @Nullable String region) {
        try {
            return plans().parse(digits, region);
        } catch (NumberParseException e) {
            return null; // the refusal is the answer
        }
    }

    /** Whether the digits are an emergency number or another short number of the region. */
    static boolean isShortNumber(String digits, String region) {
        ShortNumberInfo shorts = ShortNumberInfo.getInstance();
        PhoneNumber number = number(callingCode(region), Long.parseLong(digits));
        return shorts.isEmergencyNumber(digits, region)
                || shorts.isValidShortNumberForRegion(number, region);
    }

    /** The value of canonical digits, or null when they are too few or too many. */
    static @Nullable Msisdn msisdn(String digits) {
        int length = digits.length();
        return length < Msisdn.MIN_DIGITS || length > Msisdn.MAX_DIGITS ? null : Msisdn.of(digits);
    }

    private static PhoneNumber number(int callingCode, long national) {
        return new PhoneNumber().setCountryCode(callingCode).setNationalNumber(national);
    }
}
