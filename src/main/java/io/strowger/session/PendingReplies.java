package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The applications' open requests that wait to hear what became of them; for all loops. */
final class PendingReplies {

    /** Whoever waits to hear of a push, and whose it is. */
    private record WaitingPush(Promise<AnswerPush> answer, String account) {}

    private final Map<SessionId, WaitingPush> pushes = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAccount = new ConcurrentHashMap<>();
    private final Map<Long, Promise<AnswerOffer>> offers = new ConcurrentHashMap<>();
    private final AtomicLong lastOffer = new AtomicLong();

    Future<AnswerPush> push(SessionId session, String account) {
        WaitingPush waiting = new WaitingPush(Promise.promise(), account);
        pushes.put(session, waiting);
        byAccount.merge(account, 1, Integer::sum);
        return waiting.answer.future();
    }

    /** How many pushes wait. */
    int waitingPushes() {
        return pushes.size();
    }

    /** How many pushes of an account wait. */
    int waitingPushes(String account) {
        return byAccount.getOrDefault(account, 0);
    }

    private @Nullable Promise<AnswerPush> taken(SessionId session) {
        WaitingPush waiting = pushes.remove(session);
        if (waiting == null) {
            return null;
        }
        byAccount.computeIfPresent(waiting.account, (_, count) -> count == 1 ? null : count - 1);
        return waiting.answer;
    }

    void answer(AnswerPush answer) {
        Promise<AnswerPush> waiting = taken(answer.session());
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    /** A number for the next offer. */
    long nextOffer() {
        return lastOffer.incrementAndGet();
    }

    Future<AnswerOffer> offer(long number) {
        Promise<AnswerOffer> answer = Promise.promise();
        offers.put(number, answer);
        return answer.future();
    }

    void answer(AnswerOffer answer) {
        Promise<AnswerOffer> waiting = offers.remove(answer.offer());
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    /** The step could not be saved: nothing was done. */
    void fail(SessionId push, Throwable cause) {
        Promise<AnswerPush> waiting = taken(push);
        if (waiting != null) {
            waiting.fail(cause);
        }
    }

    void fail(long offer, Throwable cause) {
        Promise<AnswerOffer> waiting = offers.remove(offer);
        if (waiting != null) {
            waiting.fail(cause);
        }
    }

    boolean isEmpty() {
        return pushes.isEmpty() && offers.isEmpty();
    }
}
