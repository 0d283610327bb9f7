package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFeedTest {

    private static final long LARGE = 1 << 30;

    @TempDir private Path folder;
    private final List<List<StoredRecord>> sent = new ArrayList<>();
    private final List<StoredRecord> table = new ArrayList<>();
    private Promise<Void> answer = Promise.promise();
    private RecordFiles files;
    private TableFeed feed;
    private long now;

    @BeforeEach
    void open() throws IOException {
        files = RecordFiles.open(folder, LARGE, () -> Samples.NOON);
        feed = new TableFeed(this::insert, new SegmentReader(folder), null, () -> {});
    }

    private Future<?> insert(List<StoredRecord> rows) {
        sent.add(rows);
        answer = Promise.promise();
        return answer.future().onSuccess(_ -> table.addAll(rows));
    }

    private void write(List<StoredRecord> rows) throws IOException {
        files.append(Samples.lines(rows));
        feed.written(rows);
    }

    private void step(long millisLater) throws IOException {
        now += TimeUnit.MILLISECONDS.toNanos(millisLater);
        feed.step(files.end(), now);
    }

    @Test
    void shouldBringRowsToTheTable() throws IOException {
        write(Samples.rows(0, 2));
        step(0);
        answer.complete();
        step(0);

        assertThat(table).isEqualTo(Samples.rows(0, 2));
        assertThat(feed.idle()).isTrue();
        assertThat(feed.fed()).isEqualTo(files.end());
    }

    @Test
    void shouldSendOneBatchAtATime() throws IOException {
        write(Samples.rows(0, 1));
        step(0);
        write(Samples.rows(1, 3));
        step(1_000);
        assertThat(sent).hasSize(1);

        answer.complete();
        step(0);

        assertThat(sent).containsExactly(Samples.rows(0, 1), Samples.rows(1, 3));
    }

    @Test
    void shouldSendABatchThatFailedAgainAfterAWhile() throws IOException {
        write(Samples.rows(0, 1));
        step(0);
        answer.fail("locked");
        step(0);
        step(199);
        assertThat(sent).hasSize(1);

        step(1);
        answer.complete();
        step(0);

        assertThat(sent).hasSize(2);
        assertThat(table).isEqualTo(Samples.rows(0, 1));
    }

    @Test
    void shouldNotTakeRowsForFedBeforeTheTableSaysSo() throws IOException {
        write(Samples.rows(0, 1));
        step(0);
        assertThat(feed.fed()).isNull();

        answer.fail("locked");
        step(0);

        assertThat(feed.fed()).isNull();
        assertThat(feed.idle()).isFalse();
    }

    @Test
    void shouldReadRowsBackWhenTheyAreMoreThanMemoryKeeps() throws IOException {
        int many = TableFeed.MOST_KEPT + 500;
        write(Samples.rows(0, 10));
        step(0);
        write(Samples.rows(10, many));
        write(Samples.rows(many, many + 10));
        for (int i = 0; i < 20; i++) {
            answer.tryComplete();
            step(100);
        }

        assertThat(table).isEqualTo(Samples.rows(0, many + 10));
        assertThat(feed.idle()).isTrue();
        write(Samples.rows(0, 1));
        step(100);
        assertThat(sent.getLast()).isEqualTo(Samples.rows(0, 1));
    }

    @Test
    void shouldGoOnFromTheCheckpointAfterARestart() throws IOException {
        write(Samples.rows(0, 3));
        Position checkpoint = files.end();
        write(Samples.rows(3, 5));
        feed = new TableFeed(this::insert, new SegmentReader(folder), checkpoint, () -> {});

        step(0);
        answer.complete();
        step(0);
        step(0);

        assertThat(table).isEqualTo(Samples.rows(3, 5));
        assertThat(feed.idle()).isTrue();
        assertThat(feed.fed()).isEqualTo(files.end());
    }
}
