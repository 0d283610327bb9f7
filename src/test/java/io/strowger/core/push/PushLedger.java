package io.strowger.core.push;

import static io.strowger.core.push.BrokenPush.unless;

import io.strowger.core.purse.LedgerReplay;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a purse, a network and a sender have seen of one push. */
final class PushLedger {

    private static final long PRICE = 4;
    private static final String SESSION = "s1";

    private final LedgerReplay replay = new LedgerReplay("NGN");
    private Purse purse = Purse.empty("NGN");

    /** What a retry would be answered; null when nothing is kept. */
    private @Nullable Boolean keptAsSent;

    private @Nullable PushOutcome settled;
    private @Nullable PushOutcome told;
    int submits;
    boolean networkHas;

    /** Whether a subscriber has replied after the process was gone. */
    boolean shown;

    PushLedger() {
        post(Kind.OPENING, 10, "");
    }

    private void post(Kind kind, long amount, String subject) {
        Posted posted = purse.post(new Posting(kind, amount, subject, 0));
        unless(posted instanceof Posted.Made, 1, kind + " cannot be: " + posted);
        Posted.Made made = (Posted.Made) posted;
        purse = made.next();
        replay.read(made.entry());
        unless(replay.discrepancy() == null, 1, String.valueOf(replay.discrepancy()));
    }

    void submit(PushState row, boolean inTime, boolean taken) {
        unless(++submits == 1, 5, "it is submitted twice");
        unless(row instanceof PushState.MaybeSent, 5, "it leaves, and nothing durable says so");
        unless(inTime, 15, "it leaves when nobody waits for it any more");
        networkHas = taken;
    }

    void settles(PushOutcome outcome) {
        settled = outcome;
    }

    void tells(PushOutcome outcome) {
        told = outcome;
        if (outcome instanceof SubmitOutcome.Refused) {
            unless(!networkHas, 2, "its sender hears that it was not sent, and it was");
        }
    }

    void write(PushState row, List<PushEffect> effects) {
        for (PushEffect effect : effects) {
            switch (effect) {
                case PushEffect.HoldPrice() -> post(Kind.HOLD, PRICE, SESSION);
                case PushEffect.CommitPrice() -> post(Kind.COMMIT, PRICE, SESSION);
                case PushEffect.ReleasePrice() -> post(Kind.RELEASE, PRICE, SESSION);
                case PushEffect.KeepAnswer() -> keep(true);
                case PushEffect.KeepRefusal() -> keep(false);
                case PushEffect.ForgetKey() -> {
                    unless(submits == 0, 5, "a key is forgotten of what may have been sent");
                    keptAsSent = null;
                }
                case PushEffect.KeepFirstScreen _, PushEffect.ForgetRecovery() -> {}
            }
        }
        boolean open = row instanceof PushState.Open;
        unless(purse.held() == (open ? PRICE : 0), 1, "held: " + purse.held() + " in " + row);
    }

    /** The first answer stays. */
    private void keep(boolean asSent) {
        if (keptAsSent == null) {
            keptAsSent = asSent;
        }
    }

    /**
     * Everything is over.
     *
     * @param lives whether the process lived to write all that it knew
     */
    void rest(PushState row, boolean lives) {
        boolean committed = row instanceof PushState.Committed;
        boolean flagged = row instanceof PushState.Flagged;
        unless(!(row instanceof PushState.Open), 3, "a hold never ended: " + row);
        unless(replay.against(purse, Map.of()) == null, 1, "ledger and purse differ");
        unless(!committed || networkHas, 2, "a debit for what no network has");
        unless(!networkHas || committed || flagged, 2, "a push for nothing");
        boolean heard = settled instanceof SubmitOutcome.Accepted;
        unless(!(lives && heard) || committed || flagged, 2, "accepted, and not paid");
        unless(!shown || committed, 2, "replied to, and not paid");
        unless(!networkHas || !Boolean.FALSE.equals(keptAsSent), 6, "a retry hears of a refusal");
        unless(
                !(told instanceof SubmitOutcome.Accepted) || !Boolean.FALSE.equals(keptAsSent),
                6,
                "a retry hears another answer than its first");
    }
}
