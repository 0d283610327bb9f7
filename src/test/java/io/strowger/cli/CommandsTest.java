package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandsTest {

    @Test
    void shouldMakeOnlyTheCommandThatIsTyped() {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("version", VersionCommand::new);
        commands.put(
                "other",
                () -> {
                    throw new AssertionError("made");
                });

        assertThat(Typed.line(commands, "version").exitCode()).isZero();
    }

    @Test
    void shouldTellTheVersions() {
        Typed typed = Typed.line("version", new VersionCommand(), "version");

        assertThat(typed.out())
                .containsPattern("(?m)^strowger \\S+")
                .containsPattern("(?m)^Java 2[5-9]")
                .containsPattern("(?m)^Vert.x 5\\.");
        assertThat(Typed.line("version", new VersionCommand(), "--version")).isEqualTo(typed);
    }

    @Test
    void shouldShowExamplesInTheHelpOfEveryCommand() {
        Map<String, Object> commands =
                Map.of(
                        "dial", new DialCommand(),
                        "load", new LoadCommand(),
                        "demo-app", new DemoAppCommand(),
                        "run",
                                new RunCommand(_ -> {
                                    throw new AssertionError("started");
                                }),
                        "check-config",
                                new CheckConfigCommand(Protocols.STANDARD::reader, _ -> List.of()),
                        "apply",
                                new ApplyCommand(
                                        _ -> {
                                            throw new AssertionError("opened");
                                        },
                                        Protocols.STANDARD::reader),
                        "version", new VersionCommand());

        commands.forEach((name, command) -> {
            Typed typed = Typed.line(name, command, name, "--help");
            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).containsPattern("Examples?:\\R  strowger " + name);
        });
    }

    @Test
    void shouldAnswerWrongUsageInOneSentence() {
        for (String wrong : new String[] {"--colour", "surplus", "--size=x"}) {
            Typed typed = Typed.line("make", new Making(() -> 0), "make", wrong);
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err())
                    .startsWith("strowger make: ")
                    .endsWith("See 'strowger make --help'.\n")
                    .hasLineCount(1);
        }
    }

    @Test
    void shouldAskForACommandWhenNoneIsTyped() {
        Typed typed = Typed.line("make", new Making(() -> 0));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).isEqualTo("strowger: say which command. See 'strowger --help'.\n");
    }

    @Test
    void shouldTellAFailureInItsSentenceAndWithItsExitCode() {
        Typed failed =
                make(() -> {
                    throw CommandFailure.failed("mend it", null);
                });
        Typed misconfigured =
                make(() -> {
                    throw CommandFailure.misconfigured("set it.", null);
                });

        assertThat(failed).isEqualTo(new Typed(1, "", "strowger make: mend it.\n"));
        assertThat(misconfigured).isEqualTo(new Typed(78, "", "strowger make: set it.\n"));
    }

    @Test
    void shouldShowTheStackTraceOfABugOnlyWhenAsked() {
        Callable<Integer> bug =
                () -> {
                    throw new IllegalStateException("oops");
                };

        assertThat(make(bug).err()).contains("oops").contains("--debug").hasLineCount(1);
        assertThat(make(bug, "--debug").err()).contains("\tat io.strowger.cli.CommandsTest");
        assertThat(make(bug, "--debug").exitCode()).isEqualTo(1);
    }

    private static Typed make(Callable<Integer> work, String... more) {
        String[] args = new String[more.length + 1];
        args[0] = "make";
        System.arraycopy(more, 0, args, 1, more.length);
        return Typed.line("make", new Making(work), args);
    }

    @Command(name = "make")
    private static final class Making implements Callable<Integer> {
        private final Callable<Integer> work;

        @Option(names = "--size")
        private int size;

        Making(Callable<Integer> work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            return work.call() + size;
        }
    }
}
