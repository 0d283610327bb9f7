package io.strowger.session;

import io.strowger.bus.NetworkAnswer;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The networks' open requests that wait for a screen. All loops share them: a repeated request may
 * come to another loop than the first, and both get the screen.
 *
 * <p>A network may give the name of a dialogue that is over to another dial. So the request of a
 * dial gets the screens of its own session, or of the one that it repeats, and of no other in the
 * dialogue.
 *
 * <p>A leg is opened before the state is loaded and answered after it is saved, so that whoever
 * reads an old state is answered by whoever wrote the new one.
 */
final class OpenLegs {

    /** Who was asked for the screen, and how long he took. */
    private record Asked(String application, long nanos) {
        static final Asked NOBODY = new Asked("", 0);
    }

    /** One open request; a dialogue has more than one when its network repeats itself. */
    private static final class Leg {
        final String dialogueId;

        /** The session that a dial begins if it begins one; none for every other request. */
        final SessionId dialled;

        final Promise<NetworkAnswer> answer;
        final @Nullable Leg next;
        volatile Asked asked = Asked.NOBODY;

        /** The session of which a dial is only a repetition. */
        volatile SessionId repeats = SessionId.NONE;

        Leg(String dialogueId, SessionId dialled, @Nullable Leg next) {
            this(dialogueId, dialled, Promise.promise(), next);
        }

        private Leg(
                String dialogueId,
                SessionId dialled,
                Promise<NetworkAnswer> answer,
                @Nullable Leg next) {
            this.dialogueId = dialogueId;
            this.dialled = dialled;
            this.answer = answer;
            this.next = next;
        }

        /** The same open request in front of others. */
        Leg before(@Nullable Leg others) {
            Leg again = new Leg(dialogueId, dialled, answer, others);
            again.asked = asked;
            again.repeats = repeats;
            return again;
        }

        /** Whether it waits for a screen of this session in this dialogue. */
        boolean isFor(String dialogue, SessionId session) {
            return dialogueId.equals(dialogue)
                    && (dialled.equals(SessionId.NONE)
                            || dialled.equals(session)
                            || repeats.equals(session));
        }

        void answer(SessionId session, Screen screen, boolean fallback) {
            answer.complete(
                    new NetworkAnswer(session, screen, fallback, asked.application, asked.nanos));
        }
    }

    /** The newest leg of each key, which leads to the others. */
    private final ConcurrentHashMap<SessionKey, Leg> open = new ConcurrentHashMap<>();

    /**
     * @param dialled the session that a dial begins if it begins one; {@link SessionId#NONE} for
     *     every other request
     */
    Future<NetworkAnswer> open(SessionKey key, String dialogueId, SessionId dialled) {
        Leg alone = new Leg(dialogueId, dialled, null);
        if (open.putIfAbsent(key, alone) == null) {
            return alone.answer.future();
        }
        Leg newest = open.compute(key, (_, others) -> new Leg(dialogueId, dialled, others));
        return newest.answer.future();
    }

    /**
     * Notes that a dial is only the repetition of another.
     *
     * @return whether its request waits and did not know
     */
    boolean repeats(SessionKey key, SessionId dialled, SessionId session) {
        Leg leg = open.get(key);
        while (leg != null && !leg.dialled.equals(dialled)) {
            leg = leg.next; // mostly it is the newest
        }
        if (leg == null || leg.repeats.equals(session)) {
            return false;
        }
        leg.repeats = session;
        return true;
    }

    /** Notes how long the application took, for those who wait now. */
    void applicationTook(SessionKey key, String application, long nanos) {
        Asked asked = new Asked(application, nanos);
        for (Leg leg = open.get(key); leg != null; leg = leg.next) {
            leg.asked = asked;
        }
    }

    /**
     * Answers all open requests of a dialogue that wait for this session.
     *
     * @param fallback whether the screen is a text of ours
     * @return whether there was one
     */
    boolean answer(
            SessionKey key, String dialogueId, SessionId session, Screen screen, boolean fallback) {
        Leg newest = open.get(key);
        if (newest == null) {
            return false;
        }
        boolean alone = newest.next == null && newest.isFor(dialogueId, session);
        if (alone && open.remove(key, newest)) {
            newest.answer(session, screen, fallback);
            return true;
        }
        List<Leg> meant = take(key, dialogueId, session);
        meant.forEach(leg -> leg.answer(session, screen, fallback));
        return !meant.isEmpty();
    }

    private List<Leg> take(SessionKey key, String dialogueId, SessionId session) {
        List<Leg> meant = new ArrayList<>();
        open.computeIfPresent(
                key,
                (_, newest) -> {
                    meant.clear();
                    return without(dialogueId, session, newest, meant);
                });
        return meant;
    }

    /**
     * What is left when the legs of a session are taken away; the promises stay the same. Thousands
     * may wait for one screen: a loop needs no more stack for them than for one.
     *
     * @param taken gets the legs that are taken away, the oldest first
     */
    private static @Nullable Leg without(
            String dialogueId, SessionId session, Leg newest, List<Leg> taken) {
        List<Leg> others = new ArrayList<>();
        for (Leg leg = newest; leg != null; leg = leg.next) {
            (leg.isFor(dialogueId, session) ? taken : others).add(leg);
        }
        Collections.reverse(taken);
        Leg rest = null;
        for (Leg leg : others.reversed()) {
            rest = leg.next == rest ? leg : leg.before(rest);
        }
        return rest;
    }

    /** Tells everyone who waits at a key that no screen will come. */
    void fail(SessionKey key, Throwable cause) {
        for (Leg leg = open.remove(key); leg != null; leg = leg.next) {
            leg.answer.fail(cause);
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }
}
