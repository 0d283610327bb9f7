package io.strowger.dispatch;

import io.strowger.http.client.RawHttpServer;
import io.strowger.http.client.RawHttpServer.Peer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
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

    public final AtomicInteger connections;

    private final RawHttpServer server;
    private volatile Script script;

    private ScriptedApplication(Script script) throws IOException {
        this.script = script;
        this.server = new RawHttpServer(this::answer);
        this.connections = server.connections;
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
        return server.url().resolve("ussd");
    }

    private void answer(String body, Peer peer) throws IOException, InterruptedException {
        Asked request = new Asked(new JsonObject(body), peer.number(), peer.head());
        Wire wire = new Wire(peer);
        if (request.type().equals("release") || request.type().equals("timeout")) {
            notices.add(request);
            wire.respond(200, "application/json", "{}");
        } else {
            asked.add(request);
            script.answer(request, wire);
        }
    }

    /** Falls dead at once. */
    @Override
    public void close() {
        server.close();
    }
}
