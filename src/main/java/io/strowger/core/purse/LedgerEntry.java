package io.strowger.core.purse;

/**
 * A posting that was made, as it stands in the ledger.
 *
 * @param number 1, 2, 3… within the purse
 * @param balance of the purse after it
 * @param held by the purse after it
 */
public record LedgerEntry(long number, Posting posting, long balance, long held) {}
