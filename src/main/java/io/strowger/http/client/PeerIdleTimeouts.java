package io.strowger.http.client;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every peer's {@link PeerIdleTimeout}, looked up once a connection. Of any thread. */
final class PeerIdleTimeouts {

    private static final int MAX_PEERS = 1_000;

    /** The one connected to longest ago first. */
    private final Map<SocketAddress, PeerIdleTimeout> peers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<SocketAddress, PeerIdleTimeout> eldest) {
                    return size() > MAX_PEERS;
                }
            };

    synchronized PeerIdleTimeout of(SocketAddress peer) {
        return peers.computeIfAbsent(peer, _ -> new PeerIdleTimeout());
    }
}
