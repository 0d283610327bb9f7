package io.strowger.bootstrap;

import io.strowger.config.Settings;
import io.strowger.dialect.Dialect;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.sessionevent.SessionEventDialect;
import io.strowger.network.Connector;
import io.strowger.network.Connectors;
import io.strowger.network.http.HttpNetworks;
import io.strowger.network.simulator.SimulatorConnector;
import io.strowger.provision.file.ProvisionReader;
import java.util.Map;

/**
 * What a router speaks, and the one list of each kind: a dialect or connector is its folder and a
 * line here.
 */
public record Protocols(Dialects dialects, Connectors connectors) {

    public static final Protocols STANDARD =
            new Protocols(
                    Dialects.of(
                            ProgrammableDialect.ENTRY,
                            OneApiDialect.ENTRY,
                            SessionEventDialect.ENTRY),
                    Connectors.of(SimulatorConnector.ENTRY, HttpNetworks.ENTRY));

    /** These and one more dialect. */
    public Protocols with(Dialect entry) {
        return new Protocols(dialects.with(entry), connectors);
    }

    /** These and one more connector. */
    public Protocols with(Connector entry) {
        return new Protocols(dialects, connectors.with(entry));
    }

    /** Reads provisioning files that name them. */
    public ProvisionReader reader(Settings settings, Map<String, String> environment) {
        return new ProvisionReader(settings, environment, dialects, connectors.traits());
    }
}
