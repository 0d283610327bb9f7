package io.strowger.network;

import io.strowger.provision.ConnectorTraits;
import java.util.function.Function;

/**
 * One entry of the list of connectors: a way to reach networks.
 *
 * @param opening makes what runs of it in a router; called before anything is deployed
 */
public record Connector(
        ConnectorTraits traits, Function<ConnectorContext, RunningConnector> opening) {}
