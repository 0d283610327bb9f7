package io.strowger.numbering;

import io.strowger.core.model.Msisdn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads every spelling of a subscriber's number into its one canonical form
 * (docs/protocols/common.md, "Numbers of subscribers"): {@code +234…}, {@code 234…}, {@code
 * 00234…}, {@code 0…} and {@code +0…} as the country dials it, ten bare digits as a national
 * number, {@code tel:} URIs, with blanks and separators anywhere.
 *
 * <p>An international form, which is one with {@code +} or bare digits behind {@code tel:}, is
 * taken by the rule of ITU-T E.164 alone (sections 6.2.1 and 6.1): a calling code that is assigned,
 * and 8 to 15 digits in all. What lengths a country uses is metadata that is often out of date, and
 * a number that a client writes in full is not ours to refuse for it: the network knows whether
 * there is such a subscriber, and the documents' own samples have numbers that no country uses.
 *
 * <p>In every other form a number is taken when its length is possible in its country, since there
 * it tells what the digits mean; a range that the library does not know is no reason to refuse a
 * subscriber. Bare digits that can be read both as national and as international are international
 * when they begin with this country's calling code; otherwise, and for ten digits, they are
 * national, unless only the international reading lies in a known range.
 *
 * <p>Safe for all threads. Percent-encoding is undone by the caller.
 */
public final class Numbering {

    private static final Map<String, Numbering> BY_COUNTRY = new ConcurrentHashMap<>();
    private static final Numbering INTERNATIONAL = new Numbering(null);

    private final @Nullable HomeCountry home;

    private Numbering(@Nullable HomeCountry home) {
        this.home = home;
    }

    /** Whether {@link #of} knows this country: an ISO 3166 alpha-2 code such as {@code GH}. */
    public static boolean supports(String country) {
        return NumberPlans.supports(country.toUpperCase(Locale.ROOT));
    }

    /**
     * The reader for numbers of one country and, in international form, of all others.
     *
     * @param country ISO 3166 alpha-2 code such as {@code GH}
     * @throws IllegalArgumentException when the country is unknown
     */
    public static Numbering of(String country) {
        return BY_COUNTRY.computeIfAbsent(country.toUpperCase(Locale.ROOT), Numbering::made);
    }

    private static Numbering made(String region) {
        if (!NumberPlans.supports(region)) {
            throw new IllegalArgumentException(
                    "unknown country: use an ISO 3166 code of two letters such as GH");
        }
        return new Numbering(HomeCountry.of(region));
    }

    /** The reader that knows no country of its own and therefore no national spellings. */
    public static Numbering international() {
        return INTERNATIONAL;
    }

    /** The canonical number, or empty when the text is not a number. */
    public Optional<Msisdn> parse(String text) {
        Msisdn plain = home == null ? null : home.international(text);
        return plain == null ? parseAnySpelling(text) : Optional.of(plain);
    }

    /** As {@link #parse}, without its short cut. */
    Optional<Msisdn> parseAnySpelling(String text) {
        RawNumber spelling = RawNumber.of(text);
        if (spelling == null) {
            return Optional.empty();
        }
        String digits = spelling.digits();
        if (digits.startsWith("0")) {
            return Optional.ofNullable(zeroInFront(digits));
        }
        return Optional.ofNullable(
                spelling.international() ? inFull(digits) : bare(digits, spelling.uri()));
    }

    /** International digits by the rule of E.164, or as only the library makes sense of them. */
    private static @Nullable Msisdn inFull(String digits) {
        Msisdn possible = abroad(digits);
        return possible == null ? NumberPlans.assigned(digits) : possible;
    }

    /** {@code 00} and an international number, or a trunk prefix and a national one. */
    private @Nullable Msisdn zeroInFront(String digits) {
        Msisdn international = digits.startsWith("00") ? abroad(digits.substring(2)) : null;
        if (international != null || home == null || home.isShortNumber(digits)) {
            return international;
        }
        Msisdn dialled = home.withTrunkPrefix(digits);
        return dialled == null ? home.national(digits.substring(1)) : dialled;
    }

    /** International digits, taken as they are unless only the library can make sense of them. */
    private static @Nullable Msisdn abroad(String digits) {
        int split = NumberPlans.callingCodeLength(digits);
        if (split == 0 || split == digits.length()) {
            return null;
        }
        int callingCode = Integer.parseInt(digits, 0, split, 10);
        long national = Long.parseLong(digits, split, digits.length(), 10);
        if (digits.charAt(split) != '0' && NumberPlans.possible(callingCode, national)) {
            return NumberPlans.msisdn(digits);
        }
        return NumberPlans.read("+" + digits, null);
    }

    private @Nullable Msisdn bare(String digits, boolean uri) {
        Msisdn abroad = uri ? inFull(digits) : abroad(digits);
        if (home == null || home.isShortNumber(digits)) {
            return home == null ? abroad : null;
        }
        boolean own = digits.startsWith(home.prefix());
        if (abroad != null && own && digits.length() != HomeCountry.AMBIGUOUS_LENGTH) {
            return abroad;
        }
        return likelier(national(home, digits), abroad);
    }

    private static @Nullable Msisdn national(HomeCountry home, String digits) {
        Msisdn plain = home.national(digits);
        return plain == null ? home.withTrunkPrefix(digits) : plain;
    }

    private static @Nullable Msisdn likelier(@Nullable Msisdn national, @Nullable Msisdn abroad) {
        if (national == null || abroad == null) {
            return national == null ? abroad : national;
        }
        return NumberPlans.valid(national) || !NumberPlans.valid(abroad) ? national : abroad;
    }
}
