package io.strowger.cli;

import io.strowger.core.text.Decimal;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a whole: which commands there are, and how errors are told.
 *
 * <p>A command is made only when it is the one that was typed, because a router should be ready
 * soon after it is started.
 */
public final class Commands {
    private static final int WIDTH = 100;

    private final Map<String, Supplier<?>> commands;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param commands the commands by their names, in the order in which help shows them
     */
    public Commands(Map<String, Supplier<?>> commands, PrintWriter out, PrintWriter err) {
        this.commands = commands;
        this.out = out;
        this.err = err;
    }

    /** Runs what was typed and gives the exit code. Errors are printed, never thrown. */
    public int execute(String... args) {
        RootCommand root = new RootCommand();
        CommandLine line = new CommandLine(root);
        Supplier<?> typed = args.length == 0 ? null : commands.get(args[0]);
        if (typed == null) {
            commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
            line.addSubcommand(new HelpCommand());
        } else {
            line.addSubcommand(args[0], typed.get());
        }
        line.getSubcommands().values().forEach(Commands::withHelp);
        withHelp(line);
        withNumbers(line);
        line.setOut(out).setErr(err).setUsageHelpWidth(WIDTH);
        line.setParameterExceptionHandler((wrong, _) -> refuse(wrong));
        line.setExecutionExceptionHandler((failed, at, _) -> fail(failed, at, root.debug()));
        int exitCode = line.execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    private static void withHelp(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.mixinStandardHelpOptions(true).versionProvider(new Versions());
    }

    /** The digits of other scripts are no numbers. */
    private static void withNumbers(CommandLine line) {
        ITypeConverter<Integer> integers = text -> number(text, Decimal::parseInt);
        ITypeConverter<Long> longs = text -> number(text, Decimal::parseLong);
        line.registerConverter(Integer.class, integers)
                .registerConverter(Integer.TYPE, integers)
                .registerConverter(Long.class, longs)
                .registerConverter(Long.TYPE, longs);
    }

    private static <N> N number(String text, Function<String, N> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private int refuse(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        err.println(name + ": " + sentence(wrong) + " See '" + name + " --help'.");
        UnmatchedArgumentException.printSuggestions(wrong, err);
        return ExitCodes.USAGE;
    }

    private int fail(Exception failed, CommandLine line, boolean debug) {
        boolean expected = failed instanceof CommandFailure;
        err.println(
                line.getCommandSpec().qualifiedName()
                        + ": "
                        + (expected ? sentence(failed) : unexpected(failed, debug)));
        if (debug) {
            failed.printStackTrace(err);
        }
        return failed instanceof CommandFailure failure ? failure.exitCode() : ExitCodes.FAILED;
    }

    private static String unexpected(Exception failed, boolean debug) {
        String what = "something unexpected went wrong (" + failed + ")";
        return debug ? what + "." : what + "; run it again with --debug to see where.";
    }

    private static String sentence(Exception failed) {
        String message = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }
}
