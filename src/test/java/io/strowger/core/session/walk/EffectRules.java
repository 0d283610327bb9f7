package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.SettleShownPush;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.Input;
import io.strowger.core.session.RecoverablePush;
import io.strowger.core.session.Session;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.walk.Story.Phase;
import java.util.List;

/** What may be done when, and what the model learns from it. */
final class EffectRules {

    static final long MARGIN = 1_000;
    static final long STORE_WITHIN = 3_000;
    static final long SUBMIT_WITHIN = 10_000;

    private final Chronicle chronicle;
    private final List<Leg> legs;
    private final ScreenRules screens;
    private final RecordRules records;

    EffectRules(Chronicle chronicle, List<Leg> legs) {
        this.chronicle = chronicle;
        this.legs = legs;
        this.screens = new ScreenRules(chronicle);
        this.records = new RecordRules(chronicle);
    }

    void check(Step step, Effect effect) {
        switch (effect) {
            case AskApplication ask -> asks(step, ask);
            case ShowScreen show -> shows(step, show);
            case CloseLeg close -> closes(step, close);
            case BeginDialogue begin -> submits(step, begin);
            case StoreCheckout store -> stores(step, store);
            case TellApplication tell -> tells(step, tell);
            case AnswerPush answer -> answers(step, answer);
            case SettleShownPush settle -> ProofRules.check(step, settle);
            case AnswerOffer answer -> OfferRules.check(step, answer);
            case WriteRecord(var record) -> records.check(step, record);
            case CountLateAnswer _ ->
                    unless(!StepRules.awaited(step), 11, "an answer in time was counted as late");
        }
    }

    private void asks(Step step, AskApplication ask) {
        unless(++step.asks == 1, 12, "one input reached the application twice");
        Story story = chronicle.of(ask.session().id());
        if (story == null) {
            story = begins(step, ask.session(), 0);
            unless(ask.clientState().isEmpty(), 13, "ClientState in the first request");
        } else {
            replies(step, story, ask);
        }
        unless(ask.hop() == story.hops, 12, "another hop than the next");
        long waits = story.waits();
        long most = story.canBePutOff() ? story.application.answerWithinMillis() : waits;
        unless(ask.answerBy() <= step.now + most, 16, "the network hangs up before the answer");
        unless(ask.answerBy() > step.now, 15, "asked for an answer by a time that has passed");
        unless(ask.answerBy() <= story.endsBy, 15, "an answer after the session's end");
        story.turn(Phase.ASKED, step.now + waits);
    }

    private void replies(Step step, Story story, AskApplication ask) {
        unless(step.event instanceof Replied, 12, "asked again without an input");
        Replied reply = (Replied) step.event;
        boolean reads = step.was(Phase.READING) || step.was(Phase.SUSPENDED);
        unless(story == step.live && reads, 12, "asked while nobody read a screen");
        unless(step.isIn(reply.dialogueId()), 12, "an input of another dialogue");
        unless(!StepRules.repeats(step, reply), 12, "a repeated input is another hop");
        String heard = MenuRules.heard(step.shown, reply);
        unless(ask.input().equals(new Input.Reply(heard)), 12, "another input");
        unless(ask.clientState().equals(story.carried), 13, "a hop carries another ClientState");
        if (step.phase == Phase.SUSPENDED) {
            story.awakes(step.now);
        }
        story.carried = "";
        story.heard(reply.sequence(), reply.text());
    }

    /** A session begins with a dial or a push, and only where none is. */
    private Story begins(Step step, Session session, int submitted) {
        if (step.dial != null) {
            Dialled dial = step.dial;
            unless(dial.id().equals(session.id()), 12, "a session of another name");
            unless(
                    step.live == null || !step.isBegunBy(dial),
                    12,
                    "a repeated dial began a session");
            unless(step.live == null || !step.live.live(), 9, "a second session begins");
            Story story = story(step, session, dial.dialogueId(), false);
            story.dialled = dial.dialString();
            story.heard(0, dial.dialString());
            return chronicle.begin(story);
        }
        unless(step.event instanceof PushRequested, 12, "asked out of nothing");
        unless(step.live == null || !step.live.live(), 10, "a push began in a session");
        Story story = story(step, session, "", true);
        if (submitted == 0) {
            story.heard(0, "");
        }
        return chronicle.begin(story);
    }

    private Story story(Step step, Session session, String dialogue, boolean push) {
        return new Story(
                session.id(), chronicle.network, session.application(), dialogue, push, step.now);
    }

