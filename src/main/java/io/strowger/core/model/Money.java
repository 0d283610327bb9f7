package io.strowger.core.model;

import io.strowger.core.text.Decimal;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency, counted in its smallest unit (kobo, cent), so that no sum is ever
 * rounded. Two currencies are not compared.
 *
 * @param currency ISO 4217 code, for instance {@code NGN}
 * @param minorUnits the amount in the smallest unit; may be negative, as a difference can be
 */
public record Money(String currency, long minorUnits) implements Comparable<Money> {

    /**
     * @throws IllegalArgumentException when the currency is not one of ISO 4217 with a smallest
     *     unit
     */
    public Money {
        fractionDigits(currency);
    }

    /** Nothing of this currency. */
    public static Money zero(String currency) {
        return new Money(currency, 0);
    }

    /**
     * Reads an amount that is not negative, such as {@code 1000}, {@code 4.5} or {@code 1000.00}.
     *
     * @throws IllegalArgumentException when it is not such an amount, has more decimals than the
     *     currency, or is too big; the message says which
     */
    public static Money parse(String text, String currency) {
        String amount = text.strip();
        int digits = fractionDigits(currency);
        int point = amount.indexOf('.');
        String whole = point == -1 ? amount : amount.substring(0, point);
        String fraction = point == -1 ? "" : amount.substring(point + 1);
        if (!Decimal.isNumber(whole) || (point != -1 && !Decimal.isNumber(fraction))) {
            throw new IllegalArgumentException(
                    "an amount is written as 1000 or 1000.00, without a sign");
        }
        if (fraction.length() > digits) {
            throw new IllegalArgumentException(currency + " has at most " + digits + " decimals");
        }
        return new Money(
                currency, units(whole + fraction + "0".repeat(digits - fraction.length())));
    }

    private static long units(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the amount is too big", e);
        }
    }

    /** Whether this is less than nothing. */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /**
     * Compares the amounts.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    currency + " and " + other.currency + " do not compare");
        }
    }

    /** The amount with all decimals of its currency, without the code: {@code 1000.00}. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, fractionDigits(currency)).toPlainString();
    }

    private static int fractionDigits(String currency) {
        int digits = known(currency).getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException("the currency has no smallest unit");
        }
        return digits;
    }

    private static Currency known(String currency) {
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "unknown currency: use a code of ISO 4217 such as NGN", e);
        }
    }

    @Override
    public String toString() {
        return currency + " " + amount();
    }
}
