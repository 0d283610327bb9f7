package io.strowger.security;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The host of a callback URL. Numbers that some readers take for an address and others for a name
 * ({@code 0x7f.1}, {@code 2130706433}, {@code 127.1}) are neither here (URL Standard, "ends in a
 * number checker"; RFC 6943, section 3.1.1).
 */
sealed interface CallbackHost {

    /** A name in lower case and in ASCII (RFC 3490), without a dot behind it. */
    record Name(String name) implements CallbackHost {}

    /**
     * An address.
     *
     * @param host as it stands in a URL: IPv6 in brackets
     */
    record Literal(String host, InetAddress address) implements CallbackHost {}

    /** No host that can be called. */
    record Bad(String reason) implements CallbackHost {}

    int MAX_NAME = 253;
    int MAX_LABEL = 63;
    String DIGITS = "0123456789";
    String NAME_CHARACTERS = DIGITS + "abcdefghijklmnopqrstuvwxyz-";
    String IPV6_CHARACTERS = DIGITS + "abcdefABCDEF:.";

    static CallbackHost parse(String text) {
        if (text.startsWith("[")) {
            return ipv6(text);
        }
        String name = ascii(text);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return new Bad("has no host");
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return new Bad("has a host that is no name");
            }
        }
        return isNumber(labels[labels.length - 1]) ? ipv4(name, labels) : new Name(name);
    }

    private static String ascii(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return ""; // no name at all
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= MAX_LABEL
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && consistsOf(label, NAME_CHARACTERS);
    }

    private static boolean consistsOf(String text, String alphabet) {
        for (int i = 0; i < text.length(); i++) {
            if (alphabet.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is one or more of the digits 0 to 9. */
    static boolean isDecimal(String text) {
        return !text.isEmpty() && consistsOf(text, DIGITS);
    }

    /** Decimal, octal or hexadecimal: no top-level domain is one. */
    private static boolean isNumber(String label) {
        return label.startsWith("0x") || isDecimal(label);
    }

    private static CallbackHost ipv4(String host, String[] parts) {
        byte[] address = new byte[4];
        if (parts.length != address.length) {
            return new Bad("has a host that is a number");
        }
        for (int i = 0; i < address.length; i++) {
            int octet = octet(parts[i]);
            if (octet < 0) {
                return new Bad("has a host that is a number");
            }
            address[i] = (byte) octet;
        }
        return literal(host, address);
    }

    /** -1 for what is not the one plain form of a number up to 255. */
    private static int octet(String text) {
        boolean plain =
                text.length() <= 3
                        && isDecimal(text)
                        && (text.length() == 1 || text.charAt(0) != '0');
        int octet = plain ? Integer.parseInt(text) : -1;
        return octet <= 255 ? octet : -1;
    }

    private static CallbackHost ipv6(String text) {
        String inner = text.endsWith("]") ? text.substring(1, text.length() - 1) : "";
        if (!consistsOf(inner, IPV6_CHARACTERS)) { // a zone above all
            return new Bad("has an IPv6 address that cannot be used");
        }
        try {
            InetAddress address = Inet6Address.ofLiteral(inner);
            return new Literal(text.toLowerCase(Locale.ROOT), address);
        } catch (IllegalArgumentException e) {
            return new Bad("has an IPv6 address that cannot be used");
        }
    }

    private static CallbackHost literal(String host, byte[] address) {
        try {
            return new Literal(host, InetAddress.getByAddress(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
