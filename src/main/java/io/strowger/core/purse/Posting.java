package io.strowger.core.purse;

/**
 * Something that happens to the money of a purse.
 *
 * @param amount in the currency's smallest unit; what is wrong with it the purse says
 * @param subject the session of a hold and of what ends it; else the operator's reference
 * @param at epoch milliseconds
 */
public record Posting(Kind kind, long amount, String subject, long at) {

    /** What a posting does. */
    public enum Kind {
        /** The first of a purse: what it begins with. */
        OPENING,
        /** Money comes in. */
        TOP_UP,
        /** Money is taken out by the operator. */
        WITHDRAWAL,
        /** A part of the balance is put aside for a push. */
        HOLD,
        /** What was put aside is spent. */
        COMMIT,
        /** What was put aside goes back to the balance. */
        RELEASE
    }
}
