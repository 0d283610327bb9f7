package io.strowger.security;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses in CIDR notation (RFC 4632): {@code 127.0.0.0/8}, {@code fd00::/8}. A
 * bare address is the range of that address alone.
 *
 * @param base the first address, with every bit behind the prefix zero
 * @param prefixLength how many leading bits an address shares with the base
 */
public record AddressRange(InetAddress base, int prefixLength) {

    /**
     * @throws IllegalArgumentException when the base has bits behind the prefix or the prefix does
     *     not fit the address; the message says which
     */
    public AddressRange {
        byte[] bytes = base.getAddress();
        if (prefixLength < 0 || prefixLength > bytes.length * 8) {
            throw new IllegalArgumentException(
                    "the number behind / must be from 0 to " + bytes.length * 8);
        }
        if (!Arrays.equals(bytes, masked(bytes, prefixLength))) {
            throw new IllegalArgumentException(
                    "the address has bits behind its prefix; write the first address of the range");
        }
    }

    /**
     * Reads a range or a bare address; names are never looked up.
     *
     * @throws IllegalArgumentException when the text is neither; the message says why
     */
    public static AddressRange parse(String text) {
        String range = text.strip();
        int slash = range.indexOf('/');
        InetAddress base = address(slash < 0 ? range : range.substring(0, slash));
        int bits = base.getAddress().length * 8;
        return new AddressRange(base, slash < 0 ? bits : length(range.substring(slash + 1)));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be an address or a range such as 10.0.0.0/8 or fd00::/8", e);
        }
    }

    private static int length(String text) {
        boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !text.isEmpty() ? Integer.parseInt(text) : -1;
    }

    private static byte[] masked(byte[] address, int length) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(length - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }

    /** Whether the address lies in this range; addresses of the other family never do. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] own = base.getAddress();
        if (bytes.length != own.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != own[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0
                || (bytes[whole] & 0xff) >> (8 - rest) == (own[whole] & 0xff) >> (8 - rest);
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefixLength;
    }
}
