package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.core.model.Money;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.core.purse.PurseRefusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everything that keeps purses holds to. There are accounts acme and beta. */
public abstract class PursesContract {

    private static final long NOW = 1_700_000_000_000L;

    protected abstract Purses purses();

    /**
     * Makes the purse of an account as provisioning does.
     *
     * @return whether there was none
     */
    protected abstract boolean open(String account, Money opening, long now);

    private static Money ngn(long kobo) {
        return new Money("NGN", kobo);
    }

    private boolean open(String account, long kobo) {
        return open(account, ngn(kobo), NOW);
    }

    private Purse purse() {
        return await(purses().find("acme")).orElseThrow();
    }

    private Purses.Posting topUp(long kobo, String reference) {
        return await(purses().topUp("acme", ngn(kobo), reference, NOW + 1));
    }

    private Purses.Posting withdraw(long kobo, String reference) {
        return await(purses().withdraw("acme", ngn(kobo), reference, NOW + 2));
    }

    @Test
    void shouldHaveNoPurseBeforeItIsOpened() {
        assertThat(await(purses().find("acme"))).isEmpty();
        assertThat(await(purses().verify("acme"))).isEmpty();
        assertThat(await(purses().ledger("acme", 0, 10))).isEmpty();
        assertThat(await(purses().accounts())).isEmpty();
        assertThat(topUp(1, "r")).isEqualTo(new Purses.Posting.NoPurse());
    }

    @Test
    void shouldOpenOnceAndKeepTheBalance() {
        assertThat(open("acme", 500)).isTrue();
        assertThat(open("acme", 900)).isFalse();
        assertThat(purse()).isEqualTo(new Purse("NGN", 500, 0, 1));
    }

    @Test
    void shouldListAccountsWithAPurse() {
        open("beta", 0);
        open("acme", 0);
        assertThat(await(purses().accounts())).containsExactly("acme", "beta");
    }

    @Test
    void shouldNotBeginWithADebt() {
        assertThatThrownBy(() -> open("acme", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(await(purses().find("acme"))).isEmpty();
    }

    @Test
    void shouldPayInOnceByReference() {
        open("acme", 500);
        Purse after = new Purse("NGN", 600, 0, 2);
        assertThat(topUp(100, "bank 1")).isEqualTo(new Purses.Posting.Made(after));
        assertThat(topUp(100, "bank 1")).isEqualTo(new Purses.Posting.Repeated(after));
        assertThat(topUp(101, "bank 1")).isEqualTo(new Purses.Posting.OtherPosting());
        assertThat(withdraw(100, "bank 1")).isEqualTo(new Purses.Posting.OtherPosting());
        assertThat(purse()).isEqualTo(after);
    }

    @Test
    void shouldTakeOutNoMoreThanTheBalance() {
        open("acme", 500);
        assertThat(withdraw(501, "r"))
                .isEqualTo(new Purses.Posting.Refused(PurseRefusal.INSUFFICIENT));
        assertThat(withdraw(500, "r"))
                .isEqualTo(new Purses.Posting.Made(new Purse("NGN", 0, 0, 2)));
    }

    @Test
    void shouldRefuseAmountsThatAreNone() {
        open("acme", 500);
        assertThat(topUp(0, "r")).isEqualTo(new Purses.Posting.Refused(PurseRefusal.AMOUNT));
        assertThat(topUp(-5, "r")).isEqualTo(new Purses.Posting.Refused(PurseRefusal.AMOUNT));
        assertThat(withdraw(-5, "r")).isEqualTo(new Purses.Posting.Refused(PurseRefusal.AMOUNT));
        assertThat(topUp(Long.MAX_VALUE, "r"))
                .isEqualTo(new Purses.Posting.Refused(PurseRefusal.OVERFLOW));
        assertThat(purse()).isEqualTo(new Purse("NGN", 500, 0, 1));
    }

    @Test
    void shouldRefuseAnotherCurrency() {
        open("acme", 500);
        assertThat(await(purses().topUp("acme", new Money("GHS", 5), "r", NOW)))
                .isEqualTo(new Purses.Posting.NoPurse());
    }

    @Test
    void shouldKeepALedgerThatIsReadPageByPage() {
        open("acme", 500);
        topUp(100, "a");
        withdraw(50, "b");
        open("beta", 7);
        assertThat(await(purses().ledger("acme", 0, 2)))
                .containsExactly(
                        new LedgerEntry(1, new Posting(Kind.OPENING, 500, "", NOW), 500, 0),
                        new LedgerEntry(2, new Posting(Kind.TOP_UP, 100, "a", NOW + 1), 600, 0));
        assertThat(await(purses().ledger("acme", 2, 2)))
                .containsExactly(
                        new LedgerEntry(3, new Posting(Kind.WITHDRAWAL, 50, "b", NOW + 2), 550, 0));
        assertThat(await(purses().ledger("acme", 3, 2))).isEmpty();
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldPayInEverythingThatComesAtOnce() {
        open("acme", 0);
        List<Future<Purses.Posting>> all =
                IntStream.range(0, 400)
                        .mapToObj(i -> purses().topUp("acme", ngn(3), "r" + i % 200, NOW))
                        .toList();
        List<Purses.Posting> done = all.stream().map(Futures::await).toList();
        assertThat(done).filteredOn(Purses.Posting.Made.class::isInstance).hasSize(200);
        assertThat(purse()).isEqualTo(new Purse("NGN", 600, 0, 201));
        assertThat(await(purses().verify("acme"))).isEmpty();
    }
}
