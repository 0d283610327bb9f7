package io.strowger.core.session;

import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.CODE;
import static io.strowger.core.session.Given.KEY;
import static io.strowger.core.session.Given.LATE;
import static io.strowger.core.session.Given.LATE_AFTER;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.bankText;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.failed;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.putOff;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.refused;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.unknown;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.push;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.Parted;
import org.junit.jupiter.api.Test;

/** Sessions that are put off because their application is slow, and the answer that follows. */
class LateAnswerTest {

    private static final Screen FOLLOWS = bankText(SubscriberText.ANSWER_FOLLOWS);

    private static SessionState late() {
        return after(T, dialled("d1", S1, LATE));
    }

    /** The late answer is on its way to the network. */
    private static SessionState submitting(Screen screen) {
        return on(putOff(), answered(1, screen, "cs1"), T + 3_000).next();
    }

    private static SessionState delivered() {
        return on(submitting(MENU), new NetworkAccepted(S1, "n1"), T + 3_000).next();
    }

    @Test
    void shouldPutASessionOffWhenItsApplicationIsSlow() {
        SessionState asked = late();
        assertThat(ask(on(Absent.INSTANCE, dialled("d1", S1, LATE), T)).answerBy())
                .isEqualTo(T + Given.ANSWER);
        unchanged(asked, on(asked, Given.deadline(), T + LATE_AFTER - 1));

        Transition step = on(asked, Given.deadline(), T + LATE_AFTER);

        assertThat(step.effects()).containsExactly(show("d1", S1, FOLLOWS));
        assertThat(step.next()).isInstanceOf(Parted.class);
        assertThat(step.next().dueAt()).isEqualTo(T + Given.ANSWER);
    }

    @Test
    void shouldShowAnAnswerThatIsInTimeInTheDialogue() {
        Transition step = on(late(), answered(1, MENU, ""), T + LATE_AFTER - 1);

        assertThat(step.effects()).containsExactly(show("d1", S1, MENU));
    }

    @Test
    void shouldPutOffOnlyDialledSessionsWhoseApplicationHasTimeLeft() {
        ApplicationTerms slow = Given.application(0, Given.ANSWER);
        SessionState equal = after(T, dialled("d1", S1, new Destination.Routed(slow, CODE, "")));
        SessionState off = after(T, dialled("d1", S1));
        SessionState push =
                after(
                        T,
                        pushed(S1, Given.application(0, LATE_AFTER), new Opening.First(MENU, "")),
                        new NetworkAccepted(S1, "d1"),
                        replied("d1", 1, "1"));
        for (SessionState state : new SessionState[] {equal, off, push}) {
            endedFor(
                    EndReason.APPLICATION_TIMED_OUT, on(state, Given.deadline(), T + Given.ANSWER));
        }
    }

    @Test
    void shouldPutOffBeforeTheNetworkHangsUpHoweverLateTheAnswerMayBe() {
        NetworkTerms hasty = new NetworkTerms("demo", "Demo", 2_500, Texts.DEFAULTS);
        Transition asked =
                on(Absent.INSTANCE, new Dialled(KEY, hasty, "d1", S1, 1, "*713#", LATE), T);
        assertThat(asked.next().dueAt()).isEqualTo(T + 1_500);
        assertThat(ask(asked).answerBy()).isEqualTo(T + Given.ANSWER);

        SessionState putOff = on(asked.next(), Given.deadline(), T + 1_500).next();
        assertThat(putOff.dueAt()).isEqualTo(T + Given.ANSWER);
    }

