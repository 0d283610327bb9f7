package io.strowger.ingress;

import io.strowger.dialect.NetworkSide;
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

    private final IngressContext room;
    private final Map<String, InboundNetwork> entries = new HashMap<>();
    private @Nullable Snapshot source;

    NetworkDirectory(IngressContext room) {
        this.room = room;
    }

    @Nullable InboundNetwork find(String id) {
        Snapshot now = room.snapshot().get();
        if (now != source) {
            source = now;
            refill(now);
        }
        return entries.get(id);
    }

    private void refill(Snapshot snapshot) {
        entries.clear();
        for (NetworkDefinition network : snapshot.networks()) {
            NetworkSide side = room.dialects().network(network.dialect());
            if (side != null) {
                entries.put(network.terms().id(), entry(network, side));
            }
        }
    }

    private InboundNetwork entry(NetworkDefinition network, NetworkSide side) {
        RateLimit rate = room.rates().of(network.terms().id(), network.requestsPerSecond());
        Numbering numbering =
                network.country().isEmpty()
                        ? Numbering.international()
                        : Numbering.of(network.country());
        ReplayGuard replays = room.replays().of(network.terms().id());
        return new InboundNetwork(network, side, numbering, rate, replays);
    }
}
