package io.strowger.e2e;

import static io.strowger.e2e.SessionEventHouse.info;
import static io.strowger.e2e.SessionEventHouse.input;
import static io.strowger.e2e.SessionEventHouse.isNotice;
import static io.strowger.e2e.SessionEventHouse.item;
import static io.strowger.e2e.SessionEventHouse.show;
import static io.strowger.e2e.SessionEventHouse.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Stub.Seen;
import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The subscriber gets a text, and the application hears once why its answer was none. */
class SessionEventErrorsTest {
    private static final String UNEXPECTED = "abort UnexpectedUssdAppResponse";
    private static final String INTERNAL = "abort InternalError";
    private static final Shown FALLBACK =
            new Shown("This service is not available right now. Please try again later.", false);

    enum Answer {
        RUBBISH(new Reply(200, "It works!"), UNEXPECTED, "application_unreadable"),
        EMPTY(new Reply(204, ""), UNEXPECTED, "application_unreadable"),
        NO_ACTION(new Reply(200, "{\"contextData\":\"\"}"), UNEXPECTED, "application_unreadable"),
        REDIRECT(action("Redirect"), UNEXPECTED, "application_unreadable"),
        RETURN(action("ReturnFromRedirect"), UNEXPECTED, "application_unreadable"),
        RUN_PROCESS(action("RunProcess"), UNEXPECTED, "application_unreadable"),
        LEGACY(action("LegacyAppRedirect"), UNEXPECTED, "application_unreadable"),
        UNKNOWN_ACTION(action("Dance"), UNEXPECTED, "application_unreadable"),
        UNKNOWN_VIEW(
                show(input("Hi").put("type", "WebView"), ""), UNEXPECTED, "application_unreadable"),
        NO_MESSAGE(show(input(""), ""), UNEXPECTED, "application_unreadable"),
        NO_LAST_MESSAGE(show(info(" "), ""), UNEXPECTED, "application_unreadable"),
        TOO_LONG(show(input("a".repeat(183)), ""), UNEXPECTED, "application_too_long"),
        MENU_TOO_LONG(menu(item("1", "a".repeat(180))), UNEXPECTED, "application_too_long"),
        EMPTY_MENU(menu(), UNEXPECTED, "application_unreadable"),
        SAME_KEYS(menu(item("a", "A"), item("A", "B")), UNEXPECTED, "application_unreadable"),
        NO_KEY(menu(item("", "A")), UNEXPECTED, "application_unreadable"),
        MUCH_CONTEXT(show(input("Hi"), "a".repeat(4097)), UNEXPECTED, "application_unreadable"),
        NOT_FOUND(new Reply(404, "{}"), INTERNAL, "application_failed"),
        BROKEN(new Reply(500, "{}"), INTERNAL, "application_failed");

        @SuppressWarnings("ImmutableEnumChecker") // two values that nothing changes
        private final Reply reply;

        private final String told;
        private final String reason;

        Answer(Reply reply, String told, String reason) {
            this.reply = reply;
            this.told = told;
            this.reason = reason;
        }

        private static Reply action(String type) {
            JsonObject action = new JsonObject().put("type", type).put("view", input("Hi"));
            return new Reply(200, new JsonObject().put("action", action).encode());
        }

        private static Reply menu(JsonObject... items) {
            JsonObject menu = new JsonObject().put("type", "ChooserView").put("title", "T");
            return show(menu.put("items", new JsonArray(List.of(items))), "");
        }
    }

    @TempDir static Path folder;
    private static Stub loans;
    private static Router router;
    private static Kept kept;
    private static final AtomicLong SUBSCRIBERS = new AtomicLong(233_200_580_000L);
    private static volatile Reply bad = new Reply(200, "");

    @BeforeAll
    static void start() throws Exception {
        loans = Stub.serving(seen -> Future.succeededFuture(badly(seen)));
        String house = RouterSetup.HOUSE + SessionEventHouse.loans(loans, "");
        router = RouterUnderTest.start(RouterSetup.in(folder, house));
        kept = new Kept(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        kept.close();
        router.close();
        loans.close();
    }

    private static Reply badly(Seen seen) {
        if (isNotice(seen)) {
            return new Reply(200, "{}");
        }
        return bad;
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowTheFallbackAndAbort(Answer answer) {
        String msisdn = Long.toString(SUBSCRIBERS.incrementAndGet());
        bad = answer.reply;
        assertThat(router.upstream(msisdn).dials("*425#")).isEqualTo(FALLBACK);
        Seen began =
                loans.seen().stream()
                        .filter(seen -> msisdn.equals(seen.json().getString("msisdn")))
                        .findFirst()
                        .orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SessionEventHouse.session(loans, began).size() == 2);
        Seen notice = SessionEventHouse.session(loans, began).getLast();
        assertThat(told(notice)).isEqualTo(answer.told);
        assertThat(notice.json().getString("contextData")).isEmpty();
        assertThat(reason(began)).isEqualTo(answer.reason);
    }

    private static String reason(Seen began) {
        String id = began.json().getString("sessionId").replace("-", "");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                kept.lines("loans").stream()
                                        .filter(line -> id.equals(line.getString("sessionId")))
                                        .map(line -> line.getString("reason"))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
