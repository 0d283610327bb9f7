package io.strowger.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A management port whose handsets show what a test has laid out. */
final class StubHandsets implements AutoCloseable {

    /** What is answered next. */
    private record Answer(int status, String body) {}

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StubHandsets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    StubHandsets open(String text) {
        return answering(200, screen(text, true));
    }

    StubHandsets last(String text) {
        return answering(200, screen(text, false));
    }

    /** A last text of the router's own. */
    StubHandsets fallback(String text) {
        return answering(200, screen(text, false).replace("}", ",\"fallback\":true}"));
    }

    StubHandsets answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    /** What was asked: the path's last part and the body. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String screen(String text, boolean expectsReply) {
        return "{\"sessionId\":\"s\",\"text\":\"%s\",\"expectsReply\":%s}"
                .formatted(text, expectsReply);
    }

    private void answer(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(http.getRequestURI().getRawPath() + " " + body);
        boolean cancel = http.getRequestURI().getPath().endsWith("/cancel");
        Answer answer = cancel ? new Answer(204, "") : answers.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
