package io.strowger.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that ends the rest of its first connection at an instant, as servers do: unless it has
 * read a request by then, which it answers.
 */
final class RestingServer implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> worked = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile long endsRestAt = NEVER;

    RestingServer() throws IOException {
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /**
     * @param nanos by {@link System#nanoTime()}
     */
    void endRestAt(long nanos) {
        endsRestAt = nanos;
    }

    /** How often a request with this body was read whole, and so acted on. */
    int worked(String body) {
        return worked.getOrDefault(body, 0);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                boolean first = connections.incrementAndGet() == 1;
                threads.execute(() -> serve(socket, first));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, boolean restEnds) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            while (!restEnds || waits(in)) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                worked.merge(body(head, in), 1, Integer::sum);
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the client or the test has cut the connection
        }
    }

    /** Whether a request comes before the end of the rest. */
    private boolean waits(InputStream in) throws IOException {
        while (in.available() == 0) {
            long end = endsRestAt;
            if (end != NEVER && System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private static String body(String head, InputStream in) throws IOException {
        int length =
                head.lines()
                        .filter(line -> line.startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
