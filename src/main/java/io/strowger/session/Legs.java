package io.strowger.session;

import io.strowger.bus.NetworkAnswer;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The networks' open requests that wait for a screen. */
final class Legs {

    /** One open request; a dialogue has more than one when its network repeats itself. */
    private static final class Leg {
        final String dialogueId;
        final Promise<NetworkAnswer> answer;
        @Nullable Leg next;
        long applicationNanos;

        Leg(String dialogueId, Promise<NetworkAnswer> answer, @Nullable Leg next) {
            this.dialogueId = dialogueId;
            this.answer = answer;
            this.next = next;
        }
    }

    private final Map<SessionKey, Leg> open = new HashMap<>();

    Future<NetworkAnswer> open(SessionKey key, String dialogueId) {
        Promise<NetworkAnswer> answer = Promise.promise();
        open.put(key, new Leg(dialogueId, answer, open.get(key)));
        return answer.future();
    }

    /** Notes how long the application took, for those who wait now. */
    void applicationTook(SessionKey key, long nanos) {
        for (Leg leg = open.get(key); leg != null; leg = leg.next) {
            leg.applicationNanos = nanos;
        }
    }

    /**
     * Answers all open requests of a dialogue.
     *
     * @return whether there was one
     */
    boolean answer(SessionKey key, String dialogueId, SessionId session, Screen screen) {
        Leg all = open.remove(key);
        Leg others = null;
        boolean answered = false;
        for (Leg leg = all; leg != null; ) {
            Leg following = leg.next;
            if (leg.dialogueId.equals(dialogueId)) {
                leg.answer.complete(new NetworkAnswer(session, screen, leg.applicationNanos));
                answered = true;
            } else {
                leg.next = others;
                others = leg;
            }
            leg = following;
        }
        if (others != null) {
            open.put(key, others);
        }
        return answered;
    }

    /** Tells everyone who waits at a key that no screen will come. */
    void fail(SessionKey key, Throwable cause) {
        for (Leg leg = open.remove(key); leg != null; leg = leg.next) {
            leg.answer.fail(cause);
        }
    }

    int size() {
        return open.size();
    }
}
