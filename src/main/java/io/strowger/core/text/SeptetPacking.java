package io.strowger.core.text;

/**
 * Packs septets into octets the way USSD does (3GPP TS 23.038, section 6.1.2.3.1).
 *
 * <p>Eight septets fill seven octets. Seven spare bits would read as one more character, so they
 * hold a CR, and a receiver drops a CR that ends on an octet boundary; a text that really ends
 * there with a CR gets a second one. The standard stops here, which leaves texts that end in
 * several CRs without a way back ({@code …CR} and {@code …CR CR} would pack alike). Here the rule
 * goes on: each octet boundary that the run of CRs at the end reaches costs one CR more, so that
 * {@link #unpack} gives back every text. For texts with at most one CR at the end the octets are
 * those of the standard.
 */
public final class SeptetPacking {

    private static final byte CR = 0x0D;
    private static final int BITS = 7;
    private static final int SEPTETS_A_GROUP = 8;
    private static final int SEPTET_MASK = 0x7F;

    private SeptetPacking() {}

    /**
     * The octets of septets, each 0 to 127 in a byte of its own.
     *
     * @throws IllegalArgumentException when a value is not a septet
     */
    public static byte[] pack(byte[] septets) {
        int length = withPadding(septets);
        byte[] octets = new byte[(length * BITS + 7) / 8];
        for (int i = 0; i < length; i++) {
            int septet = i < septets.length ? septets[i] : CR;
            if (septet < 0) {
                throw new IllegalArgumentException("a septet has seven bits");
            }
            put(octets, i * BITS, septet);
        }
        return octets;
    }

    private static void put(byte[] octets, int bit, int septet) {
        int shifted = septet << bit % 8;
        octets[bit / 8] |= (byte) shifted;
        if (bit % 8 > 1) {
            octets[bit / 8 + 1] |= (byte) (shifted >> 8);
        }
    }

    /** The septets of octets that {@link #pack} or a network packed, without the padding. */
    public static byte[] unpack(byte[] octets) {
        byte[] all = new byte[octets.length * 8 / BITS];
        for (int i = 0; i < all.length; i++) {
            all[i] = get(octets, i * BITS);
        }
        byte[] septets = new byte[withoutPadding(all)];
        System.arraycopy(all, 0, septets, 0, septets.length);
        return septets;
    }

    private static byte get(byte[] octets, int bit) {
        int value = (octets[bit / 8] & 0xFF) >> bit % 8;
        if (bit % 8 > 1) {
            value |= (octets[bit / 8 + 1] & 0xFF) << (8 - bit % 8);
        }
        return (byte) (value & SEPTET_MASK);
    }

    /** One septet more for each place before a boundary that is padding or in the run of CRs. */
    private static int withPadding(byte[] septets) {
        int length = septets.length;
        for (int place = lastOfGroup(septets); place <= length; place += SEPTETS_A_GROUP) {
            length++;
        }
        return length;
    }

    private static int withoutPadding(byte[] septets) {
        int reach = septets.length + SEPTETS_A_GROUP - 1 - lastOfGroup(septets);
        return septets.length - reach / SEPTETS_A_GROUP;
    }

    /** The first last place of a group of eight at or after the start of the CRs at the end. */
    private static int lastOfGroup(byte[] septets) {
        int start = septets.length;
        while (start > 0 && septets[start - 1] == CR) {
            start--;
        }
        return start | (SEPTETS_A_GROUP - 1);
    }
}
