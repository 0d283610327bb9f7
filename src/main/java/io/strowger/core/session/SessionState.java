package io.strowger.core.session;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.SessionEvent.Dialled;

/**
 * What stands at the place of one subscriber on one network.
 *
 * <pre>
 *             dialled                        answered: continue
 *   Absent ─────────────▶ AwaitingApplication ────────────────▶ AwaitingSubscriber ──┐
 *      │  push requested     │   ▲    │ item for checkout                ▲            │ replied
 *      ├─────────────────────┘   │    ▼                                  └────────────┤
 *      │                     │   │  HandingOver ─── stored ──▶ Ended                  │
 *      │ screen of a push    │   └────────────────────────────────────────────────────┘
 *      ▼                     ▼ answered
 *   AwaitingNetwork ◀────────┘
 *      │ accepted ──▶ AwaitingSubscriber
 *      │ no answer to a push ──▶ Suspended ── the network had taken it after all ──▶ AwaitingSubscriber
 *      │ refused
 *      ▼
 *   Ended ◀── released, failed, too late, cancelled, aborted, superseded, shut down: from every live state
 *      │ forgotten
 *      ▼
 *   Absent
 *
 *   a push with a recovery code
 *   AwaitingSubscriber ── not delivered, dialogue lost, first screen not answered ──▶ Suspended
 *   AwaitingApplication ── dialogue lost ──▶ Parted ── answered ──▶ Suspended
 *   Suspended, AwaitingSubscriber ── recovery code dialled ──▶ AwaitingSubscriber
 *   Parted, AwaitingApplication ── recovery code dialled ──▶ AwaitingApplication
 *
 *   a dialled session with a late answer
 *   AwaitingApplication ── put off ──▶ Parted ── answered ──▶ AwaitingNetwork ── accepted ──▶ AwaitingSubscriber
 * </pre>
 */
public sealed interface SessionState {

    /** When {@link SessionEvent.DeadlinePassed} has to come, in epoch milliseconds. */
    long dueAt();

    /**
     * The session that a dial has begun or repeats, whose screens it gets; {@link SessionId#NONE}
     * when there is none.
     */
    default SessionId sessionOf(Dialled dial) {
        return switch (this) {
            case Live live when live.session().isBegunBy(dial) -> live.session().id();
            case Ended ended when ended.isRepeatedBy(dial) -> ended.id();
            case Live _, Ended _, Absent _ -> SessionId.NONE;
        };
    }

    /** No session, and nothing to remember. */
    record Absent() implements SessionState {

        public static final Absent INSTANCE = new Absent();

        @Override
        public long dueAt() {
            return Long.MAX_VALUE;
        }
    }

    /** A session that has not ended. */
    sealed interface Live extends SessionState {

        Session session();

        SessionCounters tally();

        /** When this state is over, whether or not the session as a whole has time left. */
        long until();

        @Override
        default long dueAt() {
            return Math.min(until(), session().endsBy());
        }

        /** The same state, with what the asking of the application adds to its tally. */
        default Live counting(SessionEvent.FromApplication event) {
            return this;
        }
    }

    /**
     * The application has been asked about the hop {@code tally().hops()}.
     *
     * @param clientState what it was asked with
     * @param answerBy how long the dialogue can wait for it
     */
    record AwaitingApplication(
            Session session, SessionCounters tally, String clientState, long answerBy)
            implements Live {
        @Override
        public long until() {
            return answerBy;
        }

        @Override
        public AwaitingApplication counting(SessionEvent.FromApplication event) {
            return event.again()
                    ? new AwaitingApplication(session, tally.again(), clientState, answerBy)
                    : this;
        }
    }

    /**
     * The same, and the dialogue is over: a dialled session was put off, that of a push was lost.
     * What the application answers is submitted, or kept for the recovery code.
     */
    record Parted(Session session, SessionCounters tally, String clientState, long answerBy)
            implements Live {
        @Override
        public long until() {
            return answerBy;
        }

        @Override
        public Parted counting(SessionEvent.FromApplication event) {
            return event.again() ? new Parted(session, tally.again(), clientState, answerBy) : this;
        }
    }

    /** The last screen is held back until the item is safe with the checkout's deliveries. */
    record HandingOver(Session session, SessionCounters tally, Screen last, long storeBy)
            implements Live {
        @Override
        public long until() {
            return storeBy;
        }
    }

    /**
     * The subscriber reads a screen that expects a reply.
     *
     * @param clientState what the next request to the application carries, or empty
     */
    record AwaitingSubscriber(
            Session session, SessionCounters tally, Screen shown, String clientState, long replyBy)
            implements Live {
        @Override
        public long until() {
            return replyBy;
        }
    }

    /**
     * The network has been asked to open a dialogue with this screen. A session that was put off
     * still has the name of its first dialogue.
     */
    record AwaitingNetwork(
            Session session, SessionCounters tally, Screen first, String clientState, long submitBy)
            implements Live {
        @Override
        public long until() {
            return submitBy;
        }
    }

    /**
     * The dialogue is lost or was never delivered; the subscriber may dial in again.
     *
     * @param shown what he then sees
     * @param submit what the network has made of the first screen: accepted or unknown
     */
    record Suspended(
            Session session,
            SessionCounters tally,
            Screen shown,
            String clientState,
            SubmitOutcome submit,
            long expiresAt)
            implements Live {
        @Override
        public long until() {
            return expiresAt;
        }

        /** The life of the recovery code rules, not that of an ordinary session. */
        @Override
        public long dueAt() {
            return expiresAt;
        }
    }

    /**
     * Over and recorded; remembered for a while so that a repeated request gets the same answer.
     *
     * @param dialString what a dial that only repeats has; empty when the network has ended the
     *     dialogue, or never began it: then no dial repeats it
     * @param account whose application it was, or empty when the dial was refused
     * @param last what a repeated request is shown
     * @param said how a repetition of the application's last word is known
     */
    record Ended(
            SessionId id,
            SessionKey key,
            String dialogueId,
            String dialString,
            String account,
            EndReason reason,
            Screen last,
            Said said,
            long forgetAt)
            implements SessionState {

        /** Whether this dial is the one that it began with, which its network sends again. */
        boolean isRepeatedBy(Dialled dial) {
            return dialogueId.equals(dial.dialogueId()) && dialString.equals(dial.dialString());
        }

        /** The same when the network has ended the dialogue as well. */
        Ended closedByNetwork() {
            return dialString.isEmpty()
                    ? this
                    : new Ended(id, key, dialogueId, "", account, reason, last, said, forgetAt);
        }

        @Override
        public long dueAt() {
            return forgetAt;
        }
    }

    /**
     * The last word of an application: what an ended session keeps of it.
     *
     * @param clientState what came with the last screen
     */
    record Said(String account, String shortCode, String dialect, String clientState) {

        /** Nothing that could be told from another word. */
        public static final Said NOTHING = new Said("", "", "", "");

        static Said by(Session session, String clientState) {
            return clientState.isEmpty()
                    ? NOTHING
                    : new Said(
                            session.application().account(),
                            session.code().shortCode(),
                            session.application().dialect(),
                            clientState);
        }
    }
}
