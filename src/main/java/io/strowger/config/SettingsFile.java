package io.strowger.config;

import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.config.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings file and the environment variables that override it: {@code STROWGER_} and the key's
 * path in upper case, as {@code STROWGER_SESSIONS_REMEMBER_ENDED}. A list is separated by commas; a
 * variable that is set to nothing counts as not set.
 *
 * <p>Relative paths, in the file as in the environment, are relative to the working directory.
 */
public final class SettingsFile {

    private static final String PREFIX = "STROWGER_";
    private static final String FILE_VARIABLE = "STROWGER_CONFIG";
    private static final String STANDARD = "conf/strowger.yaml";

    /** Variables of the start scripts, which are no settings. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of(
                    FILE_VARIABLE,
                    "STROWGER_HOME",
                    "STROWGER_JAR",
                    "STROWGER_JAVA_OPTS",
                    "STROWGER_JAVA_RELEASE",
                    "STROWGER_JVM_FLAGS",
                    "STROWGER_ROOT");

    private SettingsFile() {}

    /**
     * The file that holds: the one that is given, else that of {@code STROWGER_CONFIG}, else {@code
     * conf/strowger.yaml} of the working directory, else the one in the jar.
     */
    public static Source find(@Nullable Path given, Map<String, String> environment) {
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        if (given != null || !variable.isBlank()) {
            return new Source.File(given != null ? given : Path.of(variable.strip()));
        }
        Path standard = Path.of(STANDARD);
        return Files.exists(standard) ? new Source.File(standard) : builtIn();
    }

    /** The file in the jar; what it provisions lies in the jar as well. */
    public static Source builtIn() {
        return new Source.BuiltIn(STANDARD);
    }

    /** Reads the settings: all of them, or everything that is wrong with them. */
    public static Parsed<Settings> read(Source source, Map<String, String> environment) {
        YamlDocument document = YamlDocument.overridden(source, environment, PREFIX);
        Settings settings = new SettingsReader(source, document.root()).read();
        return document.outcome(settings, OTHER_VARIABLES);
    }
}
