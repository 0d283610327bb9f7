package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DialCommandTest {
    private static final String HANDSET = "/simulator/demo/handsets/233200585542";

    private StubHandsets handsets;

    @BeforeEach
    void start() throws IOException {
        handsets = new StubHandsets();
    }

    @AfterEach
    void stop() {
        handsets.close();
    }

    @Test
    void shouldPrintEachScreenAndSucceedWhenTheLastOneIsFinal() {
        handsets.open("Demo\\n1. Balance").open("Which?").last("GHS 5.00");

        Typed typed = scripted("--reply", "1", "--reply", "2");

        assertThat(typed.out()).isEqualTo("Demo\n1. Balance\n\n> 1\nWhich?\n\n> 2\nGHS 5.00\n\n");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(handsets.asked())
                .containsExactly(
                        HANDSET + "/dial {\"text\":\"*713#\"}",
                        HANDSET + "/reply {\"text\":\"1\"}",
                        HANDSET + "/reply {\"text\":\"2\"}");
    }

    @Test
    void shouldFailWhenTheLastScreenIsTheRouters() {
        handsets.fallback("Unknown code.").open("Demo").fallback("Not available.");

        Typed unknown = scripted();
        Typed failed = scripted("--reply", "1");

        assertThat(unknown.out()).isEqualTo("Unknown code.\n\n");
        assertThat(unknown.err()).contains("this text is the router's").hasLineCount(1);
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(failed.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldFailForAPersonWhenTheLastScreenIsTheRouters() {
        handsets.open("Demo").fallback("Not available.");

        Typed typed = dial(Optional.of(new Person("1")));

        assertThat(typed.err()).contains("this text is the router's").hasLineCount(1);
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldHangUpAndFailWhenTheRepliesAreUsedUp() {
        handsets.open("Demo").open("Which?");

        Typed typed = scripted("--reply", "1");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("still open").hasLineCount(1);
        assertThat(handsets.asked()).last().isEqualTo(HANDSET + "/cancel ");
    }

    @Test
    void shouldShowOneScreenAndHangUpWithoutRepliesAndTerminal() {
        handsets.open("Demo");

        Typed typed = scripted();

        assertThat(typed.out()).isEqualTo("Demo\n\n");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(handsets.asked()).last().isEqualTo(HANDSET + "/cancel ");
    }

    @Test
    void shouldSayWhichRepliesWereNotUsed() {
        handsets.last("Bye");

        Typed typed = scripted("--reply", "1", "--reply", "2");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("left over: 2");
    }

    @Test
    void shouldQuoteWhatIsTyped() {
        handsets.open("Name?").last("Hello");

        scripted("--reply", "O'Neil \"é\" \\");

        assertThat(handsets.asked())
                .last()
                .isEqualTo(HANDSET + "/reply {\"text\":\"O'Neil \\\"é\\\" \\\\\"}");
    }

    @Test
    void shouldAskAPersonForEveryReply() {
        handsets.open("Demo\\n1. Balance").last("GHS 5.00");
        Person person = new Person("1");

        Typed typed = dial(Optional.of(person));

        assertThat(typed.out())
                .isEqualTo(
                        """
                        ┌────────────┐
                        │ Demo       │
                        │ 1. Balance │
                        └────────────┘
                        ┌──────────┐
                        │ GHS 5.00 │
                        └──────────┘
                        """);
        assertThat(typed.err()).isEqualTo("the session has ended.\n");
        assertThat(typed.exitCode()).isZero();
        assertThat(person.prompts).containsExactly("> ");
    }

    @Test
    void shouldHangUpWhenAPersonTypesNothing() {
        handsets.open("Demo");
        assertThat(dial(Optional.of(new Person(""))).exitCode()).isEqualTo(1);
        assertThat(handsets.asked()).last().isEqualTo(HANDSET + "/cancel ");
    }

    @Test
    void shouldHangUpAtTheEndOfTheInput() {
        handsets.open("Demo");
        assertThat(dial(Optional.of(new Person())).exitCode()).isEqualTo(1);
        assertThat(handsets.asked()).last().isEqualTo(HANDSET + "/cancel ");
    }

    @Test
    void shouldPassOnWhyTheRouterRefuses() {
        handsets.answering(
                404,
                "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is no network demo.\"}}");

        Typed typed = scripted();

        assertThat(typed.err())
                .isEqualTo("strowger dial: the router refused: There is no network demo.\n");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldSayWhenSomethingElseAnswers() {
        handsets.answering(500, "<html>").answering(200, "\"hello\"").answering(200, "{}");

        assertThat(scripted().err()).contains("HTTP 500: check --management.").hasLineCount(1);
        assertThat(scripted().err()).contains("is no screen: check --management.").hasLineCount(1);
        assertThat(scripted().err()).contains("is no screen: check --management.").hasLineCount(1);
    }

    @Test
    void shouldSayHowToStartARouterThatIsNotThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        Typed typed =
                Typed.line(
                        "dial",
                        new DialCommand(Optional.empty()),
                        "dial",
                        "*713#",
                        "--msisdn",
                        "1",
                        "--management",
                        "http://127.0.0.1:" + free);

        assertThat(typed.err())
                .contains("is not running")
                .contains("scripts/run.sh")
                .hasLineCount(1);
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() {
        Typed typed =
                Typed.line(
                        "dial",
                        new DialCommand(Optional.empty()),
                        "dial",
                        "*713#",
                        "--msisdn",
                        "1",
                        "--management",
                        "localhost:8081");

        assertThat(typed.err()).contains("http://127.0.0.1:8081").hasLineCount(1);
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    private Typed scripted(String... more) {
        return dial(Optional.empty(), more);
    }

    private Typed dial(Optional<Terminal> terminal, String... more) {
        List<String> args = new ArrayList<>(List.of("dial", "*713#", "--msisdn", "233200585542"));
        args.addAll(List.of("--management", handsets.address().toString()));
        args.addAll(Arrays.asList(more));
        return Typed.line("dial", new DialCommand(terminal), args.toArray(String[]::new));
    }

    /** Types what is given, then Ctrl-D. */
    private static final class Person implements Terminal {
        private final Queue<String> lines;
        private final List<String> prompts = new ArrayList<>();

        Person(String... lines) {
            this.lines = new ArrayDeque<>(List.of(lines));
        }

        @Override
        public boolean showsUnicode() {
            return true;
        }

        @Override
        public @Nullable String ask(String prompt) {
            prompts.add(prompt);
            return lines.poll();
        }
    }
}
