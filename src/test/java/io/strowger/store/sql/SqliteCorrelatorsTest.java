package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.limits.Quota;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Correlators;
import io.strowger.store.Correlators.Begun;
import io.strowger.store.CorrelatorsContract;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCorrelatorsTest extends CorrelatorsContract {

    private static final Correlators.Key KEY =
            new Correlators.Key("acme", "c", "mtinit", "94777123456", "1");

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));

    @Override
    protected Correlators correlators() {
        return correlators(new Quota(1_000, 1_000));
    }

    @Override
    protected Correlators correlators(Quota quota) {
        return new SqlCorrelators(
                sqlite.database(), keys, RowQuota.ofCorrelators(sqlite.database(), quota));
    }

    /** A second opening of the file sees what a restarted router sees. */
    private Correlators restarted() {
        Database again = await(Sqlite.open(sqlite.vertx(), sqlite.data()));
        Quota quota = new Quota(1_000, 1_000);
        return new SqlCorrelators(again, keys, RowQuota.ofCorrelators(again, quota));
    }

    @Test
    void shouldRememberOverARestart() {
        Correlators before = correlators();
        Buffer presumed = Buffer.buffer("presumed");
        await(before.begin(KEY, "body", presumed, 1));
        assertThat(await(restarted().begin(KEY, "body", Buffer.buffer(), 9)))
                .isEqualTo(new Begun.InFlight(presumed, 1));
        await(before.finish(KEY, 200, Buffer.buffer("answer")));
        assertThat(await(restarted().begin(KEY, "body", Buffer.buffer(), 9)))
                .isEqualTo(new Begun.Done(200, Buffer.buffer("answer"), 1));
    }

    @Test
    void shouldBeginThousandsAtOnceEachOnce() {
        Correlators store = correlators(new Quota(10_000, 10_000));
        List<Future<Begun>> asked =
                IntStream.range(0, 5_000)
                        .mapToObj(i ->
                                new Correlators.Key("acme", "c", "mtinit", "1", "" + i % 2_500))
                        .map(key -> store.begin(key, "body", Buffer.buffer(key.correlator()), 1))
                        .toList();
        List<Begun> begun = asked.stream().map(future -> await(future)).toList();
        assertThat(begun).filteredOn(Begun.New.class::isInstance).hasSize(2_500);
        assertThat(List.of(begun.get(7), begun.get(2_507))) // whichever of the two was first
                .containsExactlyInAnyOrder(
                        new Begun.New(), new Begun.InFlight(Buffer.buffer("7"), 1));
    }

    @Test
    void shouldBeginOnceOfManyInTwoProcesses() {
        List<Correlators> both = List.of(correlators(), restarted());
        List<Begun> begun =
                IntStream.range(0, 64)
                        .mapToObj(i -> both.get(i % 2).begin(KEY, "body", Buffer.buffer(), i))
                        .toList()
                        .stream()
                        .map(future -> await(future))
                        .toList();
        assertThat(begun).filteredOn(Begun.New.class::isInstance).hasSize(1);
    }

    /** Rows that go another way than through here are noticed before anybody is refused. */
    @Test
    void shouldNoticeRowsThatWentAnotherWay() {
        Correlators small = correlators(new Quota(1, 1));
        await(small.begin(KEY, "body", Buffer.buffer(), 1));
        Correlators.Key next = new Correlators.Key("acme", "c", "mtinit", "1", "2");
        assertThat(await(small.begin(next, "body", Buffer.buffer(), 2)))
                .isEqualTo(new Begun.NoRoom());
        await(sqlite.database().writer().query("DELETE FROM correlators").execute());
        assertThat(await(small.begin(next, "body", Buffer.buffer(), 3)))
                .isEqualTo(new Begun.NoRoom());
        assertThat(await(small.begin(next, "body", Buffer.buffer(), 60_001)))
                .isEqualTo(new Begun.New());
    }

    @Test
    void shouldCountWhatIsThereAfterARestart() {
        await(correlators().begin(KEY, "body", Buffer.buffer(), 1));
        Correlators restarted = correlators(new Quota(5, 1));
        Correlators.Key next = new Correlators.Key("acme", "c", "mtinit", "1", "2");
        assertThat(await(restarted.begin(next, "body", Buffer.buffer(), 2)))
                .isEqualTo(new Begun.ShareUsed());
    }

    @Test
    void shouldNotWriteTheNumberOrTheCorrelator() {
        await(
                correlators()
                        .begin(
                                new Correlators.Key(
                                        "acme", "c", "mtinit", "94777123456", "secret-name"),
                                "b",
                                Buffer.buffer(),
                                1));
        Row row =
                await(sqlite.database().readers().query("SELECT id FROM correlators").execute())
                        .iterator()
                        .next();
        assertThat(row.getString(0)).matches("[0-9a-f]{64}");
    }
}
