package io.strowger.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that an application may not make us call: all that are not of the public internet
 * (IANA's special-purpose address registries, RFC 6890, and the documents named in the table).
 *
 * <p>Java's own predicates know a third of these.
 */
public final class ForbiddenAddresses {

    /**
     * Addresses that are forbidden for one reason.
     *
     * @param name what they are for
     * @param source the document that says so
     */
    public record Block(AddressRange range, String name, String source) {}

    private static final List<Block> BLOCKS =
            """
            0.0.0.0/8         this network               RFC 791, section 3.2
            10.0.0.0/8        private                    RFC 1918, section 3
            100.64.0.0/10     carrier-grade NAT          RFC 6598, section 7
            127.0.0.0/8       loopback                   RFC 1122, section 3.2.1.3
            169.254.0.0/16    link-local                 RFC 3927, section 2.1
            172.16.0.0/12     private                    RFC 1918, section 3
            192.0.0.0/24      protocol assignments       RFC 6890, section 2.1
            192.0.2.0/24      documentation              RFC 5737, section 3
            192.88.99.0/24    6to4 relay                 RFC 7526, section 6
            192.168.0.0/16    private                    RFC 1918, section 3
            198.18.0.0/15     benchmarking               RFC 2544, appendix C.2.2
            198.51.100.0/24   documentation              RFC 5737, section 3
            203.0.113.0/24    documentation              RFC 5737, section 3
            224.0.0.0/4       multicast                  RFC 5771, section 3
            255.255.255.255   broadcast                  RFC 919, section 7
            240.0.0.0/4       reserved                   RFC 1112, section 4
            ::                unspecified                RFC 4291, section 2.5.2
            ::1               loopback                   RFC 4291, section 2.5.3
            64:ff9b::/96      IPv4 behind NAT64          RFC 6052, section 2.1
            64:ff9b:1::/48    IPv4 behind local NAT64    RFC 8215, section 3
            100::/64          discard                    RFC 6666, section 4
            2001::/32         Teredo                     RFC 4380, section 2.6
            2001:2::/48       benchmarking               RFC 5180, section 8
            2001:10::/28      ORCHID                     RFC 4843, section 2
            2001:20::/28      ORCHID, version 2          RFC 7343, section 2
            2001::/23         protocol assignments       RFC 2928, section 1
            2001:db8::/32     documentation              RFC 3849, section 2
            2002::/16         6to4                       RFC 3056, section 2
            3fff::/20         documentation              RFC 9637, section 3
            5f00::/16         segment routing            RFC 9602, section 5
            fc00::/7          unique local               RFC 4193, section 3
            fe80::/10         link-local                 RFC 4291, section 2.5.6
            fec0::/10         site-local                 RFC 3879, section 4
            ff00::/8          multicast                  RFC 4291, section 2.7
            """
                    .lines()
                    .map(ForbiddenAddresses::block)
                    .toList();

    /** Where global unicast addresses are; what is not there has no owner who could be asked. */
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    private static final Block OUTSIDE =
            new Block(AddressRange.parse("::/0"), "not allotted", "RFC 4291, section 2.4");

    private static final int IPV4_AT = 12;

    private ForbiddenAddresses() {}

    private static Block block(String row) {
        String[] columns = row.split(" {2,}", 3);
        return new Block(AddressRange.parse(columns[0]), columns[1], columns[2]);
    }

    /** The table. */
    public static List<Block> blocks() {
        return BLOCKS;
    }

    /** Why an address may not be called, or null when it may. */
    public static @Nullable Block forbidding(InetAddress address, List<AddressRange> ownRanges) {
        InetAddress reached = reached(address);
        Block block = forbidding(reached);
        return block != null && (lies(reached, ownRanges) || lies(address, ownRanges))
                ? null
                : block;
    }

    private static boolean lies(InetAddress address, List<AddressRange> ranges) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Block forbidding(InetAddress address) {
        for (Block block : BLOCKS) {
            if (block.range().contains(address)) {
                return block;
            }
        }
        boolean global = address instanceof Inet4Address || GLOBAL_UNICAST.contains(address);
        return global ? null : OUTSIDE;
    }

    /**
     * The address that is really called: an IPv4 address that is mapped to or compatible with IPv6
     * (RFC 4291, section 2.5.5) is called over IPv4.
     */
    private static InetAddress reached(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length > IPV4_AT && isEmbedded(bytes)
                ? ipv4(Arrays.copyOfRange(bytes, IPV4_AT, bytes.length))
                : address;
    }

    private static boolean isEmbedded(byte[] bytes) {
        for (int i = 0; i < IPV4_AT - 2; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        int mark = ((bytes[10] & 0xff) << 8) | (bytes[11] & 0xff);
        boolean unspecifiedOrLoopback =
                bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && (bytes[15] & 0xff) <= 1;
        return mark == 0xffff || (mark == 0 && !unspecifiedOrLoopback);
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
