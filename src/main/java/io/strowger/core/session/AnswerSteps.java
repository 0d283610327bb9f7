package io.strowger.core.session;

import static io.strowger.core.model.EndReason.APPLICATION_UNREADABLE;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;

/** What an application says while it is asked: in its answer, or in a request of its own. */
final class AnswerSteps {

    private final SessionRules rules;
    private final SessionStart beginnings;
    private final SessionEnd endings;
    private final LateAnswers lateness;

    AnswerSteps(
            SessionRules rules, SessionStart beginnings, SessionEnd endings, LateAnswers lateness) {
        this.rules = rules;
        this.beginnings = beginnings;
        this.endings = endings;
        this.lateness = lateness;
    }

    /** What an answer to the present hop leads to. */
    Transition answered(AwaitingApplication asked, Answer answer, long now) {
        return switch (answer) {
            case Answer.Show(Screen screen, String clientState) ->
                    answered(asked, screen, clientState, now);
            case Answer.Checkout _ when !asked.session().hasDialogue() ->
                    endings.failed(asked, APPLICATION_UNREADABLE, "item before a dialogue", now);
            case Answer.Checkout(Screen screen, String item) -> handOver(asked, screen, item, now);
            case Answer.Later() -> Transition.to(asked);
        };
    }

    private Transition answered(
            AwaitingApplication asked, Screen screen, String clientState, long now) {
        Session session = asked.session();
        if (!session.hasDialogue()) {
            return beginnings.submit(session, asked.tally(), screen, clientState, now);
        }
        if (!screen.expectsReply()) {
            return endings.completed(session, asked.tally(), screen, clientState, now);
        }
        return Screens.showing(session, asked.tally(), screen, clientState, now);
    }

    /** What a screen leads to that the application sends in a request of its own. */
    Transition offered(Live live, ScreenOffered event, long now) {
        return switch (live) {
            case AwaitingApplication s -> {
                String clientState = event.clientStateFor(s.session(), s.clientState());
                yield taken(s, event, answered(s, event.screen(), clientState, now));
            }
            case Parted s -> {
                String clientState = event.clientStateFor(s.session(), s.clientState());
                yield taken(s, event, lateness.answered(s, event.screen(), clientState, now));
            }
            case AwaitingSubscriber _, AwaitingNetwork _, HandingOver _, Suspended _ ->
                    Transition.to(live, Offers.notNow(live, event));
        };
    }

    private static Transition taken(Live asked, ScreenOffered event, Transition next) {
        return Transition.to(next.next(), Offers.taken(asked.session(), event)).then(next);
    }

    private Transition handOver(AwaitingApplication asked, Screen screen, String item, long now) {
        long storeBy = now + rules.storeWithinMillis();
        return Transition.to(
                new HandingOver(asked.session(), asked.tally(), screen, storeBy),
                new StoreCheckout(asked.session(), asked.tally().hops(), item));
    }
}
