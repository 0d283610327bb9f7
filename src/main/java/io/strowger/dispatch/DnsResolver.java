package io.strowger.dispatch;

import io.netty.resolver.HostsFileEntriesProvider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Looks host names up, without blocking. */
@FunctionalInterface
public interface DnsResolver {

    /** All addresses of a name; fails when it has none. */
    Future<List<InetAddress>> lookUp(String name);

    /** The names as this machine sees them: the hosts file first, then the name servers. */
    static DnsResolver of(Vertx vertx) {
        return of(vertx, () -> HostsFileEntriesProvider.parser().parseSilently());
    }

    /**
     * Vert.x shows all addresses of a name in an internal class alone, and of the hosts file only
     * the first of each family, as it was at the start: it is read here.
     *
     * @param hosts reads the hosts file; it may block
     */
    static DnsResolver of(Vertx vertx, Supplier<HostsFileEntriesProvider> hosts) {
        NameResolver servers = ((VertxInternal) vertx).nameResolver();
        return name ->
                vertx.executeBlocking(() -> inHosts(hosts.get(), name), false)
                        .compose(found ->
                                found.isEmpty()
                                        ? byServers(servers, name)
                                        : Future.succeededFuture(found));
    }

    private static List<InetAddress> inHosts(HostsFileEntriesProvider hosts, String name) {
        String key = name.toLowerCase(Locale.ENGLISH);
        List<InetAddress> found = new ArrayList<>(hosts.ipv4Entries().getOrDefault(key, List.of()));
        found.addAll(hosts.ipv6Entries().getOrDefault(key, List.of()));
        return found;
    }

    private static Future<List<InetAddress>> byServers(NameResolver servers, String name) {
        Promise<List<InetSocketAddress>> found = Promise.promise();
        servers.resolveAll(
                name,
                answer -> {
                    if (answer.succeeded()) {
                        found.complete(answer.result());
                    } else {
                        found.fail(answer.cause());
                    }
                });
        return found.future().map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
    }
}
