package io.strowger.config;

import io.strowger.security.WebOrigin;
import java.util.Set;

/**
 * The management server: health, metrics, the simulator's handsets.
 *
 * @param host the address it listens on
 * @param port 0 picks a free one
 * @param allowedHosts names that it is called by beside loopback's and the address connected to
 * @param allowedOrigins whose pages in a browser may ask it
 */
public record ManagementSettings(
        String host, int port, Set<String> allowedHosts, Set<WebOrigin> allowedOrigins) {
    public static final ManagementSettings DEFAULTS =
            new ManagementSettings("127.0.0.1", 8081, Set.of(), Set.of());
}
