package io.strowger.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One handset on a simulator network, worked through the Handset API of the management port.
 *
 * <p>Every method throws {@link CommandFailure} when the router is not there or refuses.
 *
 * <p>It speaks through the JDK's oldest HTTP client, which is ready 400 ms sooner than the newer
 * one: that is most of the time between a typed command and the first screen.
 */
final class HandsetClient {
    private static final int CONNECT_WITHIN_MILLIS = 3_000;

    /** Longer than any application may take, and than most delays a tester sets on a handset. */
    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    private final URI management;
    private final String path;

    /**
     * @param management the router's management address, as {@code http://127.0.0.1:8081}
     */
    HandsetClient(URI management, String network, String msisdn) {
        this.management = management;
        this.path = "/simulator/" + encoded(network) + "/handsets/" + encoded(msisdn);
    }

    /** Begins a session; one that this handset still has is superseded. */
    HandsetScreen dial(String code) {
        return screen(post("/dial", text(code)));
    }

    /** Answers the screen that is shown. */
    HandsetScreen reply(String reply) {
        return screen(post("/reply", text(reply)));
    }

    /** Hangs up. */
    void cancel() {
        post("/cancel", "");
    }

    private byte[] post(String action, String body) {
        try {
            return answered(open(action), body.getBytes(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw CommandFailure.failed(
                    "Strowger is not running at "
                            + management
                            + ": start it with scripts/run.sh, or say where its management port is"
                            + " with --management.",
                    e);
        } catch (SocketTimeoutException e) {
            throw CommandFailure.failed(
                    "the router at " + management + " did not answer in time: see its log.", e);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "the router at " + management + " broke the connection: see its log.", e);
        }
    }

    private HttpURLConnection open(String action) throws IOException {
        HttpURLConnection http =
                (HttpURLConnection)
                        management.resolve(path + action).toURL().openConnection(Proxy.NO_PROXY);
        http.setConnectTimeout(CONNECT_WITHIN_MILLIS);
        http.setReadTimeout(ANSWER_WITHIN_MILLIS);
        http.setInstanceFollowRedirects(false);
        http.setRequestProperty("Content-Type", "application/json");
        http.setDoOutput(true);
        return http;
    }

    private byte[] answered(HttpURLConnection http, byte[] body) throws IOException {
        // A body of fixed length is never sent twice, and a dial must not be.
        http.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = http.getOutputStream()) {
            out.write(body);
        }
        int status = http.getResponseCode();
        boolean well = status / 100 == 2;
        byte[] answer = read(well ? http.getInputStream() : http.getErrorStream());
        if (!well) {
            throw CommandFailure.failed(refusal(status, answer), null);
        }
        return answer;
    }

    /** An error without a body has no stream. */
    private static byte[] read(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private String refusal(int status, byte[] answer) {
        String unknown = management + " answered HTTP " + status + ": check --management.";
        try {
            Object message = FlatJson.read(answer).get("error.message");
            return message == null ? unknown : "the router refused: " + message;
        } catch (JsonProcessingException e) {
            return unknown;
        }
    }

    private HandsetScreen screen(byte[] answer) {
        try {
            Map<String, Object> json = FlatJson.read(answer);
            if (json.get("text") instanceof String text
                    && json.get("expectsReply") instanceof Boolean expectsReply) {
                boolean fallback = Boolean.TRUE.equals(json.get("fallback"));
                return new HandsetScreen(text, expectsReply, fallback);
            }
            throw CommandFailure.failed(noScreen(), null);
        } catch (JsonProcessingException e) {
            throw CommandFailure.failed(noScreen(), e);
        }
    }

    private String noScreen() {
        return "the answer of " + management + " is no screen: check --management.";
    }

    private static String text(String text) {
        return "{\"text\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(text))
                + "\"}";
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
