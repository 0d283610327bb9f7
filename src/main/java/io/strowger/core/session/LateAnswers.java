package io.strowger.core.session;

import static io.strowger.core.model.EndReason.APPLICATION_TIMED_OUT;
import static io.strowger.core.model.EndReason.APPLICATION_UNREADABLE;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.Parted;

/** Answers that come when their dialogue is over: of applications that are slow, of lost pushes. */
final class LateAnswers {

    private final AnswerDeadlines patience;
    private final SessionStart beginnings;
    private final SessionEnd endings;

    LateAnswers(AnswerDeadlines patience, SessionStart beginnings, SessionEnd endings) {
        this.patience = patience;
        this.beginnings = beginnings;
        this.endings = endings;
    }

    /** The dialogue cannot wait any longer; the session can, if its answer may be pushed. */
    Transition overdue(AwaitingApplication asked, long now) {
        Session session = asked.session();
        long answerBy = patience.lateAnswerBy(asked);
        if (now >= answerBy || !patience.canBePutOff(session)) {
            return endings.expired(asked, APPLICATION_TIMED_OUT, "", now);
        }
        ShowScreen farewell = farewell(session);
        SessionCounters tally = asked.tally().showed(farewell.screen().text());
        return Transition.to(
                new Parted(session.putOff(), tally, asked.clientState(), answerBy), farewell);
    }

    Transition answered(Parted asked, Answer answer, long now) {
        return switch (answer) {
            case Answer.Show(Screen screen, String clientState) ->
                    answered(asked, screen, clientState, now);
            // nobody is to pay for what he has not been shown
            case Answer.Checkout _ ->
                    endings.failed(asked, APPLICATION_UNREADABLE, "item after a dialogue", now);
            case Answer.Later() -> Transition.to(asked);
        };
    }

    Transition answered(Parted asked, Screen screen, String clientState, long now) {
        return asked.session().isPush()
                ? Suspensions.kept(asked, screen, clientState)
                : beginnings.submit(asked.session(), asked.tally(), screen, clientState, now);
    }

    /** What a dialogue gets, and gets again, when its session goes on without it. */
    static ShowScreen farewell(Session session) {
        SubscriberText text =
                session.isPush() ? SubscriberText.SESSION_OVER : SubscriberText.ANSWER_FOLLOWS;
        return Screens.show(session, Screen.last(session.application().texts().of(text)));
    }
}
