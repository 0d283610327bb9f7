package io.strowger.e2e;

import io.strowger.Strowger;
import io.strowger.bootstrap.Protocols;
import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import java.io.IOException;
import java.util.Map;

/** A router in this process, put together as {@code strowger run} does it. */
record RouterUnderTest(Strowger strowger) implements Router {

    static RouterUnderTest start(RouterSetup setup) throws IOException {
        return start(setup, Protocols.STANDARD);
    }

    /** Starts a router that speaks these protocols. */
    static RouterUnderTest start(RouterSetup setup, Protocols protocols) throws IOException {
        Map<String, String> environment = setup.environment();
        return new RouterUnderTest(Strowger.start(settings(environment), environment, protocols));
    }

    private static Settings settings(Map<String, String> environment) {
        return switch (SettingsFile.read(SettingsFile.find(null, environment), environment)) {
            case Parsed.Valid<Settings>(var settings, var _) -> settings;
            case Parsed.Invalid<Settings>(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Override
    public int httpPort() {
        return strowger.httpPort();
    }

    @Override
    public int managementPort() {
        return strowger.managementPort();
    }

    @Override
    public void close() {
        strowger.stop();
    }
}
