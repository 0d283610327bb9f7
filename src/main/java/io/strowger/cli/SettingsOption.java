package io.strowger.cli;

import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config} and what it leads to. */
final class SettingsOption {
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings (STROWGER_CONFIG, else conf/strowger.yaml, else built in).")
    private @Nullable Path file;

    /** Lets an option of the command line stand above the file and the environment. */
    SettingsOption override(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The settings, or a failure that names the first mistake. */
    Settings read() {
        return ProblemReport.valueOf(parse());
    }

    Parsed<Settings> parse() {
        return parse(file);
    }

    Parsed<Settings> parse(@Nullable Path given) {
        return SettingsFile.read(SettingsFile.find(given, environment), environment);
    }
}
