package io.strowger.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server that keeps what was on its socket, and answers with what is to be on it. */
final class RawServer implements AutoCloseable {

    /** The requests so far, head and body as they were sent. */
    final List<String> seen = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final UnaryOperator<String> answers;

    /**
     * @param answers the whole answer to a request, both as text
     */
    RawServer(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** An answer of text. */
    static String text(int status, String headers, String body) {
        return "HTTP/1.1 "
                + status
                + " Any\r\ncontent-type: text/plain\r\n"
                + headers
                + "content-length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            assert server.isClosed();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String request = read(in); !request.isEmpty(); request = read(in)) {
                seen.add(request);
                byte[] answer = answers.apply(request).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(answer);
            }
        } catch (IOException gone) {
            assert socket.isClosed();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            bytes.write(next);
        }
        bytes.write(in.readNBytes(length(bytes.toString(StandardCharsets.UTF_8))));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
