package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.walk.Story.Phase;
import java.util.List;
import java.util.Objects;

/** What an application hears of a screen that it sends in a request of its own. */
final class OfferRules {

    private OfferRules() {}

    static void check(Step step, AnswerOffer answer) {
        unless(step.event instanceof ScreenOffered, 6, "an answer to an offer of long ago");
        ScreenOffered event = (ScreenOffered) step.event;
        unless(answer.offer() == event.offer(), 6, "an answer to another offer");
        boolean hears = answer.outcome() instanceof OfferOutcome.NoSession;
        boolean own = event.account().equals(Chance.ACCOUNT);
        unless(hears || own, 23, "an account hears of a session of another");
        boolean taken = answer.outcome() instanceof OfferOutcome.Taken;
        unless(!taken || StepRules.awaited(step), 11, "a screen was taken that nobody waited for");
        unless(answer.outcome().equals(expected(step, event)), 6, "an offer hears something else");
    }

    private static OfferOutcome expected(Step step, ScreenOffered event) {
        Story live = step.late() ? null : step.live;
        if (live == null) {
            Story ended = step.remembered;
            return ended != null && isFor(ended, event) && repeats(ended, event)
                    ? new OfferOutcome.Repeated(ended.id)
                    : new OfferOutcome.NoSession();
        }
        if (!isFor(live, event)) {
            return new OfferOutcome.NoSession();
        }
        if (step.phase == Phase.ASKED || step.phase == Phase.PARTED) {
            return new OfferOutcome.Taken(live.id);
        }
        return repeats(live, event)
                ? new OfferOutcome.Repeated(live.id)
                : new OfferOutcome.NotWaiting(live.id, live.carried);
    }

    private static boolean repeats(Story story, ScreenOffered event) {
        return !story.carried.isEmpty() && story.carried.equals(kept(story, event));
    }

    static boolean isFor(Story story, ScreenOffered event) {
        boolean meant =
                event.session().equals(SessionId.NONE)
                        ? event.shortCode().equals(Chance.SHORT_CODE)
                        : event.session().equals(story.id);
        return meant && event.account().equals(Chance.ACCOUNT);
    }

    /** The offer as the answer to the hop that it stands for. */
    static Answer asAnswer(Step step, ScreenOffered event) {
        Story story = Objects.requireNonNull(step.live);
        return new Answer.Show(event.screen(), kept(story, event));
    }

    /** What one dialect keeps in a session is not for an application of another. */
    private static String kept(Story story, ScreenOffered event) {
        return event.dialect().equals(story.application.dialect()) ? event.memo().after("") : "";
    }

    static List<AnswerOffer> answers(Step step) {
        return step.effects.stream()
                .filter(AnswerOffer.class::isInstance)
                .map(AnswerOffer.class::cast)
                .toList();
    }
}
