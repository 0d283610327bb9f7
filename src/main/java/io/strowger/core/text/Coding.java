package io.strowger.core.text;

/** How the characters of a text travel to the handset (3GPP TS 23.038, section 6.2). */
public enum Coding {
    /** The default alphabet of 7-bit septets; characters of its extension table take two. */
    GSM7,

    /** UTF-16 units of 16 bits; characters outside the basic plane take two. */
    UCS2
}
