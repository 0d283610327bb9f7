package io.strowger.api.oneapi;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.OutboundCodec;
import io.strowger.limits.ConcurrencyLimits;
import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The requests of this process that are being worked on, by what tells them: whoever repeats one
 * meanwhile gets its answer, from whichever event loop. So many repeats of an account wait and no
 * more, as each keeps a connection.
 */
public final class Initiations {

    /** What came of a request; whoever sent it gets it in the words of his own request. */
    sealed interface Outcome {

        /** No account may have more remembered, or this one no more that waits. */
        Outcome NO_ROOM = refused(OneApiFault.of(ErrorCode.SVC1000));

        /** Nothing was begun, and it may be asked for again. */
        Outcome SUBSCRIBER_BUSY =
                refused(
                        OneApiFault.of(ErrorCode.POL0257, "the subscriber is in another session"));

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

        /** Another request has this correlator. */
        static Outcome otherBody(String correlator) {
            return refused(OneApiFault.of(ErrorCode.SVC0005, correlator, "clientCorrelator"));
        }

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

    /** What part of all repeats that may wait may be of one account. */
    private static final int SHARES = 4;

    private final ConcurrentHashMap<Correlators.Key, Running> running = new ConcurrentHashMap<>();
    private final ConcurrencyLimits repeats;

    /**
     * @param maxRepeats how many repeats may wait
     */
    public Initiations(int maxRepeats) {
        repeats = new ConcurrencyLimits(maxRepeats, Math.max(1, maxRepeats / SHARES));
    }

    /** The request that is being worked on under this key: {@code mine} when there was none. */
    Running join(Correlators.Key key, Running mine) {
        Running earlier = running.putIfAbsent(key, mine);
        return earlier == null ? mine : earlier;
    }

    void done(Correlators.Key key, Running mine) {
        running.remove(key, mine);
    }

    /** What comes of an earlier request, for one that repeats it. */
    Future<Outcome> repeated(Correlators.Key key, Running earlier) {
        if (!repeats.enter(key.account())) {
            return Future.succeededFuture(Outcome.NO_ROOM);
        }
        return earlier.outcome().onComplete(_ -> repeats.leave(key.account()));
    }
}
