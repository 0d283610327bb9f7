package io.strowger.core.session;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState.AwaitingSubscriber;

/** How screens reach the subscriber of a session. */
final class Screens {

    private Screens() {}

    /** A screen that expects a reply, and the wait for it. */
    static Transition showing(
            Session session, SessionCounters tally, Screen screen, String clientState, long now) {
        long replyBy = now + session.application().replyWithinMillis();
        SessionCounters shown = tally.showed(screen.text());
        return Transition.to(
                new AwaitingSubscriber(session, shown, screen, clientState, replyBy),
                show(session, screen));
    }

    /** A menu whose keys do not have the input: it is no hop, and the application is not asked. */
    static Transition again(AwaitingSubscriber reading, Replied event, long now) {
        SessionCounters tally = reading.tally().misheard(event.sequence(), event.text());
        return showing(reading.session(), tally, reading.shown(), reading.clientState(), now);
    }

    static ShowScreen show(Session session, Screen screen) {
        return new ShowScreen(session.key(), session.dialogueId(), session.id(), screen);
    }
}
