package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.Purse;
import io.strowger.core.push.PushEvent;
import io.strowger.store.Correlators;
import io.strowger.store.PurseCheck;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.Begun;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.strowger.store.Pushes.Swept;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file adds to the contracts: other processes, restarts, and eyes on the tables. */
class SqliteMoneyTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final SessionKey SUBSCRIBER = new SessionKey("demo", Msisdn.of("2348031234567"));
    private static final ServiceCode CODE = ServiceCode.parse("*425*123#");

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    @BeforeEach
    void open() {
        money.open("acme", ngn(10_000), NOW);
    }

    private static Money ngn(long kobo) {
        return new Money("NGN", kobo);
    }

    private static Push push(int number) {
        return new Push(
                SessionId.timeOrdered(NOW, 7, number),
                SUBSCRIBER,
                "acme",
                "bank",
                ServiceCode.parse("*713#"),
                ngn(100),
                new Pushes.Retried(
                        new Correlators.Key("acme", "c", "push", "", "secret-key-" + number), "b"),
                Buffer.buffer("{\"recoveryShortcode\":\"*425*123*55555#\"}"),
                new Recovery(CODE, "55555", NOW + 600_000),
                NOW);
    }

    private Push accepted(int number) {
        Push push = push(number);
        await(money.pushes().begin(push));
        Screen screen = Screen.expectingReply("a private text");
        await(
                money.pushes()
                        .happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(screen, "a private state"),
                                NOW));
        await(money.pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW));
        return push;
    }

    private List<Row> rows(String select) {
        return await(money.database().readers().query(select).execute()).stream().toList();
    }

    private void run(String statement) {
        await(money.database().writer().query(statement).execute());
    }

    @Test
    void shouldWriteNoNumberNoTokenNoTextAndNoKey() {
        accepted(1);
        await(money.pushes().claim(SUBSCRIBER, CODE, "44444", "dialogue", NOW));
        await(money.pushes().claim(SUBSCRIBER, CODE, "55555", "dialogue", NOW));
        StringBuilder all = new StringBuilder();
        for (String table : List.of("pushes", "ledger", "correlators", "recovery_misses")) {
            List<Row> rows = rows("SELECT * FROM " + table);
            assertThat(rows).isNotEmpty();
            rows.forEach(row -> all.append(row.toJson()).append('\n'));
        }
        assertThat(all.toString())
                .doesNotContain("2348031234567", "55555", "44444", "private", "secret-key");
    }

    @Test
    void shouldKeepNothingOfARecoveryThatExpired() {
        accepted(1);
        await(money.pushes().claim(SUBSCRIBER, CODE, "44444", "dialogue", NOW));
        await(money.pushes().forgetRecoveries(NOW + 3_600_000, 100));
        await(money.pushes().forgetMisses(NOW + 3_600_000, 100));
        Row row =
                rows("SELECT token || subscriber || screen || client_state FROM pushes").getFirst();
        assertThat(row.getString(0)).isEmpty();
        assertThat(rows("SELECT * FROM recovery_misses")).isEmpty();
    }

    @Test
    void shouldKnowEverythingAfterARestart() {
        Push push = push(1);
        await(money.pushes().begin(push));
        await(
                money.pushes()
                        .happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(Screen.last("text"), "state"),
                                NOW));
        Pushes restarted = SqliteMoney.pushes(money.another());
        assertThat(await(restarted.begin(push))).isEqualTo(new Begun.InFlight());
        assertThat(await(restarted.sweep(NOW + 1, 0, NOW))).isEqualTo(new Swept(0, 1, 0));
        assertThat(await(restarted.begin(push))).isEqualTo(new Begun.Done(200, push.answer()));
        assertThat(await(restarted.claim(SUBSCRIBER, CODE, "55555", "d", NOW)))
                .isInstanceOf(Pushes.Claim.Valid.class);
    }

    @Test
    void shouldCountGuessesOverARestart() {
        accepted(1);
        for (int i = 0; i < 5; i++) {
            await(money.pushes().claim(SUBSCRIBER, CODE, "0000" + i, "d", NOW));
        }
        Pushes restarted = SqliteMoney.pushes(money.another());
        assertThat(await(restarted.claim(SUBSCRIBER, CODE, "55555", "d", NOW)))
                .isEqualTo(new Pushes.Claim.Invalid());
    }

    @Test
    void shouldSpendFromOnePurseInTwoProcesses() {
        Pushes other = SqliteMoney.pushes(money.another());
        List<Future<Begun>> all =
                IntStream.range(0, 240)
                        .mapToObj(i -> {
                            Push push = push(i);
                            Push plain =
                                    new Push(
                                            push.session(),
                                            push.subscriber(),
                                            "acme",
                                            "bank",
                                            push.code(),
                                            push.price(),
                                            push.retried(),
                                            push.answer(),
                                            null,
                                            NOW);
                            return (i % 2 == 0 ? other : money.pushes()).begin(plain);
                        })
                        .toList();
        assertThat(all.stream().map(future -> await(future)))
                .filteredOn(new Begun.Held()::equals)
                .hasSize(100);
        assertThat(await(money.purses().find("acme"))).contains(new Purse("NGN", 0, 10_000, 101));
        assertThat(await(money.purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldVerifyALedgerOfManyPagesWhileItGrows() {
        for (int i = 0; i < 3_000; i++) {
            money.purses().topUp("acme", ngn(1), "r" + i, NOW);
        }
        assertThat(await(money.purses().verify("acme"))).isEmpty();
        assertThat(await(money.purses().topUp("acme", ngn(1), "last", NOW)))
                .isEqualTo(new Purses.Posting.Made(new Purse("NGN", 13_001, 0, 3_002)));
        assertThat(await(money.purses().verify("acme"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE purses SET balance = balance + 1 | the purse says",
                "UPDATE purses SET held = held - 1 | the purse says",
                "UPDATE purses SET entries = entries + 1 | the purse says",
                "UPDATE ledger SET amount = amount + 1 WHERE number = 2 | entry 2: balance",
                "UPDATE ledger SET kind = 'COMMIT' WHERE number = 2 | entry 2: COMMIT of 100",
                "DELETE FROM ledger WHERE number = 2 | entry 3: number 2 was expected",
                "UPDATE pushes SET state = 'COMMITTED' WHERE state = 'HELD' | holds 100",
                "UPDATE pushes SET price = 1 WHERE state = 'HELD' | holds 100",
                "UPDATE pushes SET state = 'HELD' | a push is under way",
            })
    void shouldFindWhatDoesNotAddUpAndSpendNothingFromIt(String harm, String found) {
        accepted(1);
        Push second = push(2);
        await(
                money.pushes()
                        .begin(
                                new Push(
                                        second.session(),
                                        SUBSCRIBER,
                                        "acme",
                                        "bank",
                                        CODE,
                                        ngn(100),
                                        null,
                                        Buffer.buffer(),
                                        null,
                                        NOW)));
        assertThat(await(money.purses().verify("acme"))).isEmpty();
        run(harm);
        assertThat(await(money.purses().verify("acme")).orElseThrow().toString()).contains(found);
        PurseCheck check = new PurseCheck();
        assertThat(check.test("acme")).isTrue();
        await(check.run(money.purses()));
        assertThat(check.test("acme")).isFalse();
        assertThat(check.test("beta")).isTrue();
        Pushes pushes =
                new SqlPushes(
                        money.database(),
                        SqliteMoney.KEYS,
                        check,
                        SqliteMoney.quota(money.database()),
                        SqliteMoney.REFUSAL);
        assertThat(await(pushes.begin(push(3)))).isEqualTo(new Begun.NoPurse());
    }

    @Test
    void shouldNotEndAHoldThatThePurseDoesNotHave() {
        Push push = push(1);
        await(money.pushes().begin(push));
        run("UPDATE purses SET held = 0");
        Future<Boolean> refused =
                money.pushes().happened(push.session(), new PushEvent.SubmitRefused(), NOW);
        assertThat(await(refused.map(false).otherwise(true))).isTrue();
        assertThat(rows("SELECT state FROM pushes").getFirst().getString(0)).isEqualTo("HELD");
    }
}