    @Test
    void shouldNotPromiseAnAnswerThatCannotComeAnyMore() {
        endedFor(EndReason.APPLICATION_TIMED_OUT, on(late(), Given.deadline(), T + Given.ANSWER));

        SessionState reading = after(T, dialled("d1", S1, LATE), answered(1, MENU, ""));
        long almost = T + Given.REPLY - 1;
        for (int hop = 2; hop <= 4; hop++) {
            SessionState asked = on(reading, replied("d1", hop, "1"), almost).next();
            reading = on(asked, answered(hop, MENU, ""), almost).next();
            almost += Given.REPLY - 1;
            if (almost > T + Given.SESSION) {
                break;
            }
        }
        SessionState asked = on(reading, replied("d1", 9, "1"), T + Given.SESSION - 1_000).next();
        endedFor(EndReason.SESSION_TOO_LONG, on(asked, Given.deadline(), T + Given.SESSION));
    }

    @Test
    void shouldSubmitTheLateAnswer() {
        Transition step = on(putOff(), answered(1, MENU, "cs1"), T + 3_000);

        BeginDialogue begin = Seen.one(step, BeginDialogue.class);
        assertThat(begin.screen()).isEqualTo(MENU);
        assertThat(begin.clientState()).isEqualTo("cs1");
        assertThat(begin.session().id()).isEqualTo(S1);
        assertThat(begin.session().origin()).isEqualTo(Session.Origin.MOBILE);
        assertThat(step.next()).isInstanceOf(AwaitingNetwork.class);
    }

    @Test
    void shouldSubmitAScreenThatIsOfferedLate() {
        Transition step = on(putOff(), Offered.offered(MENU, "cs1"), T + 3_000);

        assertThat(kinds(step)).containsExactly(AnswerOffer.class, BeginDialogue.class);
    }

    @Test
    void shouldGoOnInTheSecondDialogueAndLeaveOneRecord() {
        Transition accepted = on(submitting(MENU), new NetworkAccepted(S1, "n1"), T + 3_000);
        assertThat(accepted.effects()).isEmpty();

        Transition reply = on(accepted.next(), replied("n1", 1, "2"), T + 4_000);
        assertThat(ask(reply).hop()).isEqualTo(2);
        assertThat(ask(reply).clientState()).isEqualTo("cs1");
        Transition end = on(reply.next(), answered(2, BYE, ""), T + 5_000);

        assertThat(end.effects().getFirst()).isEqualTo(show("n1", S1, BYE));
        endedFor(EndReason.COMPLETED, end);
        assertThat(record(end).origin()).isEqualTo(Session.Origin.MOBILE);
        assertThat(record(end).tally().hops()).isEqualTo(2);
        int shown = FOLLOWS.text().length() + MENU.text().length() + BYE.text().length();
        assertThat(record(end).tally().bytesOut()).isEqualTo(shown);
    }

