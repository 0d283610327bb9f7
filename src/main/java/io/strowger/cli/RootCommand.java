package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code strowger} itself: it only knows its commands. */
@Command(
        name = "strowger",
        synopsisSubcommandLabel = "COMMAND",
        description = "Strowger routes USSD sessions between mobile networks and applications.",
        footer = {
            "",
            "Examples:",
            "  strowger run",
            "  strowger dial '*713#' --msisdn 233200585542",
            "  strowger apply my-application.yaml",
            "",
            "'strowger COMMAND --help' tells more about a command.",
            "",
            "Exit codes: 0 done; 1 what was asked for failed; 2 wrong usage; 78 wrong settings or files."
        })
final class RootCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(
                requireNonNull(spec, "picocli sets it").commandLine(), "say which command");
    }
}
