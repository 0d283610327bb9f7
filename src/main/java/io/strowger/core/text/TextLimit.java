package io.strowger.core.text;

/** How much text one carrier takes, in the units of each coding. */
public enum TextLimit {
    /** One USSD screen: 160 octets (docs/protocols/common.md, "Texts"). */
    USSD_SCREEN(182, 80),

    /** One short message: 140 octets. */
    SMS(160, 70);

    private final int septets;
    private final int ucs2Units;

    TextLimit(int septets, int ucs2Units) {
        this.septets = septets;
        this.ucs2Units = ucs2Units;
    }

    /** The most units of this coding: septets of {@code GSM7}, 16-bit units of {@code UCS2}. */
    public int of(Coding coding) {
        return switch (coding) {
            case GSM7 -> septets;
            case UCS2 -> ucs2Units;
        };
    }
}
