package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupCommitTest {

    private static final String INSERT =
            "INSERT INTO seen (id) VALUES ($1) ON CONFLICT (id) DO NOTHING RETURNING id";

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private GroupCommit writes;

    @BeforeEach
    void open() {
        await(sqlite.database().writer().query("CREATE TABLE seen (id INTEGER KEY)").execute());
        await(sqlite.database().writer().query("CREATE UNIQUE INDEX one ON seen (id)").execute());
        writes = new GroupCommit(sqlite.database());
    }

    private Future<RowSet<Row>> insert(int id) {
        return writes.write(INSERT, Tuple.of(id));
    }

    private int count() {
        return await(sqlite.database().readers().query("SELECT count(*) FROM seen").execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    @Test
    void shouldWriteThousandsAtOnceAndAnswerEachWithItsOwnRows() {
        List<Future<RowSet<Row>>> all = IntStream.range(0, 5_000).mapToObj(this::insert).toList();
        Future<RowSet<Row>> again = insert(7);
        for (int id = 0; id < all.size(); id++) {
            assertThat(await(all.get(id)).iterator().next().getInteger(0)).isEqualTo(id);
        }
        assertThat(await(again).size()).isZero();
        assertThat(count()).isEqualTo(5_000);
    }

    @Test
    void shouldLetOneFailWithoutItsNeighbours() {
        Future<RowSet<Row>> first = insert(1);
        Future<RowSet<Row>> second = insert(2);
        Future<RowSet<Row>> wrong = writes.write("INSERT INTO nowhere VALUES ($1)", Tuple.of(3));
        Future<RowSet<Row>> last = insert(4);
        await(Future.join(List.of(first, second, last)));
        assertThat(await(wrong.map(true).otherwise(false)).booleanValue()).isFalse();
        assertThat(count()).isEqualTo(3);
    }

    /** Two statements that belong together; the second fails when its number is there. */
    private Future<Integer> pair(int one, int other) {
        return writes.unit(client ->
                client.preparedQuery("INSERT INTO seen (id) VALUES ($1)")
                        .execute(Tuple.of(one))
                        .compose(_ ->
                                client.preparedQuery("INSERT INTO seen (id) VALUES ($1)")
                                        .execute(Tuple.of(other)))
                        .map(one + other));
    }

    @Test
    void shouldRunUnitsWholeOrNotAtAllBesideOthers() {
        List<Future<Integer>> all =
                IntStream.range(0, 300)
                        .mapToObj(i -> pair(10 * i, i % 100 == 99 ? 10 : 10 * i + 5))
                        .toList();
        await(Future.join(all).otherwiseEmpty());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).succeeded()).isEqualTo(i % 100 != 99);
        }
        assertThat(all.get(7).result()).isEqualTo(145);
        assertThat(count()).isEqualTo(2 * 297);
    }

    @Test
    void shouldLetAUnitThatThrowsFailAlone() {
        Future<Integer> first = pair(1, 2);
        Future<Object> thrown =
                writes.unit(client -> {
                    throw new IllegalStateException("as planned");
                });
        Future<Integer> last = pair(3, 4);
        await(Future.join(first, last));
        assertThat(await(thrown.map(false).otherwise(true))).isEqualTo(true);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void shouldAnswerOnTheContextOfTheCaller() {
        Promise<List<Context>> contexts = Promise.promise();
        Context own = sqlite.vertx().getOrCreateContext();
        insert(0);
        own.runOnContext(_ ->
                insert(1).onComplete(_ -> contexts.complete(List.of(own, Vertx.currentContext()))));
        insert(2);
        assertThat(await(contexts.future())).containsOnly(own);
    }
}
