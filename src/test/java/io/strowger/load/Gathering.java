package io.strowger.load;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Stalls until so many have come, then answers them all and everyone after. */
final class Gathering implements BiConsumer<JsonObject, HttpServerRequest> {
    private final int size;
    private final List<Runnable> waiting = new ArrayList<>();
    private int come;

    Gathering(int size) {
        this.size = size;
    }

    @Override
    public synchronized void accept(JsonObject hop, HttpServerRequest request) {
        come++;
        waiting.add(() -> StubTarget.screen(hop, "response", request));
        if (come >= size) {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }
}
