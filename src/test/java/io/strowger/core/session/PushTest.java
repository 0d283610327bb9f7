package io.strowger.core.session;

import static io.strowger.core.session.Given.BANK;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.WITHOUT_RECOVERY;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.bankText;
import static io.strowger.core.session.Given.checkout;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.failed;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.networkText;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.recovery;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.close;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.push;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.PushOutcome;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Suspended;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions that the application begins, and those that were lost on the way to the handset. */
class PushTest {

    private static final Opening ASK = new Opening.Ask("order 7");

    static Stream<SessionState> live() {
        return Stream.of(asked(), reading(), handingOver(), pushing(), suspended());
    }

    static Stream<SessionState> free() {
        return Stream.of(Absent.INSTANCE, ended());
    }

    @ParameterizedTest
    @MethodSource("free")
    void shouldAskTheApplicationForTheFirstScreen(SessionState state) {
        Transition step = on(state, pushed(S2, ASK), T);

        assertThat(ask(step).hop()).isEqualTo(1);
        assertThat(ask(step).input()).isEqualTo(new Input.Push("order 7"));
        assertThat(ask(step).clientState()).isEmpty();
        assertThat(ask(step).session().origin()).isEqualTo(Session.Origin.NETWORK_INITIATED);
        assertThat(ask(step).session().hasDialogue()).isFalse();
    }

