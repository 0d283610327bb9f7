package io.strowger.e2e;

import static io.strowger.e2e.SessionEventHouse.event;
import static io.strowger.e2e.SessionEventHouse.info;
import static io.strowger.e2e.SessionEventHouse.input;
import static io.strowger.e2e.SessionEventHouse.isNotice;
import static io.strowger.e2e.SessionEventHouse.item;
import static io.strowger.e2e.SessionEventHouse.show;
import static io.strowger.e2e.SessionEventHouse.told;
import static io.strowger.e2e.SessionEventHouse.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Stub.Seen;
import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dials to an application that speaks session-event (docs/protocols/session-event.md). */
class SessionEventTest {
    private static final int HOPS = 10;
    private static final String MSISDN = "233200585542";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final Stub loans =
            Stub.serving(seen ->
                    Future.succeededFuture(
                            deaf.get() && isNotice(seen)
                                    ? new Reply(503, "")
                                    : isNotice(seen) ? new Reply(204, "") : next(seen)));

    @AfterEach
    void stop() {
        loans.close();
    }

    /** Counts in its context data; {@code m} leads to a menu, the tenth screen is the last. */
    private static Reply next(Seen seen) {
        if (typed(seen).equals("m")) {
            JsonArray items = new JsonArray().add(item("1", "Borrow")).add(item("B", "Back"));
            JsonObject menu = new JsonObject().put("type", "ChooserView").put("title", "Loans");
            return show(menu.put("items", items), "menu");
        }
        String context = seen.json().getString("contextData", "");
        int screen = context.isEmpty() ? 1 : context.equals("menu") ? 5 : 1 + number(context);
        String text = "Screen " + screen + " after " + typed(seen);
        return show(screen == HOPS ? info(text) : input(text), "at " + screen);
    }

    private static int number(String context) {
        return Integer.parseInt(context.substring("at ".length()));
    }

    private Router start(String more) throws IOException {
        return RouterUnderTest.start(
                RouterSetup.in(folder, RouterSetup.HOUSE + SessionEventHouse.loans(loans, more)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCarryTenHopsAndTellOfTheEnd(boolean upstream) throws Exception {
        try (Router router = start("")) {
            Subscriber subscriber = upstream ? router.upstream(MSISDN) : router.handset(MSISDN);
            assertThat(subscriber.dials("*425*7#"))
                    .isEqualTo(new Shown("Screen 1 after *425*7#", true));
            for (int hop = 2; hop <= HOPS; hop++) {
                assertThat(subscriber.replies("n" + hop))
                        .isEqualTo(new Shown("Screen " + hop + " after n" + hop, hop < HOPS));
            }
            await().atMost(PATIENCE).until(() -> loans.seen().size() == HOPS + 1);
        }
        assertThat(loans.seen()).hasSize(HOPS + 1).allSatisfy(SessionEventTest::isOurs);
        assertThat(contexts())
                .isEqualTo(IntStream.rangeClosed(0, HOPS).mapToObj(n -> "at " + n).toList());
        assertThat(told(loans.seen().getLast())).isEqualTo("close End");
    }

    /** The context data of every request; the first has none. */
    private List<String> contexts() {
        return loans.seen().stream()
                .map(seen -> seen.json().getString("contextData", "at 0"))
                .toList();
    }

    private static void isOurs(Seen seen) {
        assertThat(seen.headers().get("authorization")).isEqualTo(SessionEventHouse.SECRET);
        assertThat(seen.headers().get("content-type")).isEqualTo("application/json");
        assertThat(seen.path()).startsWith("/ussdSessionEvent/");
        JsonObject body = seen.json();
        assertThat(body.getString("clientId")).isEqualTo("acme");
        assertThat(body.getString("appId")).isEqualTo("loans");
        assertThat(body.getString("sessionId"))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        if (event(seen).equals("new")) {
            assertThat(body.getString("msisdn")).isEqualTo(MSISDN);
            assertThat(body.getString("operator")).isIn("vodafone", "upstream");
        }
    }

    @Test
    void shouldAskForAKeyOfTheMenuAgainWithoutCallingTheApplication() throws Exception {
        Shown menu = new Shown("Loans\n1. Borrow\nB. Back", true);
        try (Router router = start("")) {
            Subscriber subscriber = router.upstream(MSISDN);
            subscriber.dials("*425#");
            assertThat(subscriber.replies("m")).isEqualTo(menu);
            for (String wrong : List.of("2", "", "1.", "Borrow")) {
                assertThat(subscriber.replies(wrong)).isEqualTo(menu);
            }
            assertThat(loans.seen()).hasSize(2);
            assertThat(subscriber.replies(" b ")).isEqualTo(new Shown("Screen 5 after B", true));
            subscriber.hangsUp();
            await().atMost(PATIENCE).until(() -> loans.seen().size() == 4);
        }
        assertThat(told(loans.seen().getLast())).isEqualTo("close Abandon");
        try (Kept kept = new Kept(folder.resolve("data"))) {
            assertThat(kept.lines("loans").getFirst().getInteger("hops")).isEqualTo(3);
        }
    }

    @Test
    void shouldTellOfASubscriberWhoWasTooSlow() throws Exception {
        try (Router router = start(", replyWithin: 300ms")) {
            router.handset(MSISDN).dials("*425#");
            await().atMost(PATIENCE).until(() -> loans.seen().size() == 2);
        }
        assertThat(told(loans.seen().getLast())).isEqualTo("close Timeout");
        assertThat(loans.seen().getLast().json().getString("contextData")).isEqualTo("at 1");
    }

    @Test
    void shouldTellAgainUntilItIsHeardAndKeepTheSecretSealedMeanwhile() throws Exception {
        deaf.set(true);
        try (Router router = start("");
                Kept kept = new Kept(folder.resolve("data"))) {
            Subscriber subscriber = router.handset(MSISDN);
            subscriber.dials("*425#");
            subscriber.hangsUp();
            await().atMost(PATIENCE).until(() -> kept.waiting() == 1);
            assertThat(onDisk()).doesNotContain(SessionEventHouse.SECRET);
            deaf.set(false);
            await().atMost(PATIENCE).until(() -> kept.waiting() == 0);
        }
        List<Seen> notices = loans.seen().stream().filter(SessionEventHouse::isNotice).toList();
        assertThat(notices).hasSizeGreaterThan(1).allSatisfy(SessionEventTest::isOurs);
        assertThat(notices).extracting(SessionEventHouse::told).containsOnly("close Abandon");
    }

    private String onDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).contains("ussdSessionEvent/close");
        return all.toString();
    }
}
