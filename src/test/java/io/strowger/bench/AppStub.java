package io.strowger.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An application of the dialect programmable that costs next to nothing: a menu of about 100
 * characters for the begin and each reply, and the end as the answer to the third reply. So a
 * session is four hops: begin, reply, reply, reply answered by the end. Argument: its port.
 */
final class AppStub extends VerticleBase {
    private static final int LAST_SEQUENCE = 4;
    private static final int SESSION_ID_LENGTH = 32;
    private static final String SESSION_ID = "\"SessionId\":\"";
    private static final String SEQUENCE = "\"Sequence\":";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private static final String CONTINUES =
            "\",\"Type\":\"response\",\"Message\":\"Strowger Bank\\n1. Airtime & Data\\n2. Withdraw"
                    + " Money\\n3. Send Money\\n4. Pay A Business\\n5. Web Login\\n6. My Balance\","
                    + "\"Label\":\"Bank\",\"ClientState\":\"menu-?\",\"DataType\":\"input\",\"FieldType\":\"text\"}";
    private static final String ENDS =
            "\",\"Type\":\"release\",\"Message\":\"Thank you for banking with us. You have sent GHS 10.00"
                    + " to 233200585542, and your new balance is GHS 112.40.\",\"Label\":\"Done\","
                    + "\"DataType\":\"display\",\"FieldType\":\"\"}";

    private final int port;
    private final String[] tails = new String[LAST_SEQUENCE + 1];

    private AppStub(int port) {
        this.port = port;
        for (int sequence = 1; sequence < LAST_SEQUENCE; sequence++) {
            tails[sequence] = CONTINUES.replace("?", Integer.toString(sequence));
        }
        tails[LAST_SEQUENCE] = ENDS;
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        Rig.serve(1, () -> new AppStub(port));
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(port, Rig.HOST);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String hop = new String(body.getBytes(), StandardCharsets.ISO_8859_1);
        int id = hop.indexOf(SESSION_ID) + SESSION_ID.length();
        int sequence = hop.charAt(hop.indexOf(SEQUENCE) + SEQUENCE.length()) - '0';
        String screen =
                "{\"SessionId\":\""
                        + hop.substring(id, id + SESSION_ID_LENGTH)
                        + tails[Math.clamp(sequence, 1, LAST_SEQUENCE)];
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(screen);
    }
}
