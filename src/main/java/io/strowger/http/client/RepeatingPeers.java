package io.strowger.http.client;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who has sent a second answer to a request, some time after the first. When the next request has
 * been sent by then, nothing in HTTP/1.1 tells it from that one's: such a peer's connections serve
 * one exchange each, for a while. Of any thread.
 */
final class RepeatingPeers {

    private static final int MAX_PEERS = 1_000;
    private static final long REMEMBER_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** When each is forgiven, by {@link System#nanoTime()}; the one seen longest ago first. */
    private final Map<SocketAddress, Long> until =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<SocketAddress, Long> eldest) {
                    return size() > MAX_PEERS;
                }
            };

    /** Almost always, and then nothing is to be looked up. */
    private volatile boolean empty = true;

    synchronized void add(SocketAddress peer) {
        until.remove(peer);
        until.put(peer, System.nanoTime() + REMEMBER_NANOS);
        empty = false;
    }

    boolean contains(SocketAddress peer) {
        return !empty && isRemembered(peer);
    }

    private synchronized boolean isRemembered(SocketAddress peer) {
        Long end = until.get(peer);
        if (end == null) {
            return false;
        }
        if (System.nanoTime() - end < 0) {
            return true;
        }
        until.remove(peer);
        empty = until.isEmpty();
        return false;
    }
}
