package io.strowger.http.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on a bare socket that writes what its script says for each request. */
public final class RawHttpServer implements AutoCloseable {

    /** What is written for one request. */
    public interface Script {
        void answer(String body, Peer peer) throws IOException, InterruptedException;
    }

    public final AtomicInteger connections = new AtomicInteger();
    public final AtomicInteger requests = new AtomicInteger();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Script script;
    private final String scheme;

    public RawHttpServer(Script script) throws IOException {
        this(script, "http", ServerSocketFactory.getDefault());
    }

    /**
     * @param scheme of its URL
     */
    public RawHttpServer(Script script, String scheme, ServerSocketFactory sockets)
            throws IOException {
        this.script = script;
        this.scheme = scheme;
        this.server = sockets.createServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Peer peer = new Peer(socket, in, number);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
                requests.incrementAndGet();
                peer.head = head;
                script.answer(body, peer);
            }
        } catch (IOException | InterruptedException e) {
            // the peer or the test has cut the connection, as it is meant to
        } finally {
            open.remove(socket);
        }
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

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Falls dead at once: no connection is taken any more, and the open ones are cut. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                cut(socket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private static void cut(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            if (!socket.isClosed()) { // else its own thread was first
                throw e;
            }
        }
        socket.close();
    }

    /** The server's end of a connection. */
    public final class Peer {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final int number;
        private volatile String head = "";

        private Peer(Socket socket, InputStream in, int number) throws IOException {
            this.socket = socket;
            this.in = in;
            this.out = socket.getOutputStream();
            this.number = number;
        }

        /** The number of the connection, from 1. */
        public int number() {
            return number;
        }

        /** The lines before the body of the latest request. */
        public String head() {
            return head;
        }

        /** Writes at once. */
        public void raw(String text) throws IOException {
            raw(text.getBytes(StandardCharsets.UTF_8));
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Says nothing more until the peer hangs up. */
        public void stall() throws IOException {
            while (in.read() >= 0) {
                // whatever comes is not answered
            }
            close();
        }

        /** Lets what was written arrive by itself, or the test end. */
        public void pause(long millis) throws InterruptedException {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }

        public void close() throws IOException {
            socket.close();
        }
    }

    /** A whole answer as it stands on the wire. */
    public static String answer(String body, String... headers) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return head("Content-Length: " + length, headers) + body;
    }

    /** A whole answer in two chunks. */
    public static String chunked(String body, String... headers) {
        int half = body.length() / 2;
        return head("Transfer-Encoding: chunked", headers)
                + chunk(body.substring(0, half))
                + chunk(body.substring(half))
                + "0\r\n\r\n";
    }

    private static String chunk(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return Integer.toHexString(length) + "\r\n" + text + "\r\n";
    }

    /** The head of an answer with 200. */
    public static String head(String framing, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        head.append("Content-Type: application/json\r\n").append(framing).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** An interim answer. */
    public static String interim(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Not Yet\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
