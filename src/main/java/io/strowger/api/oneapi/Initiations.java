package io.strowger.api.oneapi;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.OutboundCodec;
import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The requests of this process that are being worked on, by what tells them: whoever repeats one
 * meanwhile gets its answer, from whichever event loop.
 */
public final class Initiations {

    /** What came of a request; whoever sent it gets it in the words of his own request. */
    sealed interface Outcome {

        /** No account may have more remembered. */
        Outcome NO_ROOM = refused(OneApiFault.of(ErrorCode.SVC1000));

        /** This account may not have more remembered. */
        Outcome SHARE_USED =
                refused(
                        OneApiFault.quota(
                                "as many correlators of the account are remembered as may be"));

        /** What the network made of it. */
        record Taken(boolean sent) implements Outcome {

            /** What is kept of it: its status; what an answer echoes, a retry says again. */
            Buffer kept() {
                return Buffer.buffer(OutboundCodec.status(sent));
            }
        }

        /** The whole answer. */
        record Answered(WireAnswer reply) implements Outcome {}

        static Outcome refused(OneApiFault fault) {
            return new Answered(fault.answer());
        }

        /** What was kept; routers of before kept whole answers. */
        static Outcome of(int status, Buffer kept) {
            return Stream.of(new Taken(true), new Taken(false))
                    .filter(taken -> taken.kept().equals(kept))
                    .<Outcome>map(taken -> taken)
                    .findFirst()
                    .orElseGet(() -> new Answered(WireAnswer.json(status, kept.getBytes())));
        }
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
