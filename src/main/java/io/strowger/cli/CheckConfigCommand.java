package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Problem;
import io.strowger.config.yaml.Source;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.file.ProvisionReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger check-config}: reads files as {@code run} would, and starts nothing. */
@Command(
        name = "check-config",
        sortOptions = false,
        description = "Checks settings and provisioning files and names every mistake in them.",
        footer = {
            "",
            "Examples:",
            "  strowger check-config",
            "  strowger check-config /etc/strowger/strowger.yaml",
            "  strowger check-config --provision my-application.yaml",
            "",
            "The provisioning files that the settings name are checked as well. What is stored"
                    + " already is not looked at: 'apply' does that. Limits of this machine that are"
                    + " below the settings are named, and are no mistake.",
            "",
            "Exit codes: 0 all is well; 2 wrong usage; 78 there are mistakes, one a line."
        })
public final class CheckConfigCommand implements Callable<Integer> {
    private final BiFunction<Settings, Map<String, String>, ProvisionReader> readers;
    private final Function<Settings, List<String>> shortages;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The settings, as of --config.")
    private @Nullable Path file;

    @Mixin private SettingsOption settings = new SettingsOption();

    @Option(
            names = "--provision",
            paramLabel = "FILE",
            description = "A provisioning file to check as well.")
    private List<Path> provision = List.of();

    /**
     * @param readers make what reads provisioning files under settings and an environment
     * @param shortages tells what this machine allows less of than settings ask for
     */
    public CheckConfigCommand(
            BiFunction<Settings, Map<String, String>, ProvisionReader> readers,
            Function<Settings, List<String>> shortages) {
        this.readers = readers;
        this.shortages = shortages;
    }

    @Override
    public Integer call() {
        Parsed<Settings> parsed = file == null ? settings.parse() : settings.parse(file);
        return switch (parsed) {
            case Parsed.Invalid<Settings>(var problems) -> refuse(problems);
            case Parsed.Valid<Settings>(var valid, var warnings) -> {
                warnings.forEach(err()::println);
                shortages.apply(valid).forEach(err()::println);
                yield check(valid);
            }
        };
    }

    /** Reads the files in their order: a later one may refer to accounts of an earlier one. */
    private int check(Settings valid) {
        List<Source> sources = new ArrayList<>(valid.provision());
        provision.forEach(path -> sources.add(new Source.File(path)));
        ProvisionReader reader = readers.apply(valid, settings.environment());
        ExistingProvisioning known = ExistingProvisioning.NOTHING;
        List<ProvisionFile> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Source source : sources) {
            switch (reader.read(source, known)) {
                case Parsed.Valid<ProvisionFile>(var read, var warnings) -> {
                    warnings.forEach(err()::println);
                    known = known.with(read);
                    files.add(read);
                }
                case Parsed.Invalid<ProvisionFile>(var found) -> problems.addAll(found);
            }
        }
        List<Object> all = new ArrayList<>(problems);
        ExistingProvisioning.clash(files).ifPresent(all::add);
        return all.isEmpty() ? accept(sources) : refuse(all);
    }

    private int accept(List<Source> sources) {
        PrintWriter out = commandLine().getOut();
        out.println("The settings are valid.");
        sources.forEach(source -> out.println(source.name() + " is valid."));
        return ExitCodes.OK;
    }

    private int refuse(List<?> problems) {
        problems.forEach(err()::println);
        return ExitCodes.CONFIGURATION;
    }

    private PrintWriter err() {
        return commandLine().getErr();
    }

    private CommandLine commandLine() {
        return requireNonNull(spec, "picocli sets it").commandLine();
    }
}
