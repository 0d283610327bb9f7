package io.strowger.store.sql;

import io.strowger.limits.Quota;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows each account has and is about to write. It is counted anew now and then while rows
 * come and go: what happens meanwhile is added to the count, so that the tally may be a few too
 * many until the next count and is never too few. Of any thread.
 */
final class AccountTally {

    /** What comes of asking for a row. */
    enum Answer {
        TAKEN,
        ACCOUNT_FULL,
        TABLE_FULL
    }

    /** Of one account. */
    private static final class Use {
        long rows;

        /** How many of them are not written yet. */
        long underWay;

        /** How many a count under way may not have seen. */
        long unseen;
    }

    private final Quota quota;
    private final Map<String, Use> uses = new HashMap<>();
    private long all;

    AccountTally(Quota quota) {
        this.quota = quota;
    }

    /** Asks for a row; what was taken has to be settled. */
    synchronized Answer take(String account) {
        if (all >= quota.whole()) {
            return Answer.TABLE_FULL;
        }
        Use use = use(account);
        if (use.rows >= quota.perAccount()) {
            return Answer.ACCOUNT_FULL;
        }
        add(use, 1);
        use.underWay++;
        use.unseen++;
        return Answer.TAKEN;
    }

    private Use use(String account) {
        return uses.computeIfAbsent(account, _ -> new Use());
    }

    private void add(Use use, long rows) {
        use.rows += rows;
        all += rows;
    }

    /** A row that was taken is written, or never will be. */
    synchronized void settle(String account, boolean written) {
        Use use = use(account);
        use.underWay--;
        if (!written) {
            add(use, -1);
            use.unseen--;
        }
    }

    /** A row that was written is gone. */
    synchronized void removed(String account) {
        Use use = use(account);
        if (use.rows > use.underWay) {
            add(use, -1);
        }
    }

    /** A count begins. */
    synchronized void counting() {
        uses.values().forEach(use -> use.unseen = use.underWay);
    }

    /** What the count has found, by account. */
    synchronized void counted(Map<String, Long> found) {
        found.keySet().forEach(this::use);
        all = 0;
        uses.forEach((account, use) -> {
            use.rows = 0;
            add(use, found.getOrDefault(account, 0L) + Math.max(0, use.unseen));
        });
        uses.values().removeIf(use -> use.rows == 0 && use.underWay == 0);
    }
}
