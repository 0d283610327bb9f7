package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.Settings;
import io.strowger.core.model.Money;
import io.strowger.core.purse.Discrepancy;
import io.strowger.provision.Provisioner;
import io.strowger.store.Purses;
import io.strowger.store.sql.SqliteMoney;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurseCommandTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    @TempDir private Path folder;
    private @Nullable Purses purses;
    private String settings = "";
    private int closed;

    @BeforeEach
    void open() throws IOException {
        settings = Files.writeString(folder.resolve("settings.yaml"), "data: store\n").toString();
        purses = money.purses();
        money.open("acme", new Money("NGN", 100_000), NOW.toEpochMilli());
    }

    @Test
    void shouldShowAPurse() {
        Typed typed = purse("show", "acme");

        assertThat(typed.out()).isEqualTo("balance  NGN 1000.00\nheld     NGN 0.00\nentries  1\n");
        assertThat(typed.exitCode()).isZero();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void shouldSayThatAnAccountHasNoPurse() {
        for (String command : List.of("show", "ledger", "verify")) {
            Typed typed = purse(command, "beta");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.err()).contains("account beta has no purse").hasLineCount(1);
        }
        assertThat(closed).isEqualTo(3);
    }

    @Test
    void shouldPayInOnceForAReference() {
        assertThat(purse("top-up", "acme", "500.5", "--reference", "bank 1").out())
                .isEqualTo("NGN 500.50 is paid in; the balance is NGN 1500.50.\n");
        Typed again = purse("top-up", "acme", "500.50", "--reference", "bank 1");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("bank 1 was paid in before", "NGN 1500.50");
        Typed other = purse("top-up", "acme", "1", "--reference", "bank 1");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("something else was posted as bank 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u00a0\u2003", "\u200b"})
    void shouldRefuseAReferenceThatNamesNothing(String reference) {
        Typed typed = purse("top-up", "acme", "5", "--reference", reference);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("--reference: name the payment; it tells two apart. See")
                .hasLineCount(1);
        assertThat(purse("show", "acme").out()).contains("NGN 1000.00", "entries  1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661", "\uff11", "1\u0660", "0x10", "1e1", ""})
    void shouldRefuseLimitsThatAreNoNumbers(String limit) {
        Typed typed = purse("ledger", "acme", "--limit", limit);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--limit").hasLineCount(1);
        assertThat(purse("ledger", "acme", "--after", limit).exitCode()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAmountsThatAreNone() {
        Typed wrong = purse("top-up", "acme", "5.001", "--reference", "r");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("AMOUNT: NGN has at most 2 decimals");
        Typed nothing = purse("top-up", "acme", "0", "--reference", "r");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("pay in more than nothing");
        assertThat(purse("top-up", "acme", "5").exitCode()).isEqualTo(2);
        assertThat(purse("top-up", "acme", "92233720368547758", "--reference", "r").err())
                .contains("cannot hold so much");
    }

    @Test
    void shouldListTheLedgerPageByPage() {
        purse("top-up", "acme", "500", "--reference", "bank\u001b[31m");
        Typed typed = purse("ledger", "acme");

        assertThat(typed.out().lines())
                .containsExactly(
                        "  number  at                        what                amount"
                                + "         balance            held  push or reference",
                        "       1  2026-05-01T10:00:00Z      opening            1000.00"
                                + "         1000.00            0.00",
                        "       2  2026-05-01T10:00:00Z      top-up              500.00"
                                + "         1500.00            0.00  bank?[31m");
        assertThat(purse("ledger", "acme", "--after", "1").out()).hasLineCount(2);
        assertThat(purse("ledger", "acme", "--limit", "1").out()).hasLineCount(2);
        assertThat(purse("ledger", "acme", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldVerifyOneOrAll() {
        money.open("beta", new Money("GHS", 1), 0);

        assertThat(purse("verify").out()).isEqualTo("acme adds up.\nbeta adds up.\n");
        assertThat(purse("verify", "beta").out()).isEqualTo("beta adds up.\n");
    }

    @Test
    void shouldFailWhenAPurseDoesNotAddUp() {
        Purses right = money.purses();
        purses =
                (Purses)
                        Proxy.newProxyInstance(
                                Purses.class.getClassLoader(),
                                new Class<?>[] {Purses.class},
                                (_, method, args) ->
                                        method.getName().equals("verify")
                                                ? Future.succeededFuture(
                                                        Optional.of(
                                                                new Discrepancy(7, "as planned")))
                                                : method.invoke(right, args));
        Typed typed = purse("verify");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo("acme does not add up: entry 7: as planned\n");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(Typed.line("purse", new PurseCommand(this::store, clock()), "purse").exitCode())
                .isEqualTo(2);
        assertThat(purse("show", "--help").exitCode()).isZero();
    }

    private Typed purse(String command, String... more) {
        List<String> args = new ArrayList<>(List.of("purse", command));
        args.addAll(List.of(more));
        args.addAll(List.of("--config", settings));
        return Typed.line(
                "purse", new PurseCommand(this::store, clock()), args.toArray(String[]::new));
    }

    private static InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    private StoreOpener.Store store(Settings chosen) {
        assertThat(chosen.data()).isEqualTo(Path.of("store"));
        return new StoreOpener.Store() {
            @Override
            public Provisioner provisioner() {
                throw new AssertionError("nothing is provisioned here");
            }

            @Override
            public Purses purses() {
                return Objects.requireNonNull(purses);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
