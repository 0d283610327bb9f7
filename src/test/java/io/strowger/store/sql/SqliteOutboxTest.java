package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.strowger.store.Delivery.Kind;
import io.strowger.store.Outbox;
import io.strowger.store.OutboxContract;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteOutboxTest extends OutboxContract {

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private Outbox opened;

    @Override
    protected Outbox outbox() {
        if (opened == null) {
            opened = outbox(5_000);
        }
        return opened;
    }

    @Override
    protected Outbox outbox(int most) {
        return await(SqlOutbox.open(sqlite.database(), most));
    }

    @Test
    void shouldKeepTheLatestOfManyThatComeAtOnce() {
        Outbox small = outbox(100);
        List<Future<Boolean>> all =
                IntStream.range(0, 600)
                        .mapToObj(i -> small.put(delivery("n" + i, Kind.NOTICE, "acme", i)))
                        .toList();
        assertThat(all).allSatisfy(one -> assertThat(await(one)).isTrue());

        assertThat(await(small.waiting())).isEqualTo(100);
        assertThat(small.takeDropped()).containsExactly(entry("acme", 500L));
        assertThat(await(small.due(1_000, 2_000, 1_000, 1_000, Set.of())))
                .extracting(due -> due.delivery().id())
                .contains("n599", "n500")
                .doesNotContain("n0", "n499");
    }

    @Test
    void shouldCountWhatWaitsAfterARestart() {
        await(outbox(2).put(delivery("a", 1)));
        await(outbox(2).put(delivery("b", 1)));
        assertThat(outbox(2).full()).containsExactly("acme");
        assertThat(outbox(3).full()).isEmpty();
    }

    /** However much of others is due, it is passed over by the index. */
    @Test
    void shouldLookForTurnsAndNoticesByTheirIndexes() {
        assertThat(plan(SqlOutbox.TURNS, Tuple.of(1L, 8, "", 100)))
                .contains("outbox_turns")
                .doesNotContain("SCAN outbox", "SCAN due", "SCAN one", "SCAN next");
        assertThat(plan(SqlOutbox.DROP, Tuple.of("acme", "id"))).contains("outbox_notices");
    }

    private String plan(String statement, Tuple values) {
        return await(
                        sqlite.database()
                                .readers()
                                .preparedQuery("EXPLAIN QUERY PLAN " + statement)
                                .execute(values))
                .stream()
                .map(row -> row.getString("detail"))
                .collect(Collectors.joining("\n"));
    }
}
