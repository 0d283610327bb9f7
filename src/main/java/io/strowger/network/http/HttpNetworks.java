package io.strowger.network.http;

import io.strowger.dialect.Dialects;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.SubmitDialect;
import io.strowger.network.Connector;
import io.strowger.network.Network;
import io.strowger.network.RunningConnector;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The networks that are submitted to over HTTP, as they are provisioned now. For any thread. */
public final class HttpNetworks implements RunningConnector {

    /** The entry of the list of connectors. */
    public static final Connector ENTRY =
            new Connector(
                    new ConnectorTraits("http", true, false),
                    context ->
                            new HttpNetworks(
                                    context.vertx(),
                                    context.dialects(),
                                    context.submitWithinMillis()));

    private final Dialects dialects;
    private final Wire wire;
    private final ConcurrentHashMap<String, HttpNetwork> networks = new ConcurrentHashMap<>();

    /**
     * @param dialects not all of them have a way to submit
     * @param submitWithinMillis how long a submit may take; it should be less than the session
     *     waits for it, so that what has certainly not left is heard of in time
     */
    public HttpNetworks(Vertx vertx, Dialects dialects, long submitWithinMillis) {
        this.dialects = dialects;
        this.wire = new Wire(vertx, submitWithinMillis);
    }

    @Override
    public @Nullable Network network(NetworkDefinition definition) {
        Outbound outbound = definition.outbound();
        NetworkSide side = dialects.network(definition.dialect());
        SubmitDialect dialect = side == null ? null : side.submit();
        if (outbound == null || dialect == null) {
            return null;
        }
        String id = definition.terms().id();
        HttpNetwork known = networks.get(id);
        if (known == null || !known.isFor(outbound, dialect)) {
            known = new HttpNetwork(id, outbound, dialect, wire);
            networks.put(id, known);
        }
        return known;
    }
}
