package io.strowger.core.session;

import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;

/** What an application hears of a screen that it sends in a request of its own. */
final class Offers {

    private Offers() {}

    static AnswerOffer taken(Session session, ScreenOffered event) {
        return new AnswerOffer(event.offer(), new OfferOutcome.Taken(session.id()));
    }

    /** The session waits for somebody else: a repetition is known by what came with it. */
    static AnswerOffer notNow(Live live, ScreenOffered event) {
        Session session = live.session();
        String shown =
                switch (live) {
                    case AwaitingSubscriber s -> s.clientState();
                    case AwaitingNetwork s -> s.clientState();
                    case Suspended s -> s.clientState();
                    case AwaitingApplication _, Parted _, HandingOver _ -> "";
                };
        boolean again = !shown.isEmpty() && shown.equals(event.clientStateFor(session, shown));
        return new AnswerOffer(
                event.offer(),
                again
                        ? new OfferOutcome.Repeated(session.id())
                        : new OfferOutcome.NotWaiting(session.id(), shown));
    }

    /** The session has ended, perhaps by just this screen. */
    static AnswerOffer late(Ended ended, ScreenOffered event) {
        return event.repeats(ended)
                ? new AnswerOffer(event.offer(), new OfferOutcome.Repeated(ended.id()))
                : noSession(event);
    }

    static AnswerOffer noSession(ScreenOffered event) {
        return new AnswerOffer(event.offer(), new OfferOutcome.NoSession());
    }
}
