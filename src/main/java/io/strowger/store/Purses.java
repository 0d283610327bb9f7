package io.strowger.store;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Discrepancy;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.Purse;
import io.strowger.core.purse.PurseRefusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The purses of accounts, each with a ledger that is only ever added to (invariant 1).
 *
 * <p>What was posted is durable when the future succeeds. Times are epoch milliseconds and come
 * from the caller.
 */
public interface Purses {

    /** What came of a posting by the operator. */
    sealed interface Posting {

        /** It is made; {@code now} is the purse after it. */
        record Made(Purse now) implements Posting {}

        /** It was made before, with the same reference; nothing is posted. */
        record Repeated(Purse now) implements Posting {}

        /** Something else was posted with the same reference. */
        record OtherPosting() implements Posting {}

        /** The account has no purse, or one of another currency. */
        record NoPurse() implements Posting {}

        /** It cannot be; nothing is posted. */
        record Refused(PurseRefusal reason) implements Posting {}
    }

    /** The purse of an account. */
    Future<Optional<Purse>> find(String account);

    /** The accounts that have a purse, sorted. */
    Future<List<String>> accounts();

    /**
     * Pays money in.
     *
     * @param reference what the operator calls it: the same reference pays in once
     */
    Future<Posting> topUp(String account, Money amount, String reference, long now);

    /**
     * Takes money out, no more than the balance.
     *
     * @param reference what the operator calls it, among top-ups and withdrawals
     */
    Future<Posting> withdraw(String account, Money amount, String reference, long now);

    /**
     * Entries of a ledger in their order.
     *
     * @param after the number of the last entry that is known already, 0 for none
     */
    Future<List<LedgerEntry>> ledger(String account, long after, int limit);

    /**
     * Makes the purse anew from its ledger and compares it with the purse and with the pushes that
     * are under way. Works beside everything else that goes on.
     *
     * @return what does not add up; empty when all does, or when there is no purse
     */
    Future<Optional<Discrepancy>> verify(String account);
}
