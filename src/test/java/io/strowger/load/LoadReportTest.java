package io.strowger.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strowger.load.LoadPlan.Limits;
import io.strowger.load.LoadPlan.Pace;
import io.strowger.load.LoadPlan.Stop;
import io.strowger.load.LoadPlan.Subscribers;
import io.strowger.load.LoadPlan.Walk;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.SingleWriterRecorder;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final long SECOND = 1_000_000_000L;

    private final LoadPlan plan =
            new LoadPlan(
                    URI.create("http://127.0.0.1:8080/network/upstream"),
                    null,
                    new Walk("*713*<b>#", List.of("1"), 0, true),
                    new Pace.OpenRate(500),
                    new Stop(2_000, Stop.NEVER),
                    new Limits(10, 10, 1, 1_000),
                    new Subscribers(1_000, 10));

    @Test
    void shouldSumUpWhatTheSecondsSaw() {
        LoadSummary summary = threeSeconds();

        assertThat(summary.hops()).isEqualTo(300);
        assertThat(summary.begun()).isEqualTo(300);
        assertThat(summary.finished()).isEqualTo(297);
        assertThat(summary.errors()).containsEntry("http 503", 3L);
        assertThat(summary.hopsPerSecond()).isCloseTo(100, within(0.1));
        assertThat(summary.latencyMillis(100)).isCloseTo(100, within(0.2));
        assertThat(summary.samples()).extracting(Sample::hops).containsExactly(100L, 100L, 100L);
        assertThat(summary.samples()).extracting(Sample::errors).containsExactly(1L, 1L, 1L);
    }

    @Test
    void shouldPrintEveryFigure() {
        assertThat(LoadText.summary(threeSeconds()))
                .contains("300 begun, 297 finished")
                .contains("300 in 3.0 s")
                .contains("100 hops/s")
                .containsPattern("p50 +50\\.\\d ms")
                .containsPattern("p99\\.9 +\\d+\\.\\d ms")
                .containsPattern("max +100\\.\\d ms")
                .containsPattern("errors +3\n +http 503 +3\n");
    }

    @Test
    void shouldBeOnePageThatNeedsNothingFromElsewhere() {
        String html = LoadReport.html(plan, threeSeconds(), Instant.EPOCH);

        assertThat(html).startsWith("<!doctype html>").contains("1970-01-01T00:00:00Z");
        assertThat(html).contains("500 sessions/s, open").contains(">99 %<");
        assertThat(html.split("<svg", -1)).hasSize(4);
        assertThat(html).doesNotContain("<script").doesNotContain("src=").doesNotContain("NaN");
        assertThat(html).contains("*713*&lt;b&gt;#").doesNotContain("<b>");
    }

    @Test
    void shouldDrawARunThatSawNothing() {
        LoadCounters tally = new LoadCounters();
        tally.start(0);

        String html = LoadReport.html(plan, tally.summary(1), Instant.EPOCH);

        assertThat(html).doesNotContain("NaN").doesNotContain("Infinity").contains("</html>");
    }

    /** 100 hops of 1 to 100 ms in each of three seconds, and an error in each. */
    private static LoadSummary threeSeconds() {
        LoadCounters tally = new LoadCounters();
        SingleWriterRecorder recorder = tally.newRecorder();
        tally.start(0);
        for (int second = 1; second <= 3; second++) {
            for (int hop = 1; hop <= 100; hop++) {
                tally.begun();
                LoadCounters.record(recorder, hop * 1_000_000L);
                if (hop == 50) {
                    tally.failed(LoadError.httpStatus(503));
                } else {
                    tally.finished();
                }
            }
            if (second < 3) {
                tally.sample(second * SECOND, 0);
            }
        }
        return tally.summary(3 * SECOND);
    }
}
