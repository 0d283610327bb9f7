package io.strowger.ops;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One request as its bytes stand, over a socket of its own, and the answer to it.
 *
 * @param head in lower case
 */
record RawRequest(int status, String head, String body) {

    private static final int PATIENCE_MILLIS = 30_000;

    /**
     * Sends a request to a port of loopback.
     *
     * @param lines the request's head, each line but the last with {@code |} behind it
     */
    static RawRequest send(int port, String lines, String body) {
        return send(InetAddress.getLoopbackAddress(), port, lines, body);
    }

    static RawRequest send(InetAddress to, int port, String lines, String body) {
        String request = lines.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(to, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + lines, e);
        }
    }

    private static RawRequest read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        int status = Integer.parseInt(answer.substring(9, 12));
        String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
        return new RawRequest(status, head, answer.substring(end + 4));
    }

    /** The code of an error in the port's own shape. */
    String code() {
        return new JsonObject(body).getJsonObject("error").getString("code");
    }
}
