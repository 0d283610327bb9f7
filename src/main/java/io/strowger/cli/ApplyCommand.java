package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Source;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Provisioner.Outcome;
import io.strowger.provision.file.ProvisionReader;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger apply}: provisions accounts, networks and applications. */
@Command(
        name = "apply",
        sortOptions = false,
        description = "Applies a provisioning file, whole or not at all.",
        footer = {
            "",
            "Examples:",
            "  strowger apply my-application.yaml",
            "  strowger apply --dry-run my-application.yaml",
            "  strowger apply my-application.yaml --data /var/lib/strowger",
            "",
            "It writes to the data folder; a router that runs on that folder follows within a"
                    + " second. What the file named when it was applied before, and does not name"
                    + " now, is removed; what other files name stays as it is.",
            "",
            "Exit codes: 0 all that the file says is so; 2 wrong usage; 78 the file is refused, or"
                    + " the data folder cannot be used."
        })
public final class ApplyCommand implements Callable<Integer> {
    private final StoreOpener opener;
    private final BiFunction<Settings, Map<String, String>, ProvisionReader> readers;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The provisioning file.")
    private Path file = Path.of("");

    @Option(
            names = "--dry-run",
            description = "Say what the file would change, and change nothing.")
    private boolean dryRun;

    @Mixin private StoreOption where = new StoreOption();

    /**
     * @param readers make what reads provisioning files under settings and an environment
     */
    public ApplyCommand(
            StoreOpener opener,
            BiFunction<Settings, Map<String, String>, ProvisionReader> readers) {
        this.opener = opener;
        this.readers = readers;
    }

    @Override
    public Integer call() throws Exception {
        try (StoreOpener.Store store = where.open(opener)) {
            return apply(where.chosen(), store.provisioner());
        }
    }

    private int apply(Settings chosen, Provisioner provisioner) {
        ProvisionReader reader = readers.apply(chosen, where.environment());
        Source source = new Source.File(file);
        ProvisionFile read =
                ProblemReport.valueOf(
                        reader.read(source, provisioner.known(source.path()).await()));
        Future<Outcome> outcome = dryRun ? provisioner.preview(read) : provisioner.apply(read);
        return switch (outcome.await()) {
            case Outcome.Applied applied -> {
                say(dryRun ? previewed(applied) : applied(applied));
                yield ExitCodes.OK;
            }
            case Outcome.Refused refused ->
                    throw CommandFailure.misconfigured(refused.toString(), null);
        };
    }

    private List<String> applied(Outcome.Applied applied) {
        List<String> lines = new ArrayList<>(DifferenceLines.surprising(applied.differences()));
        lines.add(
                file
                        + (applied.changed()
                                ? " is applied."
                                : " was applied before: nothing changes."));
        return lines;
    }

    private List<String> previewed(Outcome.Applied wouldBe) {
        return wouldBe.changed()
                ? DifferenceLines.of(wouldBe.differences())
                : List.of(file + " would change nothing.");
    }

    private void say(List<String> lines) {
        PrintWriter out = requireNonNull(spec, "picocli sets it").commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
