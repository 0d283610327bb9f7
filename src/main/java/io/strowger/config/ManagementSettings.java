package io.strowger.config;

/**
 * The management server: health, metrics, the simulator's handsets.
 *
 * @param host the address it listens on
 * @param port 0 picks a free one
 */
public record ManagementSettings(String host, int port) {
    public static final ManagementSettings DEFAULTS = new ManagementSettings("127.0.0.1", 8081);
}
