package io.strowger.core.purse;

import io.strowger.core.purse.Posting.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What an account has prepaid. Neither part is ever negative and both together fit a long, so that
 * what is held can always go back (invariant 1).
 *
 * @param currency ISO 4217
 * @param balance what may still be spent, in the currency's smallest unit
 * @param held what is put aside for pushes that are under way
 * @param entries of its ledger
 */
public record Purse(String currency, long balance, long held, long entries) {

    /** A purse that nothing was posted to. */
    public static Purse empty(String currency) {
        return new Purse(currency, 0, 0, 0);
    }

    /** The next state, or why there is none. */
    public Posted post(Posting posting) {
        PurseRefusal refusal = refusal(posting);
        if (refusal != null) {
            return new Posted.Refused(refusal);
        }
        long amount = posting.amount();
        Purse next =
                switch (posting.kind()) {
                    case OPENING, TOP_UP -> moved(amount, 0);
                    case WITHDRAWAL -> moved(-amount, 0);
                    case HOLD -> moved(-amount, amount);
                    case COMMIT -> moved(0, -amount);
                    case RELEASE -> moved(amount, -amount);
                };
        return new Posted.Made(
                next, new LedgerEntry(next.entries, posting, next.balance, next.held));
    }

    private Purse moved(long toBalance, long toHeld) {
        return new Purse(currency, balance + toBalance, held + toHeld, entries + 1);
    }

    private @Nullable PurseRefusal refusal(Posting posting) {
        Kind kind = posting.kind();
        if ((kind == Kind.OPENING) != (entries == 0)) {
            return entries == 0 ? PurseRefusal.NOT_OPENED : PurseRefusal.OPENED_BEFORE;
        }
        if (posting.amount() < least(kind)) {
            return PurseRefusal.AMOUNT;
        }
        return refusal(kind, posting.amount());
    }

    /** A push may be free; a top-up of nothing is a mistake. */
    private static long least(Kind kind) {
        return kind == Kind.TOP_UP || kind == Kind.WITHDRAWAL ? 1 : 0;
    }

    private @Nullable PurseRefusal refusal(Kind kind, long amount) {
        return switch (kind) {
            case OPENING, TOP_UP ->
                    balance > Long.MAX_VALUE - held - amount ? PurseRefusal.OVERFLOW : null;
            case WITHDRAWAL, HOLD -> balance < amount ? PurseRefusal.INSUFFICIENT : null;
            case COMMIT, RELEASE -> held < amount ? PurseRefusal.NOT_HELD : null;
        };
    }
}
