package io.strowger.ingress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A raw connection that writes whatever bytes it is given and reads answers strictly. */
final class Wire implements AutoCloseable {

    private static final int MILLIS_TO_WAIT = 60_000;

    /** An answer; names of headers are in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {

        @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(MILLIS_TO_WAIT);
        socket.setTcpNoDelay(true);
    }

    static Wire to(int port) {
        try {
            return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects from a certain address of this machine. */
    static Wire from(String address, int port) {
        try {
            return new Wire(
                    new Socket(
                            InetAddress.getLoopbackAddress(),
                            port,
                            InetAddress.ofLiteral(address),
                            0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text, one byte a character. */
    Wire send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes as long as the peer takes it, for as much as there is. */
    void sendUntilRefused(byte[] bytes, int times) {
        try {
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(bytes);
            }
        } catch (IOException refused) {
            // that is what was waited for
        }
    }

    /** Whether something has come to be read. */
    boolean hasAnswer() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer; there has to be one. */
    Answer read() {
        Answer answer = readOrEnd();
        if (answer == null) {
            throw new AssertionError("the connection ended without an answer");
        }
        return answer;
    }

    /** The next answer, or null when the connection has been closed in order. */
    @Nullable Answer readOrEnd() {
        try {
            String line = line();
            if (line == null) {
                return null;
            }
            String[] words = line.split(" ", 3);
            if (!words[0].startsWith("HTTP/1.")) {
                throw new AssertionError("no status line: " + line);
            }
            Map<String, String> headers = headers();
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            byte[] body = in.readNBytes(length);
            return new Answer(
                    Integer.parseInt(words[1]), headers, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All answers until the peer closes. */
    List<Answer> readToEnd() {
        List<Answer> answers = new ArrayList<>();
        for (Answer next = readOrEnd(); next != null; next = readOrEnd()) {
            answers.add(next);
        }
        return answers;
    }

    /** So many bytes, or fewer when the peer closes before. */
    String read(int bytes) {
        try {
            return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is left until the peer closes. */
    String readRest() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) next);
        }
        if (!line.isEmpty()) {
            throw new AssertionError("cut in the middle of a line: " + line);
        }
        return null;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
