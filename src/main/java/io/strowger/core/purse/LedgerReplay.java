package io.strowger.core.purse;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a purse anew from its ledger, entry by entry, and tells the first thing that does not add
 * up. Not safe for use by several threads.
 */
public final class LedgerReplay {

    private final Map<String, Long> holds = new HashMap<>();
    private Purse purse;
    private long deposited;
    private long withdrawn;
    private long committed;
    private @Nullable Discrepancy first;

    public LedgerReplay(String currency) {
        purse = Purse.empty(currency);
    }

    /** The first thing that does not add up, or null while everything does. */
    public @Nullable Discrepancy discrepancy() {
        return first;
    }

    /** Reads the next entry; after a discrepancy nothing is read any more. */
    public void read(LedgerEntry entry) {
        if (first == null) {
            String wrong = wrong(entry);
            first = wrong == null ? null : new Discrepancy(entry.number(), wrong);
        }
    }

    private @Nullable String wrong(LedgerEntry entry) {
        if (entry.number() != purse.entries() + 1) {
            return "number %d was expected".formatted(purse.entries() + 1);
        }
        return switch (purse.post(entry.posting())) {
            case Posted.Refused(var reason) ->
                    "%s of %d cannot be: %s"
                            .formatted(entry.posting().kind(), entry.posting().amount(), reason);
            case Posted.Made(var next, var made) -> wrong(entry, next, made);
        };
    }

    private @Nullable String wrong(LedgerEntry entry, Purse next, LedgerEntry made) {
        if (!entry.equals(made)) {
            return "balance %d and holds %d are written, %d and %d follow"
                    .formatted(entry.balance(), entry.held(), made.balance(), made.held());
        }
        purse = next;
        return counted(entry.posting());
    }

    private @Nullable String counted(Posting posting) {
        long amount = posting.amount();
        switch (posting.kind()) {
            case OPENING, TOP_UP -> deposited += amount;
            case WITHDRAWAL -> withdrawn += amount;
            case COMMIT -> committed += amount;
            case HOLD, RELEASE -> {}
        }
        if (purse.balance() + purse.held() + committed != deposited - withdrawn) {
            return "balance, holds and debits are not what was paid in and not taken out";
        }
        return heldOnce(posting);
    }

    /** A hold ends once, whole. */
    private @Nullable String heldOnce(Posting posting) {
        return switch (posting.kind()) {
            case OPENING, TOP_UP, WITHDRAWAL -> null;
            case HOLD ->
                    holds.putIfAbsent(posting.subject(), posting.amount()) == null
                            ? null
                            : "push %s is held twice".formatted(posting.subject());
            case COMMIT, RELEASE ->
                    Objects.equals(holds.remove(posting.subject()), posting.amount())
                            ? null
                            : "push %s does not hold %d"
                                    .formatted(posting.subject(), posting.amount());
        };
    }

    /**
     * Compares what the whole ledger says with the purse beside it and with the pushes that are
     * under way.
     *
     * @param open the price of every push whose hold has not ended, by its session
     */
    public @Nullable Discrepancy against(Purse stored, Map<String, Long> open) {
        if (first != null) {
            return first;
        }
        if (!stored.equals(purse)) {
            return new Discrepancy(0, "the purse says %s, its ledger %s".formatted(stored, purse));
        }
        return holds.equals(open) ? null : new Discrepancy(0, difference(open));
    }

    private String difference(Map<String, Long> open) {
        for (Map.Entry<String, Long> hold : holds.entrySet()) {
            if (!hold.getValue().equals(open.get(hold.getKey()))) {
                return "push %s holds %d in the ledger and %s by itself"
                        .formatted(
                                hold.getKey(),
                                hold.getValue(),
                                open.getOrDefault(hold.getKey(), 0L));
            }
        }
        return "a push is under way whose hold the ledger does not know";
    }
}
