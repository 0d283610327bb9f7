package io.strowger.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Session.Origin;
import io.strowger.ops.metrics.Meters.Provisioned;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters();

    @BeforeEach
    void provision() {
        provision(List.of(List.of(new Provisioned("demo-bank", "acme", true))));
    }

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
        provision(List.of(own(205)));
        for (int i = 0; i < 205; i++) {
            meters.applicationTook("demo", "own-" + i, 1_000);
        }

        assertThat(timed("own-199")).endsWith(" 1");
        assertThat(timed("other")).endsWith(" 5");
        assertThat(meters.scrape()).doesNotContain("own-200");
    }

    @Test
    void shouldCallWhatIsNotProvisionedOther() {
        meters.applicationTook("elsewhere", "stranger", 1_000);
        assertThat(
                        line(
                                "strowger_hop_application_seconds_count{application=\"other\",network=\"other\"}"))
                .endsWith(" 1");
    }

    @Test
    void shouldFreeTheLabelsOfSubscriptionsThatAreGone() {
        for (int i = 0; i < 205; i++) {
            provision(List.of(own(1), subscriptions("acme", i, i + 1)));
            meters.applicationTook("demo", "acme-" + i, 1_000);
        }
        provision(List.of(own(1), subscriptions("acme", 204, 206)));
        meters.applicationTook("demo", "acme-205", 1_000);

        assertThat(timed("acme-204")).endsWith(" 1");
        assertThat(timed("acme-205")).endsWith(" 1");
        assertThat(meters.scrape()).doesNotContain("acme-203").doesNotContain("other");
    }

    @Test
    void shouldLeaveOthersTheirLabelsWhenAnAccountHasManySubscriptions() {
        provision(List.of(own(1), subscriptions("acme", 0, 300), subscriptions("modest", 0, 2)));
        for (int i = 0; i < 300; i++) {
            meters.applicationTook("demo", "acme-" + i, 1_000);
        }
        meters.applicationTook("demo", "own-0", 1_000);
        meters.applicationTook("demo", "modest-1", 1_000);

        assertThat(timed("acme-19")).endsWith(" 1");
        assertThat(timed("other")).endsWith(" 280");
        assertThat(timed("own-0")).endsWith(" 1");
        assertThat(timed("modest-1")).endsWith(" 1");
    }

    @Test
    void shouldGiveTheOperatorsApplicationsTheLabelsOfSubscriptions() {
        List<List<Provisioned>> accounts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accounts.add(subscriptions("account-" + i, 0, 20));
        }
        provision(accounts);
        meters.applicationTook("demo", "account-9-19", 1_000);
        assertThat(timed("account-9-19")).endsWith(" 1");

        accounts.add(own(10));
        provision(accounts);
        meters.applicationTook("demo", "own-9", 1_000);
        assertThat(timed("own-9")).endsWith(" 1");
        assertThat(meters.scrape()).doesNotContain("account-9-19");
    }

    @Test
    void shouldFreeTheLabelOfANetworkThatIsGone() {
        meters.began("demo", "own-0", Origin.MOBILE);
        meters.provisioned(List.of("another"), List.of(), own(1));
        meters.began("another", "own-0", Origin.MOBILE);

        assertThat(meters.scrape()).contains("network=\"another\"").doesNotContain("demo");
    }

    @Test
    void shouldShareTheLabelsOfPrefixesAndFreeThoseOfAnAccountThatIsGone() {
        meters.provisioned(List.of(), List.of("acme", "modest"), List.of());
        for (int i = 0; i < 600; i++) {
            meters.verification().asked("acme", "a" + i);
        }
        meters.verification().asked("modest", "m1");
        meters.verification().validated("modest", "m1");

        assertThat(line("strowger_verification_asked_total{prefix=\"other\"}")).endsWith(" 500.0");
        assertThat(line("strowger_verification_asked_total{prefix=\"m1\"}")).endsWith(" 1.0");
        assertThat(line("strowger_verification_unvalidated{prefix=\"m1\"}")).endsWith(" 0.0");
        meters.provisioned(List.of(), List.of("modest"), List.of());
        assertThat(meters.scrape()).contains("prefix=\"m1\"").doesNotContain("prefix=\"a1\"");
        meters.verification().asked("modest", "a500");
        assertThat(line("strowger_verification_asked_total{prefix=\"a500\"}")).endsWith(" 1.0");
    }

    private String timed(String application) {
        return line(
                "strowger_hop_application_seconds_count{application=\"%s\",network=\"demo\"}"
                        .formatted(application));
    }

    /** Those of the operator's file. */
    private static List<Provisioned> own(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Provisioned("own-" + i, "acme", true))
                .toList();
    }

    private static List<Provisioned> subscriptions(String account, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Provisioned(account + "-" + i, account, false))
                .toList();
    }

    private void provision(List<List<Provisioned>> applications) {
        meters.provisioned(
                List.of("demo"),
                List.of("acme"),
                applications.stream().flatMap(List::stream).toList());
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
