package io.strowger.core.purse;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.PurseWalk.Rules;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurseWalkTest {

    private static final int WALKS = 300;

    /** Rules that break invariant 1 in one way. */
    record Bug(String name, Rules rules) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bug> bugs() {
        return Stream.of(
                new Bug("a hold is not taken from the balance", after(Kind.HOLD, 1, 0)),
                new Bug("a hold is not put aside", after(Kind.HOLD, 0, -1)),
                new Bug("a debit is taken twice", after(Kind.COMMIT, -1, 0)),
                new Bug("a release stays held", after(Kind.RELEASE, 0, 1)),
                new Bug("a release is lost", after(Kind.RELEASE, -1, 0)),
                new Bug("a withdrawal costs nothing", after(Kind.WITHDRAWAL, 1, 0)),
                new Bug("the ledger skips an entry", PurseWalkTest::skipping),
                new Bug("the balance is not looked at", PurseWalkTest::generous),
                new Bug("sums overflow", PurseWalkTest::overflowing));
    }

    private static Rules after(Kind kind, int toBalance, int toHeld) {
        return (purse, posting) ->
                posting.kind() == kind
                        ? changed(
                                purse.post(posting),
                                next ->
                                        new Purse(
                                                next.currency(),
                                                next.balance() + toBalance * posting.amount(),
                                                next.held() + toHeld * posting.amount(),
                                                next.entries()))
                        : purse.post(posting);
    }

    private static Posted changed(Posted posted, UnaryOperator<Purse> change) {
        if (!(posted instanceof Posted.Made(var next, var entry))) {
            return posted;
        }
        Purse wrong = change.apply(next);
        return new Posted.Made(
                wrong,
                new LedgerEntry(wrong.entries(), entry.posting(), wrong.balance(), wrong.held()));
    }

    private static Posted skipping(Purse purse, Posting posting) {
        return changed(
                purse.post(posting),
                next ->
                        next.entries() == 9
                                ? new Purse(next.currency(), next.balance(), next.held(), 10)
                                : next);
    }

    private static Posted generous(Purse purse, Posting posting) {
        Purse rich = new Purse(purse.currency(), Long.MAX_VALUE / 2, purse.held(), purse.entries());
        return posting.kind() == Kind.HOLD
                ? changed(
                        rich.post(posting),
                        next ->
                                new Purse(
                                        next.currency(),
                                        purse.balance() - posting.amount(),
                                        next.held(),
                                        next.entries()))
                : purse.post(posting);
    }

    private static Posted overflowing(Purse purse, Posting posting) {
        Purse poor = new Purse(purse.currency(), 0, 0, purse.entries());
        return posting.kind() == Kind.TOP_UP
                ? changed(
                        poor.post(posting),
                        next ->
                                new Purse(
                                        next.currency(),
                                        purse.balance() + posting.amount(),
                                        purse.held(),
                                        next.entries()))
                : purse.post(posting);
    }

    @Test
    void shouldKeepExactBooksWhateverComes() {
        for (long seed = 1; seed <= WALKS; seed++) {
            List<LedgerEntry> ledger = PurseWalk.run(Purse::post, seed);
            LedgerReplay replay = new LedgerReplay("NGN");
            ledger.forEach(replay::read);
            assertThat(replay.discrepancy()).as("seed %d", seed).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldCatchRulesThatAreWrong(Bug bug) {
        assertThat(LongStream.rangeClosed(1, WALKS).filter(seed -> breaks(bug.rules(), seed)))
                .isNotEmpty();
    }

    private static boolean breaks(Rules rules, long seed) {
        try {
            PurseWalk.run(rules, seed);
            return false;
        } catch (AssertionError expected) {
            return true;
        }
    }

    @Test
    void shouldFindEveryEntryThatWasTamperedWith() {
        List<LedgerEntry> ledger = PurseWalk.run(Purse::post, 4711);
        for (int i = 0; i < ledger.size(); i++) {
            LedgerEntry entry = ledger.get(i);
            Posting posting = entry.posting();
            Posting dearer =
                    new Posting(
                            posting.kind(), posting.amount() + 1, posting.subject(), posting.at());
            tampered(
                    ledger,
                    i,
                    new LedgerEntry(entry.number(), dearer, entry.balance(), entry.held()));
            tampered(
                    ledger,
                    i,
                    new LedgerEntry(entry.number(), posting, entry.balance() + 1, entry.held()));
            tampered(
                    ledger,
                    i,
                    new LedgerEntry(entry.number() + 1, posting, entry.balance(), entry.held()));
        }
    }

    private static void tampered(List<LedgerEntry> ledger, int at, LedgerEntry wrong) {
        LedgerReplay replay = new LedgerReplay("NGN");
        for (int i = 0; i < ledger.size(); i++) {
            replay.read(i == at ? wrong : ledger.get(i));
        }
        assertThat(replay.discrepancy()).isNotNull();
        assertThat(replay.discrepancy().entry()).isEqualTo(wrong.number());
        assertThat(replay.against(Purse.empty("NGN"), Map.of())).isEqualTo(replay.discrepancy());
    }
}