    @Test
    void shouldCompleteWhenTheLateAnswerIsTheLast() {
        Transition step = on(submitting(BYE), new NetworkAccepted(S1, "n1"), T + 3_000);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step)).containsExactly(WriteRecord.class);
    }

    @Test
    void shouldPutASessionOffOnce() {
        SessionState again = on(delivered(), replied("n1", 1, "2"), T + 4_000).next();

        endedFor(
                EndReason.APPLICATION_TIMED_OUT,
                on(again, Given.deadline(), T + 4_000 + Given.ANSWER));
    }

    @Test
    void shouldEndWithoutAScreenWhenNoAnswerFollows() {
        Transition late = on(putOff(), Given.deadline(), T + Given.ANSWER);
        endedFor(EndReason.APPLICATION_TIMED_OUT, late);
        Transition failed = on(putOff(), failed(1, EndReason.APPLICATION_FAILED), T + 3_000);
        endedFor(EndReason.APPLICATION_FAILED, failed);
        Transition item =
                on(
                        putOff(),
                        new ApplicationAnswered(S1, 1, new Answer.Checkout(BYE, "{}")),
                        T + 3_000);
        endedFor(EndReason.APPLICATION_UNREADABLE, item);
        assertThat(record(item).detail()).isEqualTo("item after a dialogue");
        Transition refused = on(submitting(MENU), new NetworkRefused(S1, "busy"), T + 3_000);
        endedFor(EndReason.NETWORK_REFUSED, refused);
        Transition unknown = on(submitting(MENU), Given.deadline(), T + 13_000);
        endedFor(EndReason.NOT_DELIVERED, unknown);
        assertThat(record(unknown).detail()).isEqualTo("submit not answered");
        Transition absent = on(delivered(), new NotDelivered(Given.KEY, "n1", "absent"), T + 3_000);
        endedFor(EndReason.NOT_DELIVERED, absent);
        Transition stopped = on(putOff(), new ShutDown(), T + 3_000);
        endedFor(EndReason.SHUT_DOWN, stopped);
        for (Transition end :
                new Transition[] {late, failed, item, refused, unknown, absent, stopped}) {
            assertThat(kinds(end))
                    .containsExactly(CloseLeg.class, TellApplication.class, WriteRecord.class);
        }
        assertThat(notice(unknown).clientState()).isEqualTo("cs1");
    }

    @Test
    void shouldAnswerTheFirstDialogueTheSameAgain() {
        for (SessionState state : new SessionState[] {putOff(), submitting(MENU)}) {
            for (SessionEvent event :
                    new SessionEvent[] {
                        dialled("d1", S2, LATE), replied("d1", 1, "x"), replied("d1", 9, "x")
                    }) {
                Transition step = on(state, event, T + 3_000);
                unchanged(state, step);
                assertThat(step.effects()).containsExactly(show("d1", S1, FOLLOWS));
            }
        }
    }

    @Test
    void shouldNotCareWhatBecomesOfTheFirstDialogue() {
        for (SessionState state : new SessionState[] {putOff(), submitting(MENU)}) {
            for (SessionEvent event :
                    new SessionEvent[] {
                        Given.cancelled("d1"),
                        aborted("d1"),
                        new NotDelivered(Given.KEY, "d1", "lost")
                    }) {
                SessionState next = on(state, event, T + 3_000).next();
                assertThat(next).hasSameClassAs(state);
                assertThat(next.dueAt()).isEqualTo(state.dueAt());
            }
        }
        SessionState delivered = delivered();
        unchanged(delivered, on(delivered, Given.cancelled("d1"), T + 3_000));
    }

    @Test
    void shouldGiveWayToANewDial() {
        for (SessionState state : new SessionState[] {putOff(), submitting(MENU)}) {
            Transition step = on(state, dialled("d2", S2, LATE), T + 3_000);

            assertThat(record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
            assertThat(ask(step).session().id()).isEqualTo(S2);
            Transition after = on(step.next(), answered(1, MENU, ""), T + 3_000);
            assertThat(kinds(after)).containsExactly(CountLateAnswer.class);
        }
    }

    @Test
    void shouldActOnTheEndOfTheWaitBeforeAnAnswerThatComesAfterIt() {
        Transition step = on(late(), answered(1, MENU, ""), T + LATE_AFTER);

        assertThat(kinds(step)).containsExactly(ShowScreen.class, BeginDialogue.class);
    }

    @Test
    void shouldRefuseAPushWhileTheAnswerFollows() {
        SessionState state = putOff();
        Transition step = on(state, pushed(S2, new Opening.Ask("")), T + 3_000);

        unchanged(state, step);
        assertThat(step.effects())
                .containsExactly(new AnswerPush(S2, PushOutcome.NotBegun.SUBSCRIBER_BUSY));
    }

    @Test
    void shouldGiveUpTermsOnlyWhereTheyAreSet() {
        ApplicationTerms bank = Given.application(7, 8);

        assertThat(bank.withoutRecovery().recoverWithinMillis()).isZero();
        assertThat(bank.withoutRecovery().lateAfterMillis()).isEqualTo(8);
        assertThat(bank.withoutLateAnswer().recoverWithinMillis()).isEqualTo(7);
        assertThat(Given.application(0, 0).withoutRecovery()).isEqualTo(Given.application(0, 0));
    }
}
