package io.strowger.core.purse;

import io.strowger.core.purse.Posting.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Posts at random and keeps books of its own, in numbers that never overflow. */
final class PurseWalk {

    private static final int STEPS = 200;
    private static final long[] AMOUNTS = {
        0, 1, 2, 3, 5, 7, -1, Long.MAX_VALUE, Long.MAX_VALUE - 9
    };

    /** The rules under test. */
    interface Rules {
        Posted post(Purse purse, Posting posting);
    }

    private final Rules rules;
    private final Random random;
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Map<String, Long> holds = new HashMap<>();
    private Purse purse = Purse.empty("NGN");
    private BigInteger balance = BigInteger.ZERO;
    private BigInteger held = BigInteger.ZERO;

    private PurseWalk(Rules rules, long seed) {
        this.rules = rules;
        this.random = new Random(seed);
    }

    /**
     * Walks.
     *
     * @return the ledger that was written
     * @throws AssertionError at the first thing that is wrong
     */
    static List<LedgerEntry> run(Rules rules, long seed) {
        PurseWalk walk = new PurseWalk(rules, seed);
        walk.step(new Posting(Kind.OPENING, walk.random.nextInt(20), "", 0));
        for (int at = 1; at <= STEPS; at++) {
            walk.step(walk.chosen(at));
        }
        return walk.ledger;
    }

    private Posting chosen(int at) {
        List<Kind> kinds = List.of(Kind.values());
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        boolean ends = kind == Kind.COMMIT || kind == Kind.RELEASE;
        if (ends && !holds.isEmpty() && random.nextInt(8) > 0) {
            String session = holds.keySet().iterator().next();
            return new Posting(kind, holds.get(session), session, at);
        }
        return new Posting(kind, AMOUNTS[random.nextInt(AMOUNTS.length)], "s" + at, at);
    }

    private void step(Posting posting) {
        // what would end somebody else's hold is never asked for by the stores
        boolean ends = posting.kind() == Kind.COMMIT || posting.kind() == Kind.RELEASE;
        if (ends && posting.amount() >= 0 && !holds.containsKey(posting.subject())) {
            return;
        }
        boolean possible = possible(posting);
        switch (rules.post(purse, posting)) {
            case Posted.Refused _ -> require(!possible, "refused for nothing", posting);
            case Posted.Made(var next, var entry) -> {
                require(possible, "made what cannot be", posting);
                made(posting, next, entry);
            }
        }
    }

    private boolean possible(Posting posting) {
        BigInteger amount = BigInteger.valueOf(posting.amount());
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        return switch (posting.kind()) {
            case OPENING -> ledger.isEmpty() && amount.signum() >= 0;
            case TOP_UP ->
                    amount.signum() > 0 && balance.add(held).add(amount).compareTo(most) <= 0;
            case WITHDRAWAL -> amount.signum() > 0 && balance.compareTo(amount) >= 0;
            case HOLD -> amount.signum() >= 0 && balance.compareTo(amount) >= 0;
            case COMMIT, RELEASE -> amount.signum() >= 0;
        };
    }

    private void made(Posting posting, Purse next, LedgerEntry entry) {
        BigInteger amount = BigInteger.valueOf(posting.amount());
        switch (posting.kind()) {
            case OPENING, TOP_UP -> balance = balance.add(amount);
            case WITHDRAWAL -> balance = balance.subtract(amount);
            case HOLD -> {
                balance = balance.subtract(amount);
                held = held.add(amount);
                holds.put(posting.subject(), posting.amount());
            }
            case COMMIT -> {
                held = held.subtract(amount);
                holds.remove(posting.subject());
            }
            case RELEASE -> {
                balance = balance.add(amount);
                held = held.subtract(amount);
                holds.remove(posting.subject());
            }
        }
        purse = next;
        ledger.add(entry);
        require(next.balance() >= 0 && next.held() >= 0, "negative", posting);
        require(BigInteger.valueOf(next.balance()).equals(balance), "balance", posting);
        require(BigInteger.valueOf(next.held()).equals(held), "holds", posting);
        require(next.entries() == ledger.size(), "entries", posting);
        require(
                entry.equals(new LedgerEntry(ledger.size(), posting, next.balance(), next.held())),
                "entry",
                posting);
    }

    private static void require(boolean right, String what, Posting posting) {
        if (!right) {
            throw new AssertionError(what + " at " + posting);
        }
    }
}
