package io.strowger.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;

/**
 * An application of the dialect oneapi that answers inline and costs next to nothing: a menu to
 * every input, and the end to the input {@link #LAST}.
 */
final class OneApiStub extends VerticleBase {
    static final String SHORT_CODE = "7782";
    static final String NEXT = "1";
    static final String LAST = "0";
    static final String MENU =
            "Strowger Bank\\n1. Airtime & Data\\n2. Withdraw Money\\n3. Send Money\\n4. Pay A"
                    + " Business\\n5. Web Login\\n6. My Balance";

    private static final String BYE =
            "Thank you for banking with us. You have sent GHS 10.00 to 233200585542, and your new"
                    + " balance is GHS 112.40.";
    private static final String INPUT = "\"inboundUSSDMessage\":\"";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final int port;

    OneApiStub(int port) {
        this.port = port;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(port, Rig.HOST);
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        String hop = new String(body.getBytes(), StandardCharsets.ISO_8859_1);
        boolean last = hop.contains(INPUT + LAST + "\"");
        String kind = hop.contains("\"ussdAction\":\"mt") ? "mt" : "mo";
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(
                        screen(
                                value(hop, "\"address\":\""),
                                value(hop, "\"clientCorrelator\":\""),
                                value(hop, "\"sessionID\":\""),
                                last ? BYE : MENU,
                                kind + (last ? "fin" : "cont")));
    }

    private static String value(String hop, String key) {
        int from = hop.indexOf(key) + key.length();
        return hop.substring(from, hop.indexOf('"', from));
    }

    private static String screen(
            String address, String correlator, String sessionId, String text, String action) {
        return "{\"outboundUSSDMessageRequest\":{\"address\":\""
                + address
                + "\",\"shortCode\":\"tel:"
                + SHORT_CODE
                + "\",\"keyword\":\"\",\"outboundUSSDMessage\":\""
                + text
                + "\",\"clientCorrelator\":\""
                + correlator
                + "\",\"sessionID\":\""
                + sessionId
                + "\",\"ussdAction\":\""
                + action
                + "\"}}";
    }
}
