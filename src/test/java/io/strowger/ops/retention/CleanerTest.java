package io.strowger.ops.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.Retentions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanerTest {

    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> deleted = new HashMap<>();
    private long now = START;
    private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
    private int pauses;

    private Cleaner cleaner(CleaningTask... tasks) {
        return new Cleaner(
                List.of(tasks),
                () -> Instant.ofEpochMilli(now),
                () -> {
                    pauses++;
                    waiting.add(Promise.promise());
                    return waiting.getLast().future();
                },
                (kind, count) -> deleted.merge(kind, count, Integer::sum));
    }

    private Future<Void> run(Cleaner cleaner) {
        Future<Void> run = cleaner.run();
        while (!waiting.isEmpty()) {
            waiting.remove().complete();
        }
        return run;
    }

    /** A kind of which so many are over. */
    private CleaningTask.Step over(int... rows) {
        return (time, most) -> {
            asked.add((time - START) + " " + most);
            int gone = Math.min(most, rows[0]);
            rows[0] -= gone;
            return Future.succeededFuture(gone);
        };
    }

    private static CleaningTask.Step failing() {
        return (_, _) -> Future.failedFuture("the disk is full");
    }

    @Test
    void shouldGoOnInSmallStepsUntilNothingIsLeft() {
        Cleaner cleaner = cleaner(CleaningTask.rows("tokens", over(1_001)));

        assertThat(run(cleaner).isComplete()).isTrue();
        assertThat(asked).containsExactly("0 500", "0 500", "0 500");
        assertThat(deleted).containsExactly(Map.entry("tokens", 1_001));
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void shouldDoThousandsOfStepsInARow() {
        Cleaner cleaner = cleaner(CleaningTask.files("files", 0, over(20_000)));

        run(cleaner);
        assertThat(deleted).containsEntry("files", 20_000);
    }

    @Test
    void shouldTellTheStepHowLongIsKept() {
        run(cleaner(CleaningTask.files("files", MINUTE, over(1))));

        assertThat(asked).containsExactly("-60000 1", "-60000 1");
    }

    @Test
    void shouldDeleteNothingBeforeItsTimeAndThenAll() {
        Cleaner cleaner = cleaner(CleaningTask.rows("rows", over(3)).notBefore(START + MINUTE));

        now = START + MINUTE - 1;
        run(cleaner);
        assertThat(asked).isEmpty();
        assertThat(cleaner.behindMillis("rows")).as("nothing is over yet").isZero();
        now++;
        run(cleaner);
        assertThat(deleted).containsEntry("rows", 3);
    }

    @Test
    void shouldDoTheOthersWhenOneFails() {
        Cleaner cleaner =
                cleaner(CleaningTask.rows("bad", failing()), CleaningTask.rows("good", over(2)));

        now += MINUTE;
        assertThat(run(cleaner).succeeded()).isTrue();
        assertThat(deleted).containsOnly(Map.entry("good", 2));
        assertThat(cleaner.behindMillis("bad")).isEqualTo(MINUTE);
        assertThat(cleaner.behindMillis("good")).isZero();
    }

    @Test
    void shouldStopAfterTheStepAtHand() {
        Promise<Integer> step = Promise.promise();
        Cleaner cleaner =
                cleaner(
                        CleaningTask.rows("slow", (_, _) -> step.future()),
                        CleaningTask.rows("next", over(2)));

        Future<Void> run = cleaner.run();
        cleaner.stop();
        assertThat(run.isComplete()).isFalse();
        step.complete(500);
        waiting.remove().complete();
        assertThat(run.isComplete()).isTrue();
        assertThat(deleted).containsOnly(Map.entry("slow", 500));
    }

    @Test
    void shouldGiveADayFromWhenItWasKnown() {
        Retentions known = (_, _, _) -> Future.succeededFuture(START - 5);
        List<Long> counted = new ArrayList<>();
        Grace grace = new Grace(known, () -> Instant.ofEpochMilli(now));

        long day = Grace.LENGTH.toMillis();
        long from =
                grace.begin(
                                "files",
                                MINUTE,
                                time -> {
                                    counted.add(time);
                                    return Future.succeededFuture(0L);
                                })
                        .result();
        assertThat(from).isEqualTo(START - 5 + day);
        assertThat(counted).containsExactly(from - MINUTE);
    }
}
