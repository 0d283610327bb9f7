package io.strowger;

import io.strowger.bootstrap.MachineLimits;
import io.strowger.bootstrap.Protocols;
import io.strowger.bootstrap.ProvisionedStore;
import io.strowger.bootstrap.RecordedSessions;
import io.strowger.cli.ApplyCommand;
import io.strowger.cli.CheckConfigCommand;
import io.strowger.cli.Commands;
import io.strowger.cli.DemoAppCommand;
import io.strowger.cli.DialCommand;
import io.strowger.cli.LoadCommand;
import io.strowger.cli.Output;
import io.strowger.cli.PollPause;
import io.strowger.cli.PurseCommand;
import io.strowger.cli.RemoveCommand;
import io.strowger.cli.RunCommand;
import io.strowger.cli.SessionsCommand;
import io.strowger.cli.VersionCommand;
import io.strowger.config.Settings;
import io.strowger.ops.logging.LogSetup;
import io.strowger.ops.watchdog.OutOfMemoryExit;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The command line. */
public final class Main {
    private static final Duration FOLLOWED_EVERY = Duration.ofMillis(500);

    private Main() {}

    /** Runs the command that was typed and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new Commands(commands(), Output.out(), Output.err()).execute(args));
    }

    private static Strowger start(Settings settings) throws IOException {
        LogSetup.apply(
                LogSetup.Format.of(settings.logs().format().name()),
                settings.logs().level().name());
        OutOfMemoryExit exit = OutOfMemoryExit.install();
        Strowger router = Strowger.start(settings, System.getenv());
        router.watchLoops(exit);
        return router;
    }

    private static Map<String, Supplier<?>> commands() {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(Main::start));
        commands.put("dial", DialCommand::new);
        commands.put(
                "apply",
                () -> new ApplyCommand(ProvisionedStore::open, Protocols.STANDARD::reader));
        commands.put("remove", () -> new RemoveCommand(ProvisionedStore::open));
        commands.put(
                "purse", () -> new PurseCommand(ProvisionedStore::open, InstantSource.system()));
        commands.put(
                "sessions",
                () ->
                        new SessionsCommand(
                                RecordedSessions::open,
                                InstantSource.system(),
                                () -> PollPause.ofProcess(FOLLOWED_EVERY)));
        commands.put(
                "check-config",
                () -> new CheckConfigCommand(Protocols.STANDARD::reader, MachineLimits::below));
        commands.put("load", LoadCommand::new);
        commands.put("demo-app", DemoAppCommand::new);
        commands.put("version", VersionCommand::new);
        return commands;
    }
}