    private void shows(Step step, ShowScreen show) {
        long before =
                step.effects.stream()
                        .filter(e ->
                                e instanceof ShowScreen s
                                        && s.dialogueId().equals(show.dialogueId())
                                        && s.session().equals(show.session()))
                        .count();
        unless(before == 1, 16, "two screens for one request");
        Story story = chronicle.of(show.session());
        boolean good =
                step.recovery == Step.Recovery.RESUMED || step.recovery == Step.Recovery.ANEW;
        boolean refused = good && show.session().equals(step.refusal());
        unless(!refused, 21, "a good recovery code is refused");
        if (story == null && step.recovery == Step.Recovery.ANEW) {
            story = fromFirstScreen(step);
        }
        if (story != null && story.live()) {
            screens.ofLive(step, story, show);
            return;
        }
        unless(
                legs.stream().anyMatch(l -> l.isFor(show.dialogueId(), show.session())),
                14,
                "a screen after the end that nobody asked for");
        if (story != null) {
            unless(show.screen().equals(story.last), 14, "another last screen after the end");
        } else if (step.dial == null) {
            Screen over = Screen.last(chronicle.network.texts().of(SubscriberText.SESSION_OVER));
            unless(show.screen().equals(over), 16, "another text for a session that is not there");
        }
    }

    /** A push of which nothing was left but what was kept of it. */
    private Story fromFirstScreen(Step step) {
        RecoveryDialled dial = (RecoveryDialled) step.event;
        RecoverablePush kept = dial.kept();
        unless(step.live == null || !step.live.live(), 9, "a second session begins");
        Story story =
                new Story(
                        dial.session(),
                        chronicle.network,
                        kept.application(),
                        dial.dialogueId(),
                        true,
                        step.now);
        story.begunAt = kept.begunAt();
        story.recovered = true;
        story.gaveFirstScreen = true;
        story.outcome = new SubmitOutcome.Accepted(dial.dialogueId());
        story.heard(0, "");
        story.dialled = dial.dial().dialString();
        story.screen = kept.first();
        story.carried = kept.clientState();
        return chronicle.begin(story);
    }

    private void closes(Step step, CloseLeg close) {
        Story story = chronicle.of(close.session());
        if (story != null && story.live()) {
            unless(close.dialogueId().equals(story.dialogueId), 16, "another dialogue is closed");
            story.last = close.screen();
        } else {
            unless(step.event instanceof FromNetwork, 14, "a leg closed after the end");
        }
    }

    private void submits(Step step, BeginDialogue begin) {
        Story story = chronicle.of(begin.session().id());
        if (step.event
                instanceof
                PushRequested(_, _, _, _, _, Opening.First(Screen first, String clientState), _)) {
            unless(story == null, 12, "a push began twice");
            story = begins(step, begin.session(), 1);
            story.screen = first;
            story.carried = clientState;
        } else {
            unless(StepRules.awaited(step) && story == step.live, 11, "a submit nobody asked for");
            Answer.Show shown = (Answer.Show) ScreenRules.given(step);
            story.screen = shown.screen();
            story.carried = shown.clientState();
        }
        unless(begin.screen().equals(story.screen), 17, "another screen is pushed");
        unless(!story.submitted, 2, "a screen is submitted twice");
        story.submitted = true;
        story.turn(Phase.SUBMITTING, step.now + SUBMIT_WITHIN);
    }

    private void stores(Step step, StoreCheckout store) {
        unless(StepRules.awaited(step), 11, "an item of a late answer");
        Story story = step.live;
        unless(!story.checkedOut, 14, "two items of one session");
        story.checkedOut = true;
        Answer.Checkout checkout = (Answer.Checkout) ((ApplicationAnswered) step.event).answer();
        unless(store.item().equals(checkout.item()), 17, "another item");
        story.screen = checkout.screen();
        story.turn(Phase.STORING, step.now + STORE_WITHIN);
    }

    private void tells(Step step, TellApplication tell) {
        Story story = chronicle.of(tell.session().id());
        boolean own = story == step.live || step.recovery == Step.Recovery.ANEW;
        unless(story != null && own, 14, "a notice of an end long past");
        unless(story.told++ == 0, 14, "told twice of the end");
        unless(tell.sequence() == story.hops + 1, 12, "the notice is not the next in order");
        unless(
                tell.clientState().equals(story.carried),
                13,
                "the notice carries another ClientState");
    }

    private void answers(Step step, AnswerPush answer) {
        Story story = chronicle.of(answer.session());
        if (story == null) {
            boolean busy = answer.outcome() == PushOutcome.NotBegun.SUBSCRIBER_BUSY;
            unless(busy && step.live != null && !step.late(), 10, "refused, and nobody is busy");
            return;
        }
        boolean goesOn = story.outcome instanceof SubmitOutcome.Unknown;
        boolean accepted = answer.outcome() instanceof SubmitOutcome.Accepted;
        unless(story.outcome == null || (goesOn && accepted), 2, "a push is answered twice");
        unless(story.push, 2, "nobody asked for a push");
        story.outcome = answer.outcome();
        switch (answer.outcome()) {
            case SubmitOutcome.Accepted _ ->
                    unless(step.accepted && story == step.live, 2, "accepted by nobody");
            case SubmitOutcome.Refused _ ->
                    unless(
                            !story.submitted || step.event instanceof NetworkRefused,
                            2,
                            "refused, though the submit may have left");
            case SubmitOutcome.Unknown() ->
                    unless(story.submitted, 2, "unknown, though nothing was submitted");
            case PushOutcome.NotBegun _ -> throw new Broken(10, "a push that began is busy");
        }
    }
}
