package io.strowger.config;

import io.strowger.security.AddressRange;
import java.time.Duration;
import java.util.List;

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
        boolean proxyProtocol) {

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
                    false);
}
