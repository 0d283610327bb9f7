package io.strowger.dialect;

import java.nio.charset.StandardCharsets;

/** Messages as they come in, made of their bodies. */
public final class Received {

    private Received() {}

    /** A network's POST. */
    public static ReceivedRequest post(byte[] body) {
        return new ReceivedRequest("POST", "", WireHeaders.NONE, body);
    }

    /** A network's POST. */
    public static ReceivedRequest post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of 200. */
    public static ReceivedAnswer ok(byte[] body) {
        return answer(200, body);
    }

    public static ReceivedAnswer answer(int status, byte[] body) {
        return new ReceivedAnswer(status, WireHeaders.NONE, body);
    }
}
