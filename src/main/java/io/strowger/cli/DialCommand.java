package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger dial}: a handset in the terminal. */
@Command(
        name = "dial",
        sortOptions = false,
        description =
                "Dials a code on a simulator network of a running router and shows the screens.",
        footer = {
            "",
            "Examples:",
            "  strowger dial '*713#' --msisdn 233200585542",
            "  strowger dial '*713#' --msisdn 233200585542 --reply 1 --reply 2",
            "  strowger dial '*713*1*2#' --msisdn 233200585542",
            "",
            "On a terminal and without --reply it asks for replies; an empty line hangs up. With"
                    + " --reply, or without a terminal, it asks nothing: when the replies are used"
                    + " up and the session is still open, it hangs up.",
            "",
            "Exit codes: 0 the application ended the session; 1 it was hung up or failed, or nobody"
                    + " has the code; 2 wrong usage."
        })
public final class DialCommand implements Callable<Integer> {
    private static final String PROMPT = "> ";

    private final Optional<Terminal> terminal;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "What is dialled, as '*713#' (quote it).")
    private String code = "";

    @Option(names = "--msisdn", required = true, description = "The subscriber's number.")
    private String msisdn = "";

    @Option(
            names = "--reply",
            paramLabel = "TEXT",
            description = "A reply; one option a screen, in their order.")
    private @Nullable List<String> replies;

    @Option(
            names = "--network",
            paramLabel = "ID",
            description = "The simulator network (${DEFAULT-VALUE}).")
    private String network = "demo";

    @Option(
            names = "--management",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:${env:STROWGER_MANAGEMENT_PORT:-8081}",
            description = "The router's management address (${DEFAULT-VALUE}).")
    private URI management = URI.create("http://127.0.0.1:8081");

    public DialCommand() {
        this(Terminal.ofProcess());
    }

    DialCommand(Optional<Terminal> terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!"http".equals(management.getScheme()) || management.getHost() == null) {
            throw new ParameterException(
                    commandLine(), "--management has the form http://127.0.0.1:8081");
        }
        HandsetClient handset = new HandsetClient(management, network, msisdn);
        return replies == null && terminal.isPresent()
                ? converse(handset, terminal.get())
                : play(handset);
    }

    /** Asks a person for every reply. */
    private int converse(HandsetClient handset, Terminal terminal) {
        try (HangUpAtExit open = new HangUpAtExit(handset)) {
            ScreenWriter writer = ScreenWriter.framed(commandLine().getOut(), terminal);
            HandsetScreen screen = handset.dial(code);
            writer.show(screen.text());
            while (screen.expectsReply()) {
                String reply = terminal.ask(PROMPT);
                if (reply == null || reply.isEmpty()) {
                    open.hangUp();
                    note("hung up.");
                    return ExitCodes.FAILED;
                }
                screen = handset.reply(reply);
                writer.show(screen.text());
            }
            if (!screen.fallback()) {
                note("the session has ended.");
            }
            return ended(screen);
        }
    }

    /** Only the application's own last word is a success. */
    private int ended(HandsetScreen last) {
        if (last.fallback()) {
            note("no application ended the session: this text is the router's.");
            return ExitCodes.FAILED;
        }
        return ExitCodes.OK;
    }

    /** Gives the replies that were passed, and hangs up when there are not enough. */
    private int play(HandsetClient handset) {
        ScreenWriter writer = ScreenWriter.plain(commandLine().getOut());
        Deque<String> left = new ArrayDeque<>(replies == null ? List.of() : replies);
        HandsetScreen screen = handset.dial(code);
        writer.show(screen.text());
        while (screen.expectsReply() && !left.isEmpty()) {
            String reply = left.remove();
            writer.echo(reply);
            screen = handset.reply(reply);
            writer.show(screen.text());
        }
        if (screen.expectsReply()) {
            handset.cancel();
            note("the session was still open after the last --reply; hung up.");
            return ExitCodes.FAILED;
        }
        if (!left.isEmpty()) {
            note(
                    "the session ended before every --reply was used; left over: "
                            + left.size()
                            + ".");
        }
        return ended(screen);
    }

    private void note(String sentence) {
        commandLine().getErr().println(sentence);
        commandLine().getErr().flush();
    }

    private CommandLine commandLine() {
        return requireNonNull(spec, "picocli sets it").commandLine();
    }
}
