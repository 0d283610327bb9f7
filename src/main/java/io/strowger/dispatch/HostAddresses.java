package io.strowger.dispatch;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of hosts that the operator named, the one that was reached last first. They are
 * looked up again every so often, and go on being used while, or when, that does not succeed. For
 * one event loop.
 */
final class HostAddresses {

    static final long REMEMBER_MILLIS = 5_000;

    static final int MAX_REMEMBERED = 1_000;

    private static final class Known {
        private Future<List<InetAddress>> addresses;
        private long until;
        private boolean asking;

        Known(List<InetAddress> addresses, long until) {
            this.addresses = Future.succeededFuture(addresses);
            this.until = until;
        }
    }

    private final DnsResolver names;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>();

    HostAddresses(DnsResolver names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /** At least one; fails when the name is not found. */
    Future<List<InetAddress>> of(String name) {
        Known entry = known.get(name);
        if (entry == null) {
            return lookUp(name);
        }
        if (clock.millis() >= entry.until && !entry.asking) {
            entry.asking = true;
            lookUp(name).onComplete(_ -> entry.asking = false);
        }
        return entry.addresses;
    }

    private Future<List<InetAddress>> lookUp(String name) {
        return names.lookUp(name).map(found -> remember(name, found));
    }

    private List<InetAddress> remember(String name, List<InetAddress> found) {
        Known before = known.remove(name); // so that it stands behind the older ones
        if (known.size() == MAX_REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        List<InetAddress> addresses =
                before == null ? found : withFirst(found, before.addresses.result().getFirst());
        known.put(name, new Known(addresses, clock.millis() + REMEMBER_MILLIS));
        return addresses;
    }

    /** An address was reached that is not the first. */
    void reached(String name, InetAddress address) {
        Known entry = known.get(name);
        if (entry != null) {
            entry.addresses = Future.succeededFuture(withFirst(entry.addresses.result(), address));
        }
    }

    private static List<InetAddress> withFirst(List<InetAddress> addresses, InetAddress first) {
        if (!addresses.contains(first) || addresses.getFirst().equals(first)) {
            return addresses;
        }
        List<InetAddress> moved = new ArrayList<>(addresses);
        moved.remove(first);
        moved.addFirst(first);
        return List.copyOf(moved);
    }
}
