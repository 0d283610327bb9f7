package io.strowger.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port that nobody listens on. The servers of all loops share one port, and Vert.x lets servers
 * share only a port that each of them names: 0 would give every one its own.
 */
public final class FreePort {
    private FreePort() {}

    public static int on(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free on " + host, e);
        }
    }
}
