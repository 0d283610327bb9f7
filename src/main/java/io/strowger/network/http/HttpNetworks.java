package io.strowger.network.http;

import io.strowger.dialect.SubmitDialect;
import io.strowger.network.Network;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The networks that are POSTed to, as they are provisioned now. For any thread. */
public final class HttpNetworks {

    /** The connector of these networks, as provisioning files write it. */
    public static final String CONNECTOR = "http";

    private final Map<String, SubmitDialect> dialects;
    private final Wire wire;
    private final ConcurrentHashMap<String, HttpNetwork> networks = new ConcurrentHashMap<>();

    /**
     * @param dialects those that have a way to submit
     * @param submitWithinMillis how long a submit may take; it should be less than the session
     *     waits for it, so that what has certainly not left is heard of in time
     */
    public HttpNetworks(Vertx vertx, Collection<SubmitDialect> dialects, long submitWithinMillis) {
        this.dialects =
                dialects.stream()
                        .collect(Collectors.toMap(SubmitDialect::name, Function.identity()));
        this.wire = new Wire(vertx, submitWithinMillis);
    }

    /** The way out to a network, or null when it has none. */
    public @Nullable Network find(NetworkDefinition definition) {
        Outbound outbound = definition.outbound();
        SubmitDialect dialect = dialects.get(definition.dialect());
        if (!definition.connector().equals(CONNECTOR) || outbound == null || dialect == null) {
            return null;
        }
        String id = definition.terms().id();
        HttpNetwork known = networks.get(id);
        if (known == null || !known.isFor(outbound, dialect.name())) {
            known = new HttpNetwork(id, outbound, dialect, wire);
            networks.put(id, known);
        }
        return known;
    }
}
