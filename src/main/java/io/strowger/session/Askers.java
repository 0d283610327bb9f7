package io.strowger.session;

import io.strowger.bus.OfferAnswer;
import io.strowger.bus.PushAnswer;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The applications' open requests that wait to hear what became of them; for all loops. */
final class Askers {

    private final Map<SessionId, Promise<PushAnswer>> pushes = new ConcurrentHashMap<>();
    private final Map<Long, Promise<OfferAnswer>> offers = new ConcurrentHashMap<>();
    private final AtomicLong lastOffer = new AtomicLong();

    Future<PushAnswer> push(SessionId session) {
        Promise<PushAnswer> answer = Promise.promise();
        pushes.put(session, answer);
        return answer.future();
    }

    void answer(AnswerPush answer) {
        Promise<PushAnswer> waiting = pushes.remove(answer.session());
        if (waiting != null) {
            waiting.complete(new PushAnswer(answer.session(), answer.outcome()));
        }
    }

    /** A number for the next offer. */
    long nextOffer() {
        return lastOffer.incrementAndGet();
    }

    Future<OfferAnswer> offer(long number) {
        Promise<OfferAnswer> answer = Promise.promise();
        offers.put(number, answer);
        return answer.future();
    }

    void answer(AnswerOffer answer) {
        Promise<OfferAnswer> waiting = offers.remove(answer.offer());
        if (waiting != null) {
            waiting.complete(new OfferAnswer(answer.outcome()));
        }
    }

    /** The step could not be saved: nothing was done. */
    void fail(SessionId push, Throwable cause) {
        Promise<PushAnswer> waiting = pushes.remove(push);
        if (waiting != null) {
            waiting.fail(cause);
        }
    }

    void fail(long offer, Throwable cause) {
        Promise<OfferAnswer> waiting = offers.remove(offer);
        if (waiting != null) {
            waiting.fail(cause);
        }
    }

    boolean isEmpty() {
        return pushes.isEmpty() && offers.isEmpty();
    }
}
