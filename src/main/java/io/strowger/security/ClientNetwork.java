package io.strowger.security;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What clients are counted by: an IPv4 address, or the first 64 bits of an IPv6 address, since
 * whoever has one address of such a network has all of them (RFC 6177, section 2). A key of maps.
 *
 * @param version 4 or 6; 0 when the address is not known
 * @param bits the address or its first half
 */
public record ClientNetwork(int version, long bits) {

    /** Of all clients whose address cannot be told. */
    public static final ClientNetwork UNKNOWN = new ClientNetwork(0, 0);

    private static final int IPV4_BYTES = 4;

    /** What stands in front of an IPv4 address that is written as an IPv6 one (RFC 4291, 2.5.5). */
    private static final int MAPPED = 0xffff;

    /** The network of an address; an IPv4-mapped address is the IPv4 address. */
    public static ClientNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        if (bytes.remaining() == IPV4_BYTES) {
            return new ClientNetwork(4, Integer.toUnsignedLong(bytes.getInt()));
        }
        long network = bytes.getLong();
        boolean mapped = network == 0 && bytes.getInt() == MAPPED;
        return mapped
                ? new ClientNetwork(4, Integer.toUnsignedLong(bytes.getInt()))
                : new ClientNetwork(6, network);
    }

    /** The same, with one value for all addresses that are not known. */
    public static ClientNetwork ofNullable(@Nullable InetAddress address) {
        return address == null ? UNKNOWN : of(address);
    }
}
