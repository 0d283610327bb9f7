package io.strowger.config;

import io.strowger.security.AddressRange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public HTTP server.
 *
 * @param host the address it listens on
 * @param port 0 picks a free one
 * @param maxConnections how many connections may be open at once, over all event loops; 0 when the
 *     limit of open files is to tell
 * @param maxInFlight how many requests may be answered at once, over all event loops
 * @param idleTimeout how long a connection without a request stays open
 * @param headersWithin absolute deadline of a request's head
 * @param bodyWithin absolute deadline of a request's body
 * @param trustedProxies whose word on a client's address is believed
 * @param proxyProtocol whether those proxies begin every connection with the PROXY protocol
 * @param health the path on which readiness is told; empty when it is not
 * @param publicUrl what clients call this port by, without a slash at its end; null when requests
 *     tell
 */
public record HttpSettings(
        String host,
        int port,
        int maxConnections,
        int maxInFlight,
        Duration idleTimeout,
        Duration headersWithin,
        Duration bodyWithin,
        List<AddressRange> trustedProxies,
        boolean proxyProtocol,
        String health,
        @Nullable URI publicUrl) {

    public static final HttpSettings DEFAULTS =
            new HttpSettings(
                    "0.0.0.0",
                    8080,
                    0,
                    20_000,
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    List.of(),
                    false,
                    "",
                    null);
}
