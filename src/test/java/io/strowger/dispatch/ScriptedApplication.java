package io.strowger.dispatch;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application on a bare socket that does to each hop what its script says, well or badly.
 * Notices of an end are noted and answered with 200.
 */
public final class ScriptedApplication implements AutoCloseable {

    /** What the application does to one hop. */
    public interface Script {
        void answer(Asked asked, Wire wire) throws IOException, InterruptedException;
    }

    /**
     * A request as it came.
     *
     * @param connection the number of its connection, from 1
     * @param head its lines before the body
     */
    public record Asked(JsonObject body, int connection, String head) {

        /** A header, or empty. */
        public String header(String name) {
            String begin = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        public String type() {
            return body.getString("Type").toLowerCase(Locale.ROOT);
        }

        public String message() {
            return body.getString("Message");
        }

        public int sequence() {
            return body.getInteger("Sequence");
        }

        public String session() {
            return body.getString("SessionId");
        }
    }

    /** Hops, in the order in which they came. */
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Notices of an end. */
    public final List<Asked> notices = new CopyOnWriteArrayList<>();

    public final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Script script;

    private ScriptedApplication(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static ScriptedApplication doing(Script script) {
        try {
            return new ScriptedApplication(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every hop with a screen that expects a reply and says which hop it is. */
    public static ScriptedApplication polite() {
        return doing((asked, wire) -> wire.show("hop " + asked.sequence()));
    }

    public void does(Script next) {
        script = next;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/ussd");
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
            Wire wire = new Wire(socket, in, closing);
            while (true) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                answer(new Asked(body(head, in), number, head), wire);
            }
        } catch (IOException | InterruptedException e) {
            // the peer or the test has cut the connection, as it is meant to
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Asked request, Wire wire) throws IOException, InterruptedException {
        if (request.type().equals("release") || request.type().equals("timeout")) {
            notices.add(request);
            wire.respond(200, "application/json", "{}");
        } else {
            asked.add(request);
            script.answer(request, wire);
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

    private static JsonObject body(String head, InputStream in) throws IOException {
        int length =
                head.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return new JsonObject(new String(in.readNBytes(length), StandardCharsets.UTF_8));
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
}
