package io.strowger.cli;

import io.strowger.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options {@code --data} and {@code --config}, and the store that they lead to. */
final class StoreOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the router (as the settings say).")
    private @Nullable Path data;

    @Mixin private SettingsOption settings = new SettingsOption();

    /** The settings that say where the store is. */
    Settings chosen() {
        if (data != null) {
            settings.override("STROWGER_DATA", data.toString());
        }
        return settings.read();
    }

    /** The environment that the settings were read in. */
    Map<String, String> environment() {
        return settings.environment();
    }

    StoreOpener.Store open(StoreOpener opener) throws Exception {
        Settings chosen = chosen();
        return StartFailures.explained(() -> opener.open(chosen), chosen);
    }
}
