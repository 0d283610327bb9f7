package io.strowger.docs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An application of the documents, as a process of its own. */
final class FirstApplication implements AutoCloseable {
    private final String file;
    private final String program;
    private final int port;
    private final Process process;

    FirstApplication() throws IOException {
        this("docs/applications/first-app/kiosk.mjs");
    }

    /**
     * @param file what Node or Python is to run; it listens on the port that {@code PORT} names
     */
    FirstApplication(String file) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        this.file = file;
        program = file.endsWith(".py") ? "python3" : "node";
        ProcessBuilder builder = new ProcessBuilder(program, file).inheritIO();
        builder.environment().put("PORT", String.valueOf(port));
        process = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    /** What a second start of it says, at the same port, and with which exit code. */
    Shell.Done again() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program, file).redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        Process second = builder.start();
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell.Done(second.waitFor(), said);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
