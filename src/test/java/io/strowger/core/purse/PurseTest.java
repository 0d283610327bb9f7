package io.strowger.core.purse;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.purse.Posting.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurseTest {

    private static final Purse PURSE = new Purse("NGN", 500, 200, 3);

    private static Posted post(Purse purse, Kind kind, long amount) {
        return purse.post(new Posting(kind, amount, "subject", 7));
    }

    @ParameterizedTest
    @CsvSource({
        "TOP_UP,1,501,200",
        "WITHDRAWAL,500,0,200",
        "HOLD,500,0,700",
        "HOLD,0,500,200",
        "COMMIT,200,500,0",
        "COMMIT,0,500,200",
        "RELEASE,200,700,0"
    })
    void shouldMoveMoney(Kind kind, long amount, long balance, long held) {
        assertThat(post(PURSE, kind, amount))
                .isEqualTo(
                        new Posted.Made(
                                new Purse("NGN", balance, held, 4),
                                new LedgerEntry(
                                        4,
                                        new Posting(kind, amount, "subject", 7),
                                        balance,
                                        held)));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENING,1,OPENED_BEFORE",
        "TOP_UP,0,AMOUNT",
        "TOP_UP,-1,AMOUNT",
        "TOP_UP,9223372036854775807,OVERFLOW",
        "TOP_UP,9223372036854775108,OVERFLOW",
        "WITHDRAWAL,0,AMOUNT",
        "WITHDRAWAL,501,INSUFFICIENT",
        "HOLD,-1,AMOUNT",
        "HOLD,501,INSUFFICIENT",
        "COMMIT,-1,AMOUNT",
        "COMMIT,201,NOT_HELD",
        "RELEASE,-9223372036854775808,AMOUNT",
        "RELEASE,201,NOT_HELD"
    })
    void shouldRefuseAndStay(Kind kind, long amount, PurseRefusal reason) {
        assertThat(post(PURSE, kind, amount)).isEqualTo(new Posted.Refused(reason));
    }

    @Test
    void shouldTakeAllThatFits() {
        assertThat(post(PURSE, Kind.TOP_UP, Long.MAX_VALUE - 700))
                .isInstanceOfSatisfying(
                        Posted.Made.class,
                        made -> assertThat(made.next().balance()).isEqualTo(Long.MAX_VALUE - 200));
    }

    @Test
    void shouldBeOpenedFirst() {
        Purse empty = Purse.empty("NGN");
        assertThat(post(empty, Kind.TOP_UP, 5))
                .isEqualTo(new Posted.Refused(PurseRefusal.NOT_OPENED));
        assertThat(post(empty, Kind.OPENING, -5))
                .isEqualTo(new Posted.Refused(PurseRefusal.AMOUNT));
        assertThat(post(empty, Kind.OPENING, 0))
                .isInstanceOfSatisfying(
                        Posted.Made.class,
                        made -> assertThat(made.next()).isEqualTo(new Purse("NGN", 0, 0, 1)));
    }
}
