package io.strowger.ingress;

import io.strowger.dialect.NetworkSide;
import io.strowger.limits.RateLimit;
import io.strowger.numbering.Numbering;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The networks that ask in a dialect over HTTP by their id, made anew when the provisioning has
 * changed.
 */
final class NetworkDirectory {

    private final IngressContext context;
    private final Map<String, InboundNetwork> entries = new HashMap<>();
    private @Nullable Snapshot source;

    NetworkDirectory(IngressContext context) {
        this.context = context;
    }

    @Nullable InboundNetwork find(String id) {
        Snapshot now = context.snapshot().get();
        if (now != source) {
            source = now;
            refill(now);
        }
        return entries.get(id);
    }

    private void refill(Snapshot snapshot) {
        entries.clear();
        for (NetworkDefinition network : snapshot.networks()) {
            NetworkSide side = context.dialects().network(network.dialect());
            if (side != null) {
                entries.put(network.terms().id(), entry(network, side));
            }
        }
    }

    private InboundNetwork entry(NetworkDefinition network, NetworkSide side) {
        RateLimit rate = context.rates().of(network.terms().id(), network.requestsPerSecond());
        Numbering numbering =
                network.country().isEmpty()
                        ? Numbering.international()
                        : Numbering.of(network.country());
        ReplayGuard replays = context.replays().of(network.terms().id());
        return new InboundNetwork(network, side, numbering, rate, replays);
    }
}
