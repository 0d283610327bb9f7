package io.strowger.session;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.network.Network;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A network that answers a submit when the test says so. */
final class NetworkByHand implements Network {

    /** One submit and the network's answer to it. */
    record Submit(SessionKey key, String dialogueId, Screen screen, Promise<SubmitOutcome> answer) {

        void accepted() {
            answer.complete(new SubmitOutcome.Accepted(dialogueId));
        }
    }

    final BlockingQueue<Submit> begun = new LinkedBlockingQueue<>();
    final BlockingQueue<Submit> shown = new LinkedBlockingQueue<>();
    final AtomicBoolean canSubmit = new AtomicBoolean(true);

    @Override
    public boolean canSubmit() {
        return canSubmit.get();
    }

    @Override
    public Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen) {
        return submitted(shown, key, dialogueId, screen);
    }

    @Override
    public Future<SubmitOutcome> begin(
            SessionKey key, String sessionId, ServiceCode code, Screen screen) {
        return submitted(begun, key, sessionId, screen);
    }

    private static Future<SubmitOutcome> submitted(
            BlockingQueue<Submit> submits, SessionKey key, String dialogueId, Screen screen) {
        Promise<SubmitOutcome> answer = Promise.promise();
        submits.add(new Submit(key, dialogueId, screen, answer));
        return answer.future();
    }
}
