package io.strowger.dialect;

import io.strowger.security.Secret;

/**
 * How an application wants its dialect spoken.
 *
 * @param strict whether only what the document allows is read (docs/protocols/README.md)
 * @param titleCase whether enumerated values are sent as {@code Initiation} instead of {@code
 *     initiation} ({@code casing: title})
 * @param secret what the application expects in its requests, or empty
 * @param callbackData what the application gave along with its subscription and wants back in every
 *     request that it did not give other data for, or empty
 * @param notifyUrl where the application is asked, in dialects that tell it so, or empty
 * @param simplifiesText whether typographic characters of its texts are replaced ({@code text:
 *     simplify})
 * @param pageLine the line under each page of a text that is longer than a screen, as {@code 00.
 *     More} ({@code longText: page}); empty when such a text is refused
 * @param dialledServiceCode whether a service code is sent as it is dialled, {@code *713} instead
 *     of {@code 713} ({@code serviceCodeForm: dialled})
 */
public record DialectOptions(
        boolean strict,
        boolean titleCase,
        Secret secret,
        String callbackData,
        String notifyUrl,
        boolean simplifiesText,
        String pageLine,
        boolean dialledServiceCode) {

    public static final DialectOptions DEFAULTS = new DialectOptions(false, false, "");

    /** The options of an application that gave no callback data. */
    public DialectOptions(boolean strict, boolean titleCase, String secret) {
        this(strict, titleCase, new Secret(secret), "", "", false, "", false);
    }

    /** The same with texts made to fit. */
    public DialectOptions fitting(boolean simplifies, String pages) {
        return new DialectOptions(
                strict,
                titleCase,
                secret,
                callbackData,
                notifyUrl,
                simplifies,
                pages,
                dialledServiceCode);
    }

    /** The same with service codes as they are dialled, or not. */
    public DialectOptions withDialledServiceCode(boolean dialled) {
        return new DialectOptions(
                strict,
                titleCase,
                secret,
                callbackData,
                notifyUrl,
                simplifiesText,
                pageLine,
                dialled);
    }

    /** The same with this callback data. */
    public DialectOptions withCallbackData(String data) {
        return new DialectOptions(
                strict,
                titleCase,
                secret,
                data,
                notifyUrl,
                simplifiesText,
                pageLine,
                dialledServiceCode);
    }

    /** The same for an application that is asked there. */
    public DialectOptions askedAt(String url) {
        return new DialectOptions(
                strict,
                titleCase,
                secret,
                callbackData,
                url,
                simplifiesText,
                pageLine,
                dialledServiceCode);
    }

    @Override
    public String toString() {
        return "DialectOptions[strict=" + strict + ", titleCase=" + titleCase + ", [hidden]]";
    }
}
