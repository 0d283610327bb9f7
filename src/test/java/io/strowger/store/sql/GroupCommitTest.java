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
