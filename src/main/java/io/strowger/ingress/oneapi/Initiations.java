package io.strowger.ingress.oneapi;

import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of this process that are being worked on, by what tells them: whoever repeats one
 * meanwhile gets its answer, from whichever event loop.
 */
public final class Initiations {

    /** What came of a request; whoever sent it gets it in the words of his own request. */
    sealed interface Outcome {

        /** What the network made of it. */
        record Taken(boolean sent) implements Outcome {}

        /** The whole answer. */
        record Answered(Reply reply) implements Outcome {}
    }

    /**
     * A request under way.
     *
     * @param fingerprint of its body
     */
    record Running(String fingerprint, Promise<Outcome> promise) {

        Future<Outcome> outcome() {
            return promise.future();
        }
    }

    private final ConcurrentHashMap<Correlators.Key, Running> running = new ConcurrentHashMap<>();

    /** The request that is being worked on under this key: {@code mine} when there was none. */
    Running join(Correlators.Key key, Running mine) {
        Running earlier = running.putIfAbsent(key, mine);
        return earlier == null ? mine : earlier;
    }

    void done(Correlators.Key key, Running mine) {
        running.remove(key, mine);
    }
}
