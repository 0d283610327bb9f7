package io.strowger.config;

/**
 * The demo application that runs beside the router.
 *
 * @param port where it listens on loopback; 0 picks a free one
 */
public record DemoSettings(boolean enabled, int port) {
    public static final DemoSettings DEFAULTS = new DemoSettings(false, 7001);
}
