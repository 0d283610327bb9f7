package io.strowger.core.session;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;

/** How sessions and hops begin. */
final class SessionStart {

    private final SessionRules rules;
    private final SessionEnd endings;
    private final AnswerDeadlines patience;

    SessionStart(SessionRules rules, AnswerDeadlines patience, SessionEnd endings) {
        this.rules = rules;
        this.patience = patience;
        this.endings = endings;
    }

    /**
     * @param before what stood at the subscriber's place; a live session only when the dial is
     *     refused and leaves it alone
     */
    Transition dialled(SessionState before, Dialled event, long now) {
        return switch (event.destination()) {
            case Destination.Refused(var reason) -> endings.refused(before, event, reason, now);
            case Destination.Routed(var application, var code, var rest) -> {
                Session session =
                        new Session(
                                event.id(),
                                event.key(),
                                event.dialogueId(),
                                Session.Origin.MOBILE,
                                event.network(),
                                application,
                                code,
                                event.dialString(),
                                now);
                SessionCounters tally = SessionCounters.NONE.began(event.dialString());
                yield ask(session, tally, new Input.Dial(event.dialString(), rest), "", now);
            }
        };
    }

    Transition pushRequested(PushRequested event, long now) {
        Session session =
                new Session(
                        event.id(),
                        event.key(),
                        Session.NO_DIALOGUE,
                        Session.Origin.NETWORK_INITIATED,
                        event.network(),
                        event.application(),
                        event.code(),
                        "",
                        now);
        return switch (event.opening()) {
            case SessionEvent.Opening.Ask(var contextData) ->
                    ask(
                            session,
                            SessionCounters.NONE.began(""),
                            new Input.Push(contextData),
                            "",
                            now);
            case SessionEvent.Opening.First(var screen, var clientState) ->
                    submit(session, SessionCounters.NONE, screen, clientState, now);
        };
    }

    /** Asks the application about the hop that the tally has just counted. */
    Transition ask(
            Session session, SessionCounters tally, Input input, String clientState, long now) {
        long waits = patience.dialogueWaitsUntil(session, now);
        long answerBy = patience.answerBy(session, now);
        return Transition.to(
                new AwaitingApplication(session, tally, clientState, waits),
                new AskApplication(session, tally.hops(), input, clientState, answerBy));
    }

    Transition submit(
            Session session, SessionCounters tally, Screen screen, String clientState, long now) {
        long submitBy = now + rules.submitWithinMillis();
        return Transition.to(
                new AwaitingNetwork(session, tally, screen, clientState, submitBy),
                new BeginDialogue(session, screen, clientState, submitBy));
    }
}
