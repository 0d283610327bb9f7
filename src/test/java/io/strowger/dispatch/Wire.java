package io.strowger.dispatch;

import io.strowger.http.client.RawHttpServer.Peer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The application's end of a connection, for good answers and bad ones. */
public final class Wire {

    private static final int LONGEST_PIECE = 64 * 1024;

    private final Peer peer;

    Wire(Peer peer) {
        this.peer = peer;
    }

    /** A screen that expects a reply. */
    public void show(String text) throws IOException {
        json(new JsonObject().put("Type", "response").put("Message", text));
    }

    /** A screen that expects a reply, with something for the next hop. */
    public void show(String text, String clientState) throws IOException {
        json(
                new JsonObject()
                        .put("Type", "response")
                        .put("Message", text)
                        .put("ClientState", clientState));
    }

    /** A last screen. */
    public void release(String text) throws IOException {
        json(new JsonObject().put("Type", "release").put("Message", text));
    }

    public void json(JsonObject body) throws IOException {
        respond(200, "application/json", body.encode());
    }

    /** A whole answer; {@code headers} are lines without their ends. */
    public void respond(int status, String contentType, String body, String... headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, bytes.length, "Content-Type: " + contentType, headers);
        raw(bytes);
    }

    /** The head of an answer whose body is said to have {@code length} bytes. */
    public void head(int status, long length, String contentType, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " As Scripted\r\n");
        head.append(contentType).append("\r\nContent-Length: ").append(length).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        raw(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    public void raw(byte[] bytes) throws IOException {
        peer.raw(bytes);
    }

    public void raw(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing for so long, or until the test ends. */
    public void pause(long millis) throws InterruptedException {
        peer.pause(millis);
    }

    /** Writes a byte every so often until the peer has enough of it. */
    public void trickle(long everyMillis) throws IOException, InterruptedException {
        while (true) {
            peer.pause(everyMillis);
            raw(" ");
        }
    }

    /**
     * Writes so many blanks, or until the peer has enough of it.
     *
     * @return how many the peer's side took
     */
    public long flood(long length) {
        byte[] piece = " ".repeat(LONGEST_PIECE).getBytes(StandardCharsets.UTF_8);
        long written = 0;
        try {
            while (written < length) {
                raw(piece);
                written += piece.length;
            }
        } catch (IOException e) {
            return written; // cut
        }
        return written;
    }

    /** Says nothing more until the peer hangs up. */
    public void stall() throws IOException {
        peer.stall();
    }

    /** Ends the connection in good order. */
    public void cut() throws IOException {
        peer.close();
    }
}
