package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Texts;
import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What applications give a session to keep is bounded, each and all together. */
class SessionMemoryTest {

    @TempDir private Path folder;
    private Stub application;
    private volatile int dataBytes;
    private RouterUnderTest router;

    @BeforeEach
    void listen() {
        application =
                Stub.application(hop ->
                        List.of("713", "715").contains(hop.getString("ServiceCode"))
                                ? Stub.goesOn("rich")
                                        .put(
                                                "Data",
                                                new JsonObject().put("d", "x".repeat(dataBytes)))
                                : Stub.goesOn("plain"));
    }

    @AfterEach
    void close() {
        router.close();
        application.close();
    }

    private void start(String setting, String value) throws IOException {
        String provisioning =
                """
                accounts:
                  - {id: acme, name: Acme Ltd}
                  - {id: modest, name: Modest Ltd}
                networks:
                  - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
                applications:
                  - {id: rich, account: acme, dialect: programmable, url: '%s', serviceCodes: ['*713#']}
                  - {id: frugal, account: acme, dialect: programmable, url: '%s', serviceCodes: ['*715#'], maxDataBytes: 500}
                  - {id: plain, account: modest, dialect: programmable, url: '%s', serviceCodes: ['*714#']}
                """
                        .formatted(application.url(), application.url(), application.url());
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, provisioning)
                                .with("STROWGER_LOOPS", "1")
                                .with(setting, value));
    }

    private UpstreamSubscriber subscriber(int number) {
        return new UpstreamSubscriber(router.httpPort(), String.valueOf(233_200_000_000L + number));
    }

    @Test
    void shouldTakeNoMoreDataThanIsSet() throws Exception {
        start("STROWGER_APPLICATIONS_MAX_DATA_BYTES", "1000");
        dataBytes = 900;
        assertThat(subscriber(1).dialling("*713#").join().text()).isEqualTo("rich");
        dataBytes = 1_000;
        assertThat(subscriber(2).dialling("*713#").join())
                .isEqualTo(new Shown(text(EndReason.APPLICATION_TOO_LONG), false));
        try (Kept kept = new Kept(folder.resolve("data"))) {
            await().until(() -> !kept.lines().isEmpty());
            assertThat(kept.lines())
                    .extracting(line -> line.getString("reason") + ", " + line.getString("detail"))
                    .containsExactly("application_too_long, Data: has more than 1000 bytes");
        }
    }

    @Test
    void shouldTakeNoMoreDataThanAnApplicationsOwnSettingSays() throws Exception {
        start("STROWGER_APPLICATIONS_MAX_DATA_BYTES", "1000");
        dataBytes = 400;
        assertThat(subscriber(1).dialling("*715#").join().text()).isEqualTo("rich");
        dataBytes = 900;
        assertThat(subscriber(2).dialling("*715#").join())
                .isEqualTo(new Shown(text(EndReason.APPLICATION_TOO_LONG), false));
        assertThat(subscriber(3).dialling("*713#").join().text()).isEqualTo("rich");
    }

    @Test
    void shouldServeOthersWhenOneAccountsDataFillsTheMemoryOfSessions() throws Exception {
        start("STROWGER_SESSIONS_MAX_BYTES", "256KiB");
        dataBytes = 8_000;
        List<UpstreamSubscriber> held = new ArrayList<>();
        List<Shown> refused = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UpstreamSubscriber subscriber = subscriber(i);
            Shown shown = subscriber.dialling("*713#").join();
            if (shown.expectsReply()) {
                held.add(subscriber);
            } else {
                refused.add(shown);
            }
        }
        // three quarters of 256 KiB, at about two bytes a character
        assertThat(held).hasSizeBetween(10, 13);
        assertThat(refused).containsOnly(new Shown(text(EndReason.OVERLOADED), false));
        for (int i = 100; i < 110; i++) {
            assertThat(subscriber(i).dialling("*714#").join().text()).isEqualTo("plain");
        }
        held.forEach(UpstreamSubscriber::hangsUp);
        await().untilAsserted(() ->
                assertThat(subscriber(200).dialling("*713#").join().text()).isEqualTo("rich"));
    }

    /** The bound of one session, times as many as there may be, is not the bound of all. */
    @Test
    void shouldNotLetLiveSessionsGrowOverTheBound() throws Exception {
        start("STROWGER_SESSIONS_MAX_BYTES", "256KiB");
        dataBytes = 10;
        List<UpstreamSubscriber> begun = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            begun.add(subscriber(i));
            assertThat(begun.getLast().dialling("*713#").join().text()).isEqualTo("rich");
        }
        dataBytes = 8_000;
        List<Shown> shown = begun.stream().map(one -> one.replying("1").join()).toList();
        assertThat(shown).filteredOn(Shown::expectsReply).hasSizeBetween(5, 13);
        assertThat(shown)
                .filteredOn(one -> !one.expectsReply())
                .containsOnly(new Shown(text(EndReason.OVERLOADED), false));
        assertThat(subscriber(200).dialling("*714#").join().text()).isEqualTo("plain");
    }

    private static String text(EndReason reason) {
        return Texts.DEFAULTS.of(reason.text());
    }
}
