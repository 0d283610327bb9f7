package io.strowger.docs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** An application of the documents, as a process of its own. */
final class FirstApplication implements AutoCloseable {
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
        String program = file.endsWith(".py") ? "python3" : "node";
        ProcessBuilder builder = new ProcessBuilder(program, file).inheritIO();
        builder.environment().put("PORT", String.valueOf(port));
        process = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
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
