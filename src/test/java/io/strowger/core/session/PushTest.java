package io.strowger.core.session;

import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.WITHOUT_RECOVERY;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.checkout;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.failed;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.push;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingNetwork;
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
                        AwaitingNetwork.class,
                        s -> assertThat(s.tally()).isEqualTo(SessionCounters.NONE));
    }

    @ParameterizedTest
    @MethodSource("live")
    void shouldRefuseAPushToASubscriberInASession(SessionState state) {
        Transition step = on(state, pushed(S2, ASK), T);

        unchanged(state, step);
        assertThat(step.effects())
                .containsExactly(new AnswerPush(S2, PushOutcome.NotBegun.SUBSCRIBER_BUSY));
    }

    @Test
    void shouldRefuseThePushWhenTheApplicationFails() {
        Transition step = on(after(T, pushed(S1, ASK)), failed(1, EndReason.APPLICATION_FAILED), T);

        endedFor(EndReason.APPLICATION_FAILED, step);
        assertThat(kinds(step))
                .containsExactly(AnswerPush.class, TellApplication.class, WriteRecord.class);
        assertThat(step.effects().getFirst())
                .isEqualTo(push(new SubmitOutcome.Refused("application_failed")));
        assertThat(record(step).tally().bytesOut()).isZero();
    }

    @Test
    void shouldNotHandOverAnItemBeforeThereIsADialogue() {
        Transition step = on(after(T, pushed(S1, ASK)), checkout(), T);

        endedFor(EndReason.APPLICATION_UNREADABLE, step);
        assertThat(step.effects().getFirst())
                .isEqualTo(push(new SubmitOutcome.Refused("application_unreadable")));
        assertThat(record(step).detail()).isEqualTo("item before a dialogue");
    }

    @Test
    void shouldWaitForAReplyOnceTheNetworkAccepts() {
        Transition step = on(pushing(), new NetworkAccepted(S1, "n1"), T);

        assertThat(step.effects()).containsExactly(push(new SubmitOutcome.Accepted("n1")));
        Transition reply = on(step.next(), replied("n1", 1, "2"), T);
        assertThat(ask(reply).hop()).isEqualTo(1);
        assertThat(ask(reply).clientState()).isEqualTo("cs0");
        assertThat(reply.next())
                .isInstanceOfSatisfying(
                        SessionState.AwaitingApplication.class,
                        s -> assertThat(Seen.counts(s.tally())).containsExactly(1, 1, 1, 9));
    }

    @Test
    void shouldCompleteANotificationOnceTheNetworkAccepts() {
        SessionState notifying = after(T, pushed(S1, new Opening.First(BYE, "")));
        Transition step = on(notifying, new NetworkAccepted(S1, "n1"), T);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step)).containsExactly(AnswerPush.class, WriteRecord.class);
        assertThat(record(step).tally()).isEqualTo(new SessionCounters(0, 0, 0, 0, 3));
        assertThat(record(step).dialogueId()).isEqualTo("n1");
    }

    @Test
    void shouldRefuseThePushWithTheNetworksCause() {
        Transition step = on(pushing(), new NetworkRefused(S1, "absent"), T);

        endedFor(EndReason.NETWORK_REFUSED, step);
        assertThat(step.effects().getFirst())
                .isEqualTo(push(new SubmitOutcome.Refused("network_refused")));
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

        assertThat(step.effects()).containsExactly(push(new SubmitOutcome.Unknown()));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Suspended.class,
                        s -> {
                            assertThat(s.dueAt()).isEqualTo(T + Given.RECOVER);
                            assertThat(s.session().dialogueId()).isEqualTo(S1.hex());
                        });
    }

    @Test
    void shouldWaitAsLongAsForAReplyWhenThereIsNoRecovery() {
        SessionState pushing = after(T, pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "")));

        assertThat(on(pushing, Given.deadline(), T + 10_000).next().dueAt())
                .isEqualTo(T + 10_000 + Given.REPLY);
    }
}