    @Test
    void shouldSubmitTheScreenThatTheApplicationAnswers() {
        Transition step = on(after(T, pushed(S1, ASK)), answered(1, MENU, "cs1"), T + 7);

        assertThat(kinds(step)).containsExactly(BeginDialogue.class);
        assertThat(Seen.one(step, BeginDialogue.class).screen()).isEqualTo(MENU);
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingNetwork.class,
                        s -> assertThat(s.submitBy()).isEqualTo(T + 7 + 10_000));
    }

    @Test
    void shouldSubmitTheScreenThatCameWithTheRequest() {
        Transition step = on(Absent.INSTANCE, pushed(S1, new Opening.First(MENU, "cs0")), T);

        assertThat(kinds(step)).containsExactly(BeginDialogue.class);
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingNetwork.class, s -> assertThat(s.tally()).isEqualTo(Tally.NONE));
    }

    @ParameterizedTest
    @MethodSource("live")
    void shouldRefuseAPushToASubscriberInASession(SessionState state) {
        Transition step = on(state, pushed(S2, ASK), T);

        unchanged(state, step);
        assertThat(step.effects()).containsExactly(new AnswerPush(S2, PushOutcome.SUBSCRIBER_BUSY));
    }

    @Test
    void shouldRefuseThePushWhenTheApplicationFails() {
        Transition step = on(after(T, pushed(S1, ASK)), failed(1, EndReason.APPLICATION_FAILED), T);

        endedFor(EndReason.APPLICATION_FAILED, step);
        assertThat(kinds(step))
                .containsExactly(AnswerPush.class, TellApplication.class, WriteRecord.class);
        assertThat(step.effects().getFirst()).isEqualTo(push(PushOutcome.REFUSED));
        assertThat(record(step).tally().bytesOut()).isZero();
    }

    @Test
    void shouldNotHandOverAnItemBeforeThereIsADialogue() {
        Transition step = on(after(T, pushed(S1, ASK)), checkout(), T);

        endedFor(EndReason.APPLICATION_UNREADABLE, step);
        assertThat(step.effects().getFirst()).isEqualTo(push(PushOutcome.REFUSED));
        assertThat(record(step).detail()).isEqualTo("item before a dialogue");
    }

    @Test
    void shouldWaitForAReplyOnceTheNetworkAccepts() {
        Transition step = on(pushing(), new NetworkAccepted(S1, "n1"), T);

        assertThat(step.effects()).containsExactly(push(PushOutcome.ACCEPTED));
        Transition reply = on(step.next(), replied("n1", 1, "2"), T);
        assertThat(ask(reply).hop()).isEqualTo(1);
        assertThat(ask(reply).clientState()).isEqualTo("cs0");
        assertThat(reply.next())
                .isInstanceOfSatisfying(
                        SessionState.AwaitingApplication.class,
                        s -> assertThat(s.tally()).isEqualTo(new Tally(1, 1, 1, 9)));
    }

    @Test
    void shouldCompleteANotificationOnceTheNetworkAccepts() {
        SessionState notifying = after(T, pushed(S1, new Opening.First(BYE, "")));
        Transition step = on(notifying, new NetworkAccepted(S1, "n1"), T);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step)).containsExactly(AnswerPush.class, WriteRecord.class);
        assertThat(record(step).tally()).isEqualTo(new Tally(0, 0, 0, 3));
        assertThat(record(step).dialogueId()).isEqualTo("n1");
    }

    @Test
    void shouldRefuseThePushWithTheNetworksCause() {
        Transition step = on(pushing(), new NetworkRefused(S1, "absent"), T);

        endedFor(EndReason.NETWORK_REFUSED, step);
        assertThat(step.effects().getFirst()).isEqualTo(push(PushOutcome.REFUSED));
        assertThat(record(step).detail()).isEqualTo("absent");
        assertThat(notice(step).clientState()).isEqualTo("cs0");
    }

    @Test
    void shouldTellAnApplicationThatGaveTheFirstScreenEvenAtAnOpenCircuit() {
        SessionState askedAboutReply =
                after(
                        T,
                        pushed(S1, new Opening.First(MENU, "")),
                        new NetworkAccepted(S1, "n1"),
                        replied("n1", 1, "2"));
        Transition step = on(askedAboutReply, failed(1, EndReason.APPLICATION_CIRCUIT_OPEN), T);

        assertThat(notice(step).reason()).isEqualTo(EndReason.APPLICATION_CIRCUIT_OPEN);

        Transition neverHeard =
                on(after(T, pushed(S1, ASK)), failed(1, EndReason.APPLICATION_CIRCUIT_OPEN), T);
        assertThat(kinds(neverHeard)).containsExactly(AnswerPush.class, WriteRecord.class);
    }

    @Test
    void shouldIgnoreWhatTheNetworkSaysOfAPushThatNobodyWaitsFor() {
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, asked(), reading(), suspended(), ended()}) {
            for (SessionEvent event :
                    new SessionEvent[] {
                        new NetworkAccepted(S1, "n9"), new NetworkRefused(S1, "late")
                    }) {
                unchanged(state, on(state, event, T));
                assertThat(on(state, event, T).effects()).isEmpty();
            }
        }
        SessionState pushing = pushing();
        unchanged(pushing, on(pushing, new NetworkAccepted(S2, "n9"), T));
        unchanged(pushing, on(pushing, new NetworkRefused(S2, "other"), T));
    }

    @Test
    void shouldNotKnowWhatBecameOfASubmitThatIsNeverAnswered() {
        SessionState pushing = pushing();
        unchanged(pushing, on(pushing, Given.deadline(), T + 9_999));

        Transition step = on(pushing, Given.deadline(), T + 10_000);

        assertThat(step.effects()).containsExactly(push(PushOutcome.UNKNOWN));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Suspended.class,
                        s -> {
                            assertThat(s.dueAt()).isEqualTo(T + 10_000 + Given.RECOVER);
                            assertThat(s.session().dialogueId()).isEqualTo(S1.hex());
                        });
    }

    @Test
    void shouldWaitAsLongAsForAReplyWhenThereIsNoRecovery() {
        SessionState pushing = after(T, pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "")));

        assertThat(on(pushing, Given.deadline(), T + 10_000).next().dueAt())
                .isEqualTo(T + 10_000 + Given.REPLY);
    }

    @Test
    void shouldSuspendWhatIsNotDelivered() {
        Transition step = on(reading(), new NotDelivered(S1, "absent"), T);

        assertThat(step.effects()).isEmpty();
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Suspended.class, s -> assertThat(s.dueAt()).isEqualTo(T + Given.RECOVER));
        unchanged(step.next(), on(step.next(), new NotDelivered(S1, "absent"), T));
    }

    @Test
    void shouldEndWhatIsNotDeliveredWithoutRecovery() {
        SessionState reading =
                after(
                        T,
                        pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "")),
                        new NetworkAccepted(S1, "n1"));
        Transition step = on(reading, new NotDelivered(S1, "absent"), T);

        endedFor(EndReason.NOT_DELIVERED, step);
        assertThat(record(step).detail()).isEqualTo("absent");
    }

    @Test
    void shouldIgnoreThatAnotherSessionIsNotDelivered() {
        SessionState reading = reading();
        unchanged(reading, on(reading, new NotDelivered(S2, "absent"), T));
    }

    @Test
    void shouldResumeInAnotherDialogueWithTheTimeOfAWholeSession() {
        long later = T + 500_000;
        Transition step = on(suspended(), recovery("d2"), later);

        assertThat(step.effects()).containsExactly(show("d2", S1, MENU));
        assertThat(step.next().dueAt()).isEqualTo(later + Given.REPLY);
        Transition reply = on(step.next(), replied("d2", 2, "1"), later);
        assertThat(ask(reply).clientState()).isEqualTo("cs0");
        assertThat(ask(reply).answerBy()).isEqualTo(later + Given.ANSWER);
    }

    @Test
    void shouldCountInputsAnewInTheDialogueOfARecovery() {
        SessionState lost =
                after(
                        T,
                        Given.dialled("d1", S1),
                        answered(1, MENU, ""),
                        replied("d1", 7, "1"),
                        answered(2, MENU, ""),
                        new NotDelivered(S1, "lost"),
                        recovery("d2"));

        assertThat(ask(on(lost, replied("d2", 2, "1"), T)).hop()).isEqualTo(3);
    }

    @Test
    void shouldShowARepeatedRecoveryTheSameScreen() {
        SessionState resumed = on(suspended(), recovery("d2"), T).next();
        Transition step = on(resumed, recovery("d2"), T);
        unchanged(resumed, step);
        assertThat(step.effects()).containsExactly(show("d2", S1, MENU));

        SessionState ended = on(resumed, Given.cancelled("d2"), T).next();
        assertThat(on(ended, recovery("d2"), T).effects())
                .containsExactly(show("d2", S1, bankText(SubscriberText.SESSION_OVER)));
    }

    @Test
    void shouldCompleteANotificationThatIsShownByRecovery() {
        SessionState unknown =
                on(after(T, pushed(S1, new Opening.First(BYE, ""))), Given.deadline(), T + 10_000)
                        .next();
        Transition step = on(unknown, recovery("d2"), T + 20_000);

        endedFor(EndReason.COMPLETED, step);
        assertThat(step.effects().getFirst()).isEqualTo(show("d2", S1, BYE));
    }

    @Test
    void shouldSayThatThereIsNothingToResume() {
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, asked(), reading(), ended()}) {
            Transition step = on(state, recovery("d9"), T);

            unchanged(state, step);
            assertThat(step.effects())
                    .containsExactly(
                            show("d9", SessionId.NONE, networkText(SubscriberText.SESSION_OVER)));
        }
    }

    @Test
    void shouldTakeAReplyToAScreenThatArrivedAfterAll() {
        Transition step = on(suspended(), replied("d1", 1, "2"), T + 300_000);

        assertThat(ask(step).hop()).isEqualTo(1);
        assertThat(ask(step).answerBy()).isEqualTo(T + 305_000);
    }

    @Test
    void shouldStaySuspendedWhenOnlyAnOldReplyIsRepeated() {
        SessionState lost =
                after(
                        T,
                        Given.dialled("d1", S1),
                        answered(1, MENU, ""),
                        new NotDelivered(S1, "lost"));
        Transition step = on(lost, replied("d1", 1, "1"), T);

        unchanged(lost, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, MENU));
    }

    @Test
    void shouldEndWhenNobodyResumesInTime() {
        SessionState suspended = suspended();
        unchanged(suspended, on(suspended, Given.deadline(), T + 599_999));

        Transition step = on(suspended, Given.deadline(), T + 600_000);

        endedFor(EndReason.NOT_DELIVERED, step);
        assertThat(record(step).detail()).isEqualTo("not resumed");
        assertThat(step.effects().getFirst())
                .isEqualTo(close("d1", S1, bankText(SubscriberText.SESSION_OVER)));
        assertThat(record(step).application()).isEqualTo(BANK.id());
    }

    @Test
    void shouldAnswerOnceWhoComesWhenASuspendedSessionIsJustOver() {
        Transition step = on(suspended(), replied("d1", 1, "2"), T + 600_000);

        assertThat(kinds(step))
                .containsExactly(Effect.CloseLeg.class, TellApplication.class, WriteRecord.class);
    }

    @Test
    void shouldNotWaitForAReplyOfASuspendedSessionLongerThanASession() {
        SessionState resumed = on(suspended(), recovery("d2"), T).next();

        assertThat(resumed)
                .isInstanceOfSatisfying(
                        AwaitingSubscriber.class,
                        s -> assertThat(s.session().endsBy()).isEqualTo(T + Given.SESSION));
    }
}
