package io.strowger.dialect.oneapi;

import io.strowger.core.model.DialString;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The spellings of addresses and short codes: {@code tel:+94…}, {@code +94…}, {@code 94…}, {@code
 * tel:+tel:+94…}, {@code tel:7782}, with blanks anywhere in front (docs/protocols/oneapi.md).
 */
public final class OneApiAddress {

    private static final String SCHEME = "tel:";
    private static final int ESCAPE_LENGTH = 3;

    private OneApiAddress() {}

    /** As we write a subscriber's address: {@code tel:+94777123456}. */
    public static String of(Msisdn msisdn) {
        return SCHEME + "+" + msisdn.digits();
    }

    /**
     * The address in a path, plain or percent-encoded ({@code tel%3A%2B94…}), without blanks,
     * {@code tel:} and repetitions of {@code +}. Whether it is a number is not looked at.
     *
     * @param segment the path's last segment as it was sent, or decoded already
     */
    public static String ofPath(String segment) {
        return plain(segment.indexOf('%') < 0 ? segment : decoded(segment));
    }

    /** The address without blanks around it and {@code tel:}, as {@code +94…} or {@code 94…}. */
    public static String plain(String address) {
        int end = address.stripTrailing().length();
        int at = afterBlanks(address, 0, end);
        boolean international = false;
        while (true) {
            if (at < end && address.charAt(at) == '+') {
                international = true;
                at = afterBlanks(address, at + 1, end);
            } else if (address.regionMatches(true, at, SCHEME, 0, SCHEME.length())) {
                at = afterBlanks(address, at + SCHEME.length(), end);
            } else {
                String rest = address.substring(at, end);
                return international ? "+" + rest : rest;
            }
        }
    }

    private static int afterBlanks(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * The service code that a short code and a keyword make: {@code tel:7782} and {@code 8} are
     * {@code *7782*8#}.
     *
     * @param shortCode in any spelling, as {@code tel:7782}, {@code *7782#} and {@code *7782}
     * @param keyword empty when the short code has one application only
     */
    static Optional<ServiceCode> code(String shortCode, String keyword) {
        DialString alone = DialString.parse(shortCode(shortCode), "").orElse(null);
        if (alone == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ServiceCode(
                            keyword.isBlank()
                                    ? alone.segments()
                                    : alone.segments() + "*" + keyword.strip()));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }

    /** The short code without {@code tel:}. */
    static String shortCode(String text) {
        String plain = plain(text);
        return plain.startsWith("+") ? plain.substring(1) : plain;
    }

    /** The short code of an allotted code as we write it: {@code tel:7782} of {@code *7782*8#}. */
    static String shortCodeOf(ServiceCode code) {
        int star = code.segments().indexOf('*');
        return SCHEME + (star < 0 ? code.segments() : code.segments().substring(0, star));
    }

    /** The keyword of an allotted code: {@code 8} of {@code *7782*8#}, or empty. */
    static String keywordOf(ServiceCode code) {
        int star = code.segments().indexOf('*');
        return star < 0 ? "" : code.segments().substring(star + 1);
    }

    /** A percent sign that encodes nothing stays, so that the text is no number afterwards. */
    private static String decoded(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            int octet = octetAt(bytes, i);
            plain.write(octet < 0 ? bytes[i] : octet);
            i += octet < 0 ? 1 : ESCAPE_LENGTH;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int octetAt(byte[] bytes, int i) {
        if (bytes[i] != '%' || i + ESCAPE_LENGTH > bytes.length) {
            return -1;
        }
        int high = hex(bytes[i + 1]);
        int low = hex(bytes[i + 2]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit((char) digit, 16);
    }
}
