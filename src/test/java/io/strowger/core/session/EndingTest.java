package io.strowger.core.session;

import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAgain;
import static io.strowger.core.session.Given.bankText;
import static io.strowger.core.session.Given.cancelled;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.failed;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.close;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Ended;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariants 14 and 16: one end, one last screen, at most one notice, one record. */
class EndingTest {

    static Stream<SessionState> inDialogue() {
        return Stream.of(asked(), reading(), askedAgain(), handingOver());
    }

    static Stream<SessionState> withoutSession() {
        return Stream.of(Absent.INSTANCE, ended());
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {
                "APPLICATION_TIMED_OUT",
                "APPLICATION_FAILED",
                "APPLICATION_UNREADABLE",
                "APPLICATION_TOO_LONG"
            })
    void shouldShowTheFallbackTextAndTellOnceWhenTheApplicationFails(EndReason reason) {
        Transition step = on(asked(), failed(1, reason), T);

        endedFor(reason, step);
        assertThat(kinds(step))
                .containsExactly(ShowScreen.class, TellApplication.class, WriteRecord.class);
        assertThat(step.effects().getFirst())
                .isEqualTo(show("d1", S1, Screen.last("bank: unavailable")));
        assertThat(notice(step).reason()).isEqualTo(reason);
        assertThat(record(step).detail()).isEqualTo("http 502");
        assertThat(record(step).tally())
                .satisfies(t -> assertThat(Seen.counts(t)).containsExactly(1, 0, 7, 17));
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"APPLICATION_CIRCUIT_OPEN", "APPLICATION_OVERLOADED"})
    void shouldNotTellAnApplicationThatNeverHeardOfTheSession(EndReason reason) {
        Transition first = on(asked(), failed(1, reason), T);
        endedFor(reason, first);
        assertThat(kinds(first)).containsExactly(ShowScreen.class, WriteRecord.class);

        Transition second = on(askedAgain(), failed(2, reason), T);
        assertThat(notice(second).reason()).isEqualTo(reason);
    }

    @Test
    void shouldIgnoreAFailureThatNobodyWaitsFor() {
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, reading(), askedAgain(), ended()}) {
            Transition step = on(state, failed(1, EndReason.APPLICATION_FAILED), T);

            unchanged(state, step);
            assertThat(step.effects()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("inDialogue")
    void shouldEndWhenTheSubscriberHangsUp(SessionState state) {
        Transition step = on(state, cancelled("d1"), T);

        endedFor(EndReason.SUBSCRIBER_CANCELLED, step);
        assertThat(kinds(step))
                .containsExactly(CloseLeg.class, TellApplication.class, WriteRecord.class);
        assertThat(step.effects().getFirst())
                .isEqualTo(close("d1", S1, bankText(SubscriberText.SESSION_OVER)));
    }

    @ParameterizedTest
    @MethodSource("inDialogue")
    void shouldEndWithTheNetworksCauseWhenItAborts(SessionState state) {
        Transition step = on(state, aborted("d1"), T);

        endedFor(EndReason.NETWORK_ABORTED, step);
        assertThat(kinds(step))
                .containsExactly(CloseLeg.class, TellApplication.class, WriteRecord.class);
        assertThat(record(step).detail()).isEqualTo("radio lost");
    }

    @ParameterizedTest
    @MethodSource({"inDialogue", "withoutSession"})
    void shouldOnlyCloseTheRequestOfAnotherDialogueThatHangsUp(SessionState state) {
        for (SessionEvent event : new SessionEvent[] {cancelled("other"), aborted("other")}) {
            Transition step = on(state, event, T);

            unchanged(state, step);
            assertThat(step.effects())
                    .containsExactly(close("other", SessionId.NONE, Screen.CLOSED));
        }
    }

    @Test
    void shouldOnlyCloseTheRequestWhenTheHangUpComesAfterTheEnd() {
        for (FromNetwork hangUp : new FromNetwork[] {cancelled("d1"), aborted("d1")}) {
            Transition step = on(ended(), hangUp, T);

            assertThat(step.next()).isInstanceOf(Ended.class);
            assertThat(step.effects()).containsExactly(close("d1", SessionId.NONE, Screen.CLOSED));
            unchanged(step.next(), on(step.next(), hangUp, T));
        }
    }

    /** Its network has ended it, and may give its name to another. */
    @Test
    void shouldBeginAnewUnderTheNameOfADialogueThatTheNetworkHasEnded() {
        for (FromNetwork hangUp : new FromNetwork[] {cancelled("d1"), aborted("d1")}) {
            for (SessionState state : new SessionState[] {asked(), reading(), ended()}) {
                Transition step = on(on(state, hangUp, T).next(), Given.dialled("d1", S2), T);

                assertThat(Seen.ask(step).session().id()).isEqualTo(S2);
                assertThat(step.effects()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inDialogue")
    void shouldTellTheSubscriberOfAShutDown(SessionState state) {
        Transition step = on(state, new ShutDown(), T);

        endedFor(EndReason.SHUT_DOWN, step);
        assertThat(step.effects().getFirst())
                .isEqualTo(show("d1", S1, bankText(SubscriberText.SHUT_DOWN)));
        assertThat(notice(step).reason()).isEqualTo(EndReason.SHUT_DOWN);
    }

    @Test
    void shouldCallAPushUnknownThatAShutDownEnds() {
        Transition step = on(pushing(), new ShutDown(), T);

        endedFor(EndReason.SHUT_DOWN, step);
        assertThat(step.effects().getFirst()).isEqualTo(Seen.push(new SubmitOutcome.Unknown()));
    }

    @ParameterizedTest
    @MethodSource("withoutSession")
    void shouldHaveNothingToShutDownWithoutASession(SessionState state) {
        Transition step = on(state, new ShutDown(), T);

        unchanged(state, step);
        assertThat(step.effects()).isEmpty();
    }

    /** A state, its deadline, and how it ends there. */
    record Deadline(SessionState state, long at, EndReason reason, SubscriberText text) {
        @Override
        public String toString() {
            return state.getClass().getSimpleName() + " " + reason;
        }
    }

    static Stream<Deadline> deadlines() {
        SessionState lateReply = on(reading(), replied("d1", 2, "1"), T + 59_999).next();
        SessionState second = on(lateReply, answered(2, MENU, ""), T + 59_999).next();
        SessionState third = on(second, replied("d1", 3, "1"), T + 119_998).next();
        SessionState last = on(third, answered(3, MENU, ""), T + 124_000).next();
        SessionState atTheEnd = on(last, replied("d1", 4, "1"), T + 179_000).next();
        return Stream.of(
                new Deadline(
                        asked(),
                        T + 5_000,
                        EndReason.APPLICATION_TIMED_OUT,
                        SubscriberText.UNAVAILABLE),
                new Deadline(
                        reading(),
                        T + 60_000,
                        EndReason.SUBSCRIBER_TIMED_OUT,
                        SubscriberText.TIMED_OUT),
                new Deadline(
                        handingOver(),
                        T + 3_000,
                        EndReason.CHECKOUT_FAILED,
                        SubscriberText.UNAVAILABLE),
                new Deadline(
                        last, T + 180_000, EndReason.SESSION_TOO_LONG, SubscriberText.TIMED_OUT),
                new Deadline(
                        atTheEnd,
                        T + 180_000,
                        EndReason.SESSION_TOO_LONG,
                        SubscriberText.TIMED_OUT));
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void shouldNotEndJustBeforeTheDeadline(Deadline deadline) {
        Transition step = on(deadline.state(), Given.deadline(), deadline.at() - 1);

        assertThat(deadline.state().dueAt()).isEqualTo(deadline.at());
        unchanged(deadline.state(), step);
        assertThat(step.effects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void shouldEndAtTheDeadlineAndAfterItForTheSameReason(Deadline deadline) {
        for (long late : new long[] {0, 1, 500_000}) {
            Transition step = on(deadline.state(), Given.deadline(), deadline.at() + late);

            endedFor(deadline.reason(), step);
            assertThat(step.effects().getFirst())
                    .isEqualTo(show("d1", S1, bankText(deadline.text())));
            assertThat(notice(step).reason()).isEqualTo(deadline.reason());
        }
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void shouldActOnAPassedDeadlineBeforeWhateverComesNext(Deadline deadline) {
        Transition step = on(deadline.state(), Given.dialled("d2", S2), deadline.at());

        assertThat(record(step).reason()).isEqualTo(deadline.reason());
        assertThat(Seen.ask(step).session().id()).isEqualTo(S2);
    }

    @Test
    void shouldAnswerAReplyThatComesTooLateWithOneScreen() {
        Transition step = on(reading(), replied("d1", 2, "1"), T + 60_000);

        endedFor(EndReason.SUBSCRIBER_TIMED_OUT, step);
        assertThat(Seen.all(step, ShowScreen.class))
                .containsExactly(show("d1", S1, bankText(SubscriberText.TIMED_OUT)));
    }

    @Test
    void shouldTakeAReplyJustBeforeTheDeadline() {
        assertThat(Seen.ask(on(reading(), replied("d1", 2, "1"), T + 59_999)).hop()).isEqualTo(2);
    }

    @Test
    void shouldForgetAtExpiryAndNotBefore() {
        SessionState ended = ended();

        unchanged(ended, on(ended, Given.deadline(), T + 29_999));
        assertThat(on(ended, Given.deadline(), T + 30_000).next()).isSameAs(Absent.INSTANCE);
        assertThat(on(ended, Given.deadline(), T + 30_000).effects()).isEmpty();
        assertThat(kinds(on(ended, Given.dialled("d1", S2), T + 30_000)))
                .containsExactly(Effect.AskApplication.class);
    }

    @Test
    void shouldHaveNoDeadlineWithoutASession() {
        assertThat(Absent.INSTANCE.dueAt()).isEqualTo(Long.MAX_VALUE);
        unchanged(Absent.INSTANCE, on(Absent.INSTANCE, Given.deadline(), Long.MAX_VALUE));
    }

    @Test
    void shouldLeaveASuspendedSessionForTheSubscriberWhenItsDialogueIsAborted() {
        SessionState suspended = suspended();
        Transition step = on(suspended, aborted("d1"), T);

        unchanged(suspended, step);
        assertThat(step.effects()).containsExactly(close("d1", SessionId.NONE, Screen.CLOSED));
        endedFor(EndReason.SUBSCRIBER_CANCELLED, on(suspended, cancelled("d1"), T));
    }
}
