package io.strowger.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Waits for the first 200 of {@code GET /health/ready}, with next to no work of its own. */
final class Readiness {
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final byte[] REQUEST =
            "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private Readiness() {}

    static void await(Child router, int port, long withinNanos) throws IOException {
        long start = System.nanoTime();
        while (!isReady(port)) {
            if (System.nanoTime() - start > withinNanos) {
                throw new IOException("the router is not ready; see its log in target/bench");
            }
            if (router.endsWithin(PAUSE_NANOS)) {
                throw new IOException("the router has ended; see its log in target/bench");
            }
        }
    }

    private static boolean isReady(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST);
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false; // Nobody listens yet, which is what we wait for to change.
        }
    }
}
