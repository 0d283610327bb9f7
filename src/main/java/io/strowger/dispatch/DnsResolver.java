package io.strowger.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Looks host names up, without blocking. */
@FunctionalInterface
public interface DnsResolver {

    /** All addresses of a name; fails when it has none. */
    Future<List<InetAddress>> lookUp(String name);

    /**
     * The names as every other connection of this process sees them: the hosts file first, then the
     * name servers. Vert.x shows all addresses of a name in an internal class alone.
     */
    static DnsResolver of(Vertx vertx) {
        NameResolver resolver = ((VertxInternal) vertx).nameResolver();
        return name -> {
            Promise<List<InetSocketAddress>> found = Promise.promise();
            resolver.resolveAll(
                    name,
                    answer -> {
                        if (answer.succeeded()) {
                            found.complete(answer.result());
                        } else {
                            found.fail(answer.cause());
                        }
                    });
            return found.future()
                    .map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
        };
    }
}
