package io.strowger.core.purse;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.purse.Posting.Kind;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerReplayTest {

    private final LedgerReplay replay = new LedgerReplay("NGN");

    private Purse purse = Purse.empty("NGN");

    @BeforeEach
    void open() {
        read(Kind.OPENING, 100, "");
        read(Kind.HOLD, 40, "a");
        read(Kind.HOLD, 10, "b");
    }

    private void read(Kind kind, long amount, String subject) {
        Posted posted = purse.post(new Posting(kind, amount, subject, 0));
        Posted.Made made = (Posted.Made) posted;
        purse = made.next();
        replay.read(made.entry());
    }

    @Test
    void shouldAgreeWithAPurseAndThePushesUnderWay() {
        assertThat(purse).isEqualTo(new Purse("NGN", 50, 50, 3));
        assertThat(replay.against(purse, Map.of("a", 40L, "b", 10L))).isNull();
        assertThat(replay.against(new Purse("NGN", 51, 50, 3), Map.of("a", 40L, "b", 10L)))
                .hasToString(
                        "the purse says Purse[currency=NGN, balance=51, held=50, entries=3], its"
                                + " ledger Purse[currency=NGN, balance=50, held=50, entries=3]");
        assertThat(replay.against(purse, Map.of("a", 40L)))
                .hasToString("push b holds 10 in the ledger and 0 by itself");
        assertThat(replay.against(purse, Map.of("a", 40L, "b", 10L, "c", 0L)))
                .hasToString("a push is under way whose hold the ledger does not know");
    }

    @Test
    void shouldNotLetAHoldEndTwice() {
        read(Kind.COMMIT, 10, "b");
        read(Kind.RELEASE, 10, "b");
        assertThat(replay.discrepancy()).hasToString("entry 5: push b does not hold 10");
    }

    @Test
    void shouldNotLetAHoldEndInParts() {
        read(Kind.RELEASE, 39, "a");
        assertThat(replay.discrepancy()).hasToString("entry 4: push a does not hold 39");
    }

    @Test
    void shouldNotLetMoreBeHeldThanIsThere() {
        replay.read(new LedgerEntry(4, new Posting(Kind.HOLD, 51, "c", 0), -1, 101));
        assertThat(replay.discrepancy()).hasToString("entry 4: HOLD of 51 cannot be: INSUFFICIENT");
    }

    @Test
    void shouldNotLetAPushHoldTwice() {
        read(Kind.HOLD, 1, "a");
        assertThat(replay.discrepancy()).hasToString("entry 4: push a is held twice");
    }

    @Test
    void shouldStayWithTheFirstDiscrepancy() {
        replay.read(new LedgerEntry(9, new Posting(Kind.TOP_UP, 1, "r", 0), 51, 50));
        replay.read(new LedgerEntry(4, new Posting(Kind.TOP_UP, 1, "r", 0), 99, 50));
        assertThat(replay.discrepancy()).hasToString("entry 9: number 4 was expected");
    }

    @Test
    void shouldReadWithdrawals() {
        read(Kind.WITHDRAWAL, 50, "w");
        assertThat(replay.discrepancy()).isNull();
        assertThat(replay.against(new Purse("NGN", 0, 50, 4), Map.of("a", 40L, "b", 10L))).isNull();
    }
}
