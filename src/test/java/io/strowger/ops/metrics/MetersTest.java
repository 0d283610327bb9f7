package io.strowger.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Session.Origin;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    private String line(String start) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("no line " + start);
    }

    @Test
    void shouldCountSessionsBegunByOrigin() {
        meters.began("demo", "demo-bank", Origin.MOBILE);
        meters.began("demo", "demo-bank", Origin.MOBILE);
        meters.began("demo", "demo-bank", Origin.NETWORK_INITIATED);

        assertThat(
                        line(
                                "strowger_sessions_begun_total{application=\"demo-bank\",network=\"demo\",origin=\"mo\"}"))
                .endsWith(" 2.0");
        assertThat(
                        line(
                                "strowger_sessions_begun_total{application=\"demo-bank\",network=\"demo\",origin=\"mt\"}"))
                .endsWith(" 1.0");
    }

    @Test
    void shouldCountEndsByReasonAlsoWithoutAnApplication() {
        meters.ended("demo", "demo-bank", EndReason.COMPLETED);
        meters.ended("demo", "", EndReason.NO_SUCH_CODE);

        assertThat(
                        line(
                                "strowger_sessions_ended_total{application=\"demo-bank\",network=\"demo\",reason=\"completed\"}"))
                .endsWith(" 1.0");
        assertThat(
                        line(
                                "strowger_sessions_ended_total{application=\"none\",network=\"demo\",reason=\"no_such_code\"}"))
                .endsWith(" 1.0");
    }

    @Test
    void shouldTimeTheRouterAndTheApplicationApart() {
        meters.routerTook("demo", "demo-bank", TimeUnit.MICROSECONDS.toNanos(1_500));
        meters.applicationTook("demo", "demo-bank", TimeUnit.MILLISECONDS.toNanos(30));

        assertThat(
                        line(
                                "strowger_hop_router_seconds_bucket{application=\"demo-bank\",network=\"demo\",le=\"0.001\"}"))
                .endsWith(" 0");
        assertThat(
                        line(
                                "strowger_hop_router_seconds_bucket{application=\"demo-bank\",network=\"demo\",le=\"0.002\"}"))
                .endsWith(" 1");
        assertThat(
                        line(
                                "strowger_hop_router_seconds_sum{application=\"demo-bank\",network=\"demo\"}"))
                .endsWith(" 0.0015");
        assertThat(
                        line(
                                "strowger_hop_application_seconds_bucket{application=\"demo-bank\",network=\"demo\",le=\"0.025\"}"))
                .endsWith(" 0");
        assertThat(
                        line(
                                "strowger_hop_application_seconds_bucket{application=\"demo-bank\",network=\"demo\",le=\"0.05\"}"))
                .endsWith(" 1");
        assertThat(
                        line(
                                "strowger_hop_application_seconds_bucket{application=\"demo-bank\",network=\"demo\",le=\"10.0\"}"))
                .endsWith(" 1");
    }

    @Test
    void shouldCallApplicationsBeyondTheCapOther() {
        for (int i = 0; i < 205; i++) {
            meters.applicationTook("demo", "application-" + i, 1_000);
        }

        assertThat(
                        line(
                                "strowger_hop_application_seconds_count{application=\"application-199\",network=\"demo\"}"))
                .endsWith(" 1");
        assertThat(
                        line(
                                "strowger_hop_application_seconds_count{application=\"other\",network=\"demo\"}"))
                .endsWith(" 5");
        assertThat(meters.scrape()).doesNotContain("application-200");
    }

    @Test
    void shouldCountWhatIsRefusedAndWhatIsLate() {
        meters.refused("unauthorized");
        meters.refused("unauthorized");
        meters.lateAnswer();
        meters.noticeLost();

        assertThat(line("strowger_requests_refused_total{kind=\"unauthorized\"}")).endsWith(" 2.0");
        assertThat(line("strowger_answers_late_total")).endsWith(" 1.0");
        assertThat(line("strowger_notices_lost_total")).endsWith(" 1.0");
    }

    @Test
    void shouldShowWhatIsKeptElsewhere() {
        long[] live = {3};
        meters.gauge("strowger.sessions.live", "Sessions that live", () -> live[0]);
        meters.queue("records", () -> 7);
        meters.count("strowger.records.lost", "Records that were lost", () -> 2);

        assertThat(line("strowger_sessions_live ")).endsWith(" 3.0");
        live[0] = 4;
        assertThat(line("strowger_sessions_live ")).endsWith(" 4.0");
        assertThat(line("strowger_queue_depth{queue=\"records\"}")).endsWith(" 7.0");
        assertThat(line("strowger_records_lost_total")).endsWith(" 2.0");
    }

    @Test
    void shouldGoOnCountingWhatNobodyElseHolds() {
        long[] lost = {2};
        meters.count("strowger.records.lost", "Records that were lost", () -> lost[0]);
        WeakReference<Object> collected = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return collected.get() == null;
        });
        lost[0] = 3;

        assertThat(line("strowger_records_lost_total")).endsWith(" 3.0");
    }

    @Test
    void shouldShowCircuitsAsTheyAreAtTheScrape() {
        boolean[] open = {true};
        meters.circuits(visitor -> visitor.accept("demo-bank", open[0]));

        assertThat(line("strowger_circuit_open{application=\"demo-bank\"}")).endsWith(" 1.0");
        open[0] = false;
        assertThat(line("strowger_circuit_open{application=\"demo-bank\"}")).endsWith(" 0.0");
        meters.circuits(_ -> {});
        assertThat(meters.scrape()).doesNotContain("strowger_circuit_open{");
    }

    @Test
    void shouldWatchTheJvm() {
        assertThat(line("jvm_memory_used_bytes{area=\"heap\"")).doesNotStartWith("no line");
        assertThat(meters.scrape()).contains("jvm_gc_").contains("process_uptime_seconds");
    }
}
