package io.strowger.dispatch;

import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.security.ForbiddenAddresses;
import io.strowger.security.ForbiddenAddresses.Block;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the address that a callback goes to and judges it, at every use: a name that led to the
 * public internet when it was given may lead into our own house now. For one event loop.
 */
final class CallbackResolver {

    /** Where a callback goes. */
    sealed interface Route {

        /** To one of these very addresses, which were judged. */
        record Open(List<InetAddress> addresses) implements Route {}

        /**
         * Nowhere.
         *
         * @param reason for the record
         */
        record Closed(String reason) implements Route {}
    }

    /** Shorter than anyone waits who moves a host to another address. */
    static final long REMEMBER_MILLIS = 5_000;

    static final int MAX_REMEMBERED = 1_000;

    private record Known(List<InetAddress> addresses, long until) {}

    private final DnsResolver names;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, Future<List<InetAddress>>> underWay = new HashMap<>();

    CallbackResolver(DnsResolver names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /** Never fails. One forbidden address among those of a name closes the route. */
    Future<Route> route(CallbackUrl.Ok url, CallbackRule rule) {
        if (url.literal() != null) {
            return Future.succeededFuture(judge(List.of(url.literal()), rule));
        }
        return addresses(url.host())
                .map(found -> judge(found, rule))
                .otherwise(new Route.Closed("name not found"));
    }

    private static Route judge(List<InetAddress> addresses, CallbackRule rule) {
        for (InetAddress address : addresses) {
            Block block = ForbiddenAddresses.forbidding(address, rule.ownRanges());
            if (block != null) {
                return new Route.Closed("forbidden address: " + block.name());
            }
        }
        return addresses.isEmpty() ? new Route.Closed("name not found") : new Route.Open(addresses);
    }

    private Future<List<InetAddress>> addresses(String name) {
        Known entry = known.get(name);
        if (entry != null && clock.millis() < entry.until()) {
            return Future.succeededFuture(entry.addresses());
        }
        Future<List<InetAddress>> asked = underWay.get(name);
        return asked == null ? lookUp(name) : asked;
    }

    private Future<List<InetAddress>> lookUp(String name) {
        Future<List<InetAddress>> found = Future.succeededFuture(name).compose(names::lookUp);
        underWay.put(name, found);
        return found.onComplete((addresses, _) -> {
            underWay.remove(name);
            if (addresses != null) {
                remember(name, addresses);
            }
        });
    }

    private void remember(String name, List<InetAddress> addresses) {
        known.remove(name); // so that it stands behind the older ones
        if (known.size() == MAX_REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(name, new Known(List.copyOf(addresses), clock.millis() + REMEMBER_MILLIS));
    }
}
