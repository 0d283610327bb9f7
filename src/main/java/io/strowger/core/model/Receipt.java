package io.strowger.core.model;

/** What a network reports of a short message that it took (3GPP TS 23.040, section 9.2.3.15). */
public enum Receipt {
    /** The handset has it. */
    DELIVERED,

    /** The handset did not take it, and it is not tried again. */
    UNDELIVERABLE,

    /** The handset was not to be reached as long as the network kept it. */
    EXPIRED
}
