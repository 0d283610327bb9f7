package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.WITHOUT_RECOVERY;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAboutPush;
import static io.strowger.core.session.Given.bankText;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.failed;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.parted;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.readingPush;
import static io.strowger.core.session.Given.recovery;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Given.unknown;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.push;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;
import org.junit.jupiter.api.Test;

/** Pushes that are lost on the way to the handset, or with their dialogue. */
class SuspensionTest {

    private static final Answer CHECKOUT = new Answer.Checkout(BYE, "{}");

    private static void suspendedUntil(long expiresAt, Screen shown, Transition step) {
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Suspended.class,
                        s -> {
                            assertThat(s.dueAt()).isEqualTo(expiresAt);
                            assertThat(s.shown()).isEqualTo(shown);
                        });
    }

    @Test
    void shouldSuspendWhatIsNotDeliveredForTheLifeOfItsCode() {
        Transition step = on(readingPush(), new NotDelivered(Given.KEY, "d1", "absent"), T + 5_000);

        assertThat(step.effects()).isEmpty();
        suspendedUntil(T + Given.RECOVER, MENU, step);
        unchanged(
                step.next(),
                on(step.next(), new NotDelivered(Given.KEY, "d1", "absent"), T + 5_000));
    }

    @Test
    void shouldSuspendAPushWhoseDialogueIsLostBetweenScreens() {
        SessionState reading = on(askedAboutPush(), answered(1, BALANCE, "cs1"), T).next();
        Transition step = on(reading, aborted("d1"), T + 7);

        assertThat(kinds(step)).containsExactly(CloseLeg.class);
        suspendedUntil(T + Given.RECOVER, BALANCE, step);
    }

    @Test
    void shouldSuspendAPushWhoseFirstScreenIsNeverAnswered() {
        SessionState reading = readingPush();
        unchanged(reading, on(reading, Given.deadline(), T + Given.REPLY - 1));
        Transition step = on(reading, Given.deadline(), T + Given.REPLY);

        assertThat(step.effects()).isEmpty();
        suspendedUntil(T + Given.RECOVER, MENU, step);
    }

    @Test
    void shouldEndAPushWhoseLaterScreenIsNeverAnswered() {
        SessionState reading = on(askedAboutPush(), answered(1, BALANCE, "cs1"), T).next();

        endedFor(EndReason.SUBSCRIBER_TIMED_OUT, on(reading, Given.deadline(), T + Given.REPLY));
    }

    @Test
    void shouldEndAtOnceWhatTheSubscriberCancels() {
        endedFor(EndReason.SUBSCRIBER_CANCELLED, on(readingPush(), Given.cancelled("d1"), T));
        endedFor(EndReason.SUBSCRIBER_CANCELLED, on(suspended(), Given.cancelled("d1"), T));
    }

    @Test
    void shouldKeepTheAnswerThatComesWhenTheDialogueIsLost() {
        Transition cut = on(askedAboutPush(), aborted("d1"), T + 1);
        assertThat(kinds(cut)).containsExactly(CloseLeg.class);
        assertThat(cut.next()).isInstanceOf(Parted.class);

        Transition step = on(cut.next(), answered(1, BALANCE, "cs1"), T + 2);

        assertThat(step.effects()).isEmpty();
        suspendedUntil(T + Given.RECOVER, BALANCE, step);
        Transition back = on(step.next(), recovery("d2"), T + 100_000);
        assertThat(back.effects()).containsExactly(show("d2", S1, BALANCE));
        assertThat(ask(on(back.next(), replied("d2", 2, "1"), T + 100_000)).clientState())
                .isEqualTo("cs1");
    }

    @Test
    void shouldKeepALastScreenTooAndCompleteWhenItIsShown() {
        SessionState kept = on(parted(), answered(1, BYE, ""), T + 2).next();
        Transition step = on(kept, recovery("d2"), T + 3);

        endedFor(EndReason.COMPLETED, step);
        assertThat(step.effects().getFirst()).isEqualTo(show("d2", S1, BYE));
    }

    @Test
    void shouldKeepAnOfferedScreenAsWell() {
        Transition step = on(parted(), Offered.offered(BALANCE, "cs1"), T + 2);

        assertThat(kinds(step)).containsExactly(AnswerOffer.class);
        suspendedUntil(T + Given.RECOVER, BALANCE, step);
    }

    @Test
    void shouldEndWhenTheApplicationOfALostDialogueFails() {
        for (SessionEvent event :
                new SessionEvent[] {
                    failed(1, EndReason.APPLICATION_FAILED),
                    new ApplicationAnswered(S1, 1, CHECKOUT)
                }) {
            Transition step = on(parted(), event, T + 2);

            assertThat(step.next()).isInstanceOf(Ended.class);
            assertThat(kinds(step))
                    .containsExactly(CloseLeg.class, TellApplication.class, WriteRecord.class);
        }
        endedFor(EndReason.APPLICATION_TIMED_OUT, on(parted(), Given.deadline(), T + Given.ANSWER));
    }

    @Test
    void shouldWaitOnForAnApplicationThatAnswersLater() {
        SessionState parted = parted();
        unchanged(parted, on(parted, new ApplicationAnswered(S1, 1, new Answer.Later()), T));
    }

    @Test
    void shouldTellWhoStillSpeaksInALostDialogueThatItIsOver() {
        SessionState parted = parted();
        Transition step = on(parted, replied("d1", 5, "1"), T);

        unchanged(parted, step);
        assertThat(step.effects())
                .containsExactly(show("d1", S1, bankText(SubscriberText.SESSION_OVER)));
        unchanged(parted, on(parted, Given.cancelled("d1"), T));
        unchanged(parted, on(parted, aborted("d1"), T));
    }

    @Test
    void shouldEndDialledSessionsAndPushesWithoutRecoveryWhenTheirDialogueIsLost() {
        SessionState pushed =
                after(
                        T,
                        pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "")),
                        new NetworkAccepted(S1, "d1"));
        for (SessionState reading : new SessionState[] {reading(), pushed}) {
            Transition step = on(reading, new NotDelivered(Given.KEY, "d1", "absent"), T);
            endedFor(EndReason.NOT_DELIVERED, step);
            assertThat(record(step).detail()).isEqualTo("absent");
            endedFor(EndReason.NETWORK_ABORTED, on(reading, aborted("d1"), T));
            endedFor(
                    EndReason.SUBSCRIBER_TIMED_OUT, on(reading, Given.deadline(), T + Given.REPLY));
        }
        endedFor(EndReason.NETWORK_ABORTED, on(asked(), aborted("d1"), T));
    }

    @Test
    void shouldEndAtOnceWhenTheCodeIsNoLongerGood() {
        ApplicationTerms brief = Given.application(1_000, 0);
        SessionState reading =
                after(
                        T,
                        pushed(S1, brief, new Opening.First(MENU, "")),
                        new NetworkAccepted(S1, "d1"));

        suspendedUntil(
                T + 1_000, MENU, on(reading, new NotDelivered(Given.KEY, "d1", "absent"), T + 999));
        endedFor(
                EndReason.NOT_DELIVERED,
                on(reading, new NotDelivered(Given.KEY, "d1", "absent"), T + 1_000));
    }

    @Test
    void shouldIgnoreThatAnotherDialogueIsLost() {
        SessionState reading = readingPush();
        unchanged(reading, on(reading, new NotDelivered(Given.KEY, "d9", "absent"), T));
        for (SessionState state :
                new SessionState[] {
                    Absent.INSTANCE, askedAboutPush(), parted(), handingOver(), ended()
                }) {
            unchanged(state, on(state, new NotDelivered(Given.KEY, "d1", "absent"), T));
        }
    }

    @Test
    void shouldTakeAReportThatComesBeforeTheAnswerToTheSubmit() {
        Transition step = on(pushing(), new NotDelivered(Given.KEY, S1.hex(), "absent"), T);

        assertThat(step.effects()).containsExactly(push(new SubmitOutcome.Accepted(S1.hex())));
        suspendedUntil(T + Given.RECOVER, MENU, step);
        unchanged(step.next(), on(step.next(), new NetworkAccepted(S1, S1.hex()), T));
    }

    @Test
    void shouldTakeAReplyThatComesBeforeTheAnswerToTheSubmit() {
        Transition step = on(pushing(), replied(S1.hex(), 1, "2"), T);

        assertThat(kinds(step)).containsExactly(AnswerPush.class, AskApplication.class);
        assertThat(ask(step).clientState()).isEqualTo("cs0");
    }

    @Test
    void shouldWaitForTheAnswerToTheSubmitWhenTheNetworkTellsOfAnEndFirst() {
        for (SessionEvent end : new SessionEvent[] {Given.cancelled(S1.hex()), aborted(S1.hex())}) {
            Transition step = on(pushing(), end, T);

            assertThat(Seen.all(step, AnswerPush.class)).isEmpty();
            Transition refused = on(step.next(), new NetworkRefused(S1, "busy"), T);
            assertThat(Seen.all(refused, AnswerPush.class))
                    .containsExactly(push(new SubmitOutcome.Refused("network_refused")));
        }
    }

    @Test
    void shouldSayThatAPushWasAcceptedWhenSomethingShowsIt() {
        for (SessionEvent event :
                new SessionEvent[] {
                    new NetworkAccepted(S1, "n1"),
                    replied(S1.hex(), 1, "2"),
                    new NotDelivered(Given.KEY, S1.hex(), "absent")
                }) {
            Transition step = on(unknown(), event, T + 20_000);
            assertThat(Seen.all(step, AnswerPush.class))
                    .singleElement()
                    .extracting(AnswerPush::outcome)
                    .isInstanceOf(SubmitOutcome.Accepted.class);
            Transition again = on(step.next(), event, T + 20_000);
            assertThat(Seen.all(again, AnswerPush.class)).isEmpty();
        }
        for (SessionEvent event :
                new SessionEvent[] {
                    new NetworkAccepted(S2, "n1"),
                    replied("d9", 1, "2"),
                    recovery("d2"),
                    Given.cancelled(S1.hex()),
                    aborted(S1.hex())
                }) {
            assertThat(Seen.all(on(unknown(), event, T + 20_000), AnswerPush.class)).isEmpty();
        }
    }

    @Test
    void shouldTakeTheReplyThatShowsThatAPushWasAccepted() {
        Transition step = on(unknown(), replied(S1.hex(), 1, "2"), T + 20_000);

        assertThat(kinds(step)).containsExactly(AnswerPush.class, AskApplication.class);
        assertThat(ask(step).session().endsBy()).isEqualTo(T + 20_000 + Given.SESSION);
        assertThat(ask(step).hop()).isEqualTo(1);
    }

    @Test
    void shouldCompleteANotificationThatWasAcceptedAfterAll() {
        SessionState unknown =
                on(after(T, pushed(S1, new Opening.First(BYE, ""))), Given.deadline(), T + 10_000)
                        .next();
        Transition step = on(unknown, new NetworkAccepted(S1, "n1"), T + 20_000);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step)).containsExactly(AnswerPush.class, WriteRecord.class);
    }
}
