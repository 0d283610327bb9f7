package io.strowger.core.purse;

/** What came of a posting. */
public sealed interface Posted {

    /** The purse after it, and what the ledger says of it. */
    record Made(Purse next, LedgerEntry entry) implements Posted {}

    /** The purse stays as it is. */
    record Refused(PurseRefusal reason) implements Posted {}
}
