package io.strowger.core.session;

import io.strowger.core.session.SessionState.AwaitingApplication;

/** How long an application may take, and how long a dialogue can wait for it. */
final class AnswerDeadlines {

    private final long marginMillis;

    AnswerDeadlines(SessionRules rules) {
        this.marginMillis = rules.marginMillis();
    }

    /** When an answer is no longer taken, in epoch milliseconds. */
    long answerBy(Session session, long now) {
        return canBePutOff(session)
                ? Math.min(now + session.application().answerWithinMillis(), session.endsBy())
                : dialogueWaitsUntil(session, now);
    }

    /** When the subscriber has to see a text, the application's or ours. */
    long dialogueWaitsUntil(Session session, long now) {
        return Math.min(now + dialogueWaits(session), session.endsBy());
    }

    /** When the application of a session that is put off now is late for good. */
    long lateAnswerBy(AwaitingApplication asked) {
        Session session = asked.session();
        long left = session.application().answerWithinMillis() - dialogueWaits(session);
        return Math.min(asked.answerBy() + left, session.endsBy());
    }

    /** Whether the wait in the dialogue is less than the application's time. */
    boolean canBePutOff(Session session) {
        return session.application().lateAfterMillis() > 0
                && !session.isPush()
                && dialogueWaits(session) < session.application().answerWithinMillis();
    }

    /** The subscriber must see our text before his network drops the dialogue. */
    private long dialogueWaits(Session session) {
        long beforeNetwork = session.network().idleMillis() - marginMillis;
        long late = session.application().lateAfterMillis();
        long answer = session.application().answerWithinMillis();
        long patience = late > 0 && !session.isPush() ? Math.min(late, answer) : answer;
        return Math.min(patience, beforeNetwork);
    }
}
