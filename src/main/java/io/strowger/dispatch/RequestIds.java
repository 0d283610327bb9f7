package io.strowger.dispatch;

import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session;

/**
 * What the receiver of a request knows it by, however often it comes.
 *
 * @param webhook what a callback is signed with
 * @param key the header {@code Idempotency-Key}: {@code <SessionId>-<Sequence>}
 */
record RequestIds(String webhook, String key) {

    static final String KEY_HEADER = "idempotency-key";

    /** A hop that is asked about twice is the same message. */
    static RequestIds of(AskApplication ask) {
        String key = key(ask.session(), ask.hop());
        return new RequestIds("hop-" + key, key);
    }

    /** The same for every attempt to tell of this end. */
    static RequestIds of(TellApplication notice) {
        Session session = notice.session();
        return new RequestIds("notice-" + session.id().hex(), key(session, notice.sequence()));
    }

    private static String key(Session session, int sequence) {
        return session.id().hex() + "-" + sequence;
    }
}
