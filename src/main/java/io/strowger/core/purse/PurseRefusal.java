package io.strowger.core.purse;

/** Why a posting cannot be made. */
public enum PurseRefusal {
    /** An amount is negative, or nothing where something is needed. */
    AMOUNT,
    /** The balance does not pay for it. */
    INSUFFICIENT,
    /** Balance and holds together would not fit a long. */
    OVERFLOW,
    /** Less than this is held. */
    NOT_HELD,
    /** A purse is opened once. */
    OPENED_BEFORE,
    /** An opening comes first. */
    NOT_OPENED
}
