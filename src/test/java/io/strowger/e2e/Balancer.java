package io.strowger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy in front of two routers, as docs/operators/running.md sets it up: it asks {@code
 * /healthz} of each and tries no request twice.
 */
final class Balancer implements AutoCloseable {

    private final Process process;
    private final int port;

    Balancer(Path folder, int one, int two) throws IOException {
        port = freePort();
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, configuration(port, one, two));
        process =
                new ProcessBuilder("haproxy", "-db", "-f", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("haproxy.log").toFile())
                        .start();
    }

    private static String configuration(int port, int one, int two) {
        return """
            global
              maxconn 1000
            defaults
              mode http
              retries 0
              timeout connect 5s
              timeout client 60s
              timeout server 60s
              timeout check 5s
            frontend networks
              bind 127.0.0.1:%d
              default_backend routers
            backend routers
              balance roundrobin
              option httpchk GET /healthz
              http-reuse always
              default-server check inter 100ms fall 2 rise 1
              server one 127.0.0.1:%d
              server two 127.0.0.1:%d
            """
                .formatted(port, one, two);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
