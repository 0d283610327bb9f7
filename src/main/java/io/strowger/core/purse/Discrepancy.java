package io.strowger.core.purse;

/**
 * Where a purse and its ledger part.
 *
 * @param entry the number of the entry of the ledger, or 0 when it is the purse beside it
 * @param sentence what differs; amounts in the smallest unit
 */
public record Discrepancy(long entry, String sentence) {
    @Override
    public String toString() {
        return entry == 0 ? sentence : "entry " + entry + ": " + sentence;
    }
}
