package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code strowger run}: the router. */
@Command(
        name = "run",
        sortOptions = false,
        description = "Starts the router and stays until SIGTERM or Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  strowger run",
            "  strowger run --provision my-application.yaml",
            "  strowger run --config /etc/strowger/strowger.yaml --no-demo",
            "  STROWGER_HTTP_PORT=9080 STROWGER_DATA=/var/lib/strowger strowger run",
            "",
            "Without any file it runs with embedded defaults: its data in ./data, a simulator"
                    + " network 'demo' and the demo application on *713#.",
            "",
            "Exit codes: 0 stopped in good order; 1 not in good order; 2 wrong usage;"
                    + " 70 out of memory; 78 a setting, a file or a port is wrong."
        })
public final class RunCommand implements Callable<Integer> {
    private final RouterStarter starter;
    private final ProcessLifecycle stay;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private SettingsOption settings = new SettingsOption();

    @Option(
            names = "--provision",
            paramLabel = "FILE",
            description = "A provisioning file, applied at start after those of the settings.")
    private List<Path> provision = List.of();

    @Option(
            names = "--demo",
            negatable = true,
            description = "Whether to start the demo application (as the settings say).")
    private @Nullable Boolean demo;

    public RunCommand(RouterStarter starter) {
        this(starter, ProcessLifecycle.ofProcess());
    }

    RunCommand(RouterStarter starter, ProcessLifecycle stay) {
        this.starter = starter;
        this.stay = stay;
    }

    @Override
    public Integer call() throws Exception {
        Settings chosen = Terminal.ofProcess().isPresent() ? settings().atTerminal() : settings();
        RouterStarter.Running router = StartFailures.explained(() -> starter.start(chosen), chosen);
        PrintWriter out = requireNonNull(spec, "picocli sets it").commandLine().getOut();
        out.println(ReadyMessage.of(chosen, router, CommandHint.ofProcess()));
        out.flush();
        stay.untilToldToGo(router::stop);
        return ExitCodes.OK;
    }

    private Settings settings() {
        if (demo != null) {
            settings.override("STROWGER_DEMO_ENABLED", demo.toString());
        }
        Settings read = settings.read();
        List<Source> sources = new ArrayList<>(read.provision());
        provision.forEach(file -> sources.add(new Source.File(file)));
        return read.withProvision(sources);
    }
}
