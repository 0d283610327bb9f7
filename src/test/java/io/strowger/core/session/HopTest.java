package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAgain;
import static io.strowger.core.session.Given.cancelled;
import static io.strowger.core.session.Given.checkout;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.counts;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.HandingOver;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariants 11 to 14: replies, answers, what comes twice and what comes too late. */
class HopTest {

    static Stream<SessionState> notAskedAboutHopOne() {
        return Stream.of(
                Absent.INSTANCE,
                reading(),
                askedAgain(),
                handingOver(),
                pushing(),
                suspended(),
                ended(),
                on(reading(), dialled("d2", S2), T).next());
    }

    @Test
    void shouldShowTheAnswerAndWaitForAReply() {
        Transition step = on(asked(), answered(1, MENU, "cs1"), T + 40);

        assertThat(step.effects()).containsExactly(show("d1", S1, MENU));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingSubscriber.class,
                        reading -> {
                            assertThat(reading.shown()).isEqualTo(MENU);
                            assertThat(reading.clientState()).isEqualTo("cs1");
                            assertThat(reading.replyBy()).isEqualTo(T + 40 + Given.REPLY);
                            assertThat(counts(reading.tally())).containsExactly(1, 0, 7, 9);
                        });
    }

    @Test
    void shouldAskAboutTheReplyAsTheNextHop() {
        Transition step = on(reading(), replied("d1", 2, "5"), T);

        assertThat(ask(step).hop()).isEqualTo(2);
        assertThat(ask(step).input()).isEqualTo(new Input.Reply("5"));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingApplication.class,
                        s -> assertThat(counts(s.tally())).containsExactly(2, 2, 8, 9));
    }

    @Test
    void shouldCarryTheClientStateOnceAndOnlyOnce() {
        Transition second = on(reading(), replied("d1", 2, "1"), T);
        assertThat(ask(second).clientState()).isEqualTo("cs1");

        SessionState readingAgain = on(second.next(), answered(2, BALANCE, ""), T).next();
        assertThat(ask(on(readingAgain, replied("d1", 3, "1"), T)).clientState()).isEmpty();
        assertThat(notice(on(readingAgain, cancelled("d1"), T)).clientState()).isEmpty();
        assertThat(notice(on(second.next(), cancelled("d1"), T)).clientState()).isEmpty();
        assertThat(notice(on(reading(), cancelled("d1"), T)).clientState()).isEqualTo("cs1");
    }

    @Test
    void shouldCountTheNoticeAsTheNextMessage() {
        assertThat(notice(on(reading(), cancelled("d1"), T)).sequence()).isEqualTo(2);
        assertThat(notice(on(askedAgain(), cancelled("d1"), T)).sequence()).isEqualTo(3);
    }

    @Test
    void shouldShowTheScreenOfNowToARepeatedReply() {
        SessionState second = on(askedAgain(), answered(2, BALANCE, ""), T).next();
        for (int heard : new int[] {1, 2}) {
            Transition step = on(second, replied("d1", heard, "1"), T);

            unchanged(second, step);
            assertThat(step.effects()).containsExactly(show("d1", S1, BALANCE));
        }
    }

    @Test
    void shouldTakeEveryReplyForNewWhereTheNumbersOfTheNetworkSayNothing() {
        NetworkTerms careless = Given.NETWORK.ignoringSequence();
        SessionState state = reading();
        for (int hop = 2; hop < 5; hop++) {
            Replied same = new Replied(Given.KEY, careless, "d1", 1, "1");
            Transition step = on(state, same, T);
            assertThat(ask(step).hop()).isEqualTo(hop);
            unchanged(step.next(), on(step.next(), same, T));
            state = on(step.next(), answered(hop, MENU, ""), T).next();
        }
    }

    @Test
    void shouldStillKnowARepeatedReplyAfterOneWithoutANumber() {
        SessionState second = on(askedAgain(), answered(2, BALANCE, ""), T).next();
        SessionState unnumbered = on(second, replied("d1", 0, "1"), T).next();
        SessionState third = on(unnumbered, answered(3, MENU, ""), T).next();

        unchanged(third, on(third, replied("d1", 2, "1"), T));
    }

    @Test
    void shouldLetAReplyWaitWhileTheApplicationIsAsked() {
        for (SessionState state : new SessionState[] {asked(), askedAgain(), handingOver()}) {
            Transition step = on(state, replied("d1", 9, "1"), T);

            unchanged(state, step);
            assertThat(step.effects()).isEmpty();
        }
    }

    @Test
    void shouldTellAReplyOfAnotherDialogueThatItsSessionIsOver() {
        Screen over = Given.networkText(SubscriberText.SESSION_OVER);
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, asked(), reading(), suspended(), ended()}) {
            Transition step = on(state, replied("other", 2, "1"), T);

            unchanged(state, step);
            assertThat(step.effects()).containsExactly(show("other", SessionId.NONE, over));
        }
    }

    @Test
    void shouldShowTheLastScreenToAReplyThatComesAgainAfterTheEnd() {
        SessionState ended = ended();
        Transition step = on(ended, replied("d1", 2, "1"), T);

        unchanged(ended, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, BYE));
    }

    @Test
    void shouldEndWithTheApplicationsLastScreenAndNoNotice() {
        Transition step = on(asked(), answered(1, BYE, "ignored"), T + 9);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step)).containsExactly(ShowScreen.class, WriteRecord.class);
        assertThat(counts(Seen.record(step).tally())).containsExactly(1, 0, 7, 3);
        assertThat(Seen.record(step).endedAt()).isEqualTo(T + 9);
    }

    @Test
    void shouldHoldTheLastScreenBackUntilTheItemIsSafe() {
        Transition step = on(asked(), checkout(), T);
        assertThat(kinds(step)).containsExactly(StoreCheckout.class);
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        HandingOver.class, s -> assertThat(s.storeBy()).isEqualTo(T + 3_000));

        Transition stored = on(step.next(), new CheckoutStored(S1), T);
        endedFor(EndReason.COMPLETED, stored);
        assertThat(stored.effects().getFirst()).isEqualTo(show("d1", S1, BYE));
    }

    @Test
    void shouldSayThatTheServiceIsUnavailableWhenTheItemIsNotStored() {
        Transition step = on(handingOver(), new CheckoutRefused(S1), T);

        endedFor(EndReason.CHECKOUT_FAILED, step);
        assertThat(step.effects().getFirst())
                .isEqualTo(show("d1", S1, Given.bankText(SubscriberText.UNAVAILABLE)));
        assertThat(notice(step).reason()).isEqualTo(EndReason.CHECKOUT_FAILED);
    }

    @Test
    void shouldIgnoreWhatBecameOfAnItemThatNobodyWaitsFor() {
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, asked(), reading(), ended()}) {
            for (SessionEvent event :
                    new SessionEvent[] {new CheckoutStored(S1), new CheckoutRefused(S1)}) {
                assertThat(on(state, event, T).effects()).isEmpty();
                unchanged(state, on(state, event, T));
            }
        }
        SessionState other = handingOver();
        unchanged(other, on(other, new CheckoutStored(S2), T));
        unchanged(other, on(other, new CheckoutRefused(S2), T));
    }

    @Test
    void shouldGoOnWaitingForAScreenThatComesLater() {
        SessionState asked = asked();
        Transition step = on(asked, new ApplicationAnswered(S1, 1, new Answer.Later()), T);

        unchanged(asked, step);
        assertThat(step.effects()).isEmpty();
        assertThat(on(asked, answered(1, MENU, ""), T + 1).effects())
                .containsExactly(show("d1", S1, MENU));
    }

    @ParameterizedTest
    @MethodSource("notAskedAboutHopOne")
    void shouldCountALateAnswerAndDoNothingElse(SessionState state) {
        Transition step = on(state, answered(1, BALANCE, "cs9"), T);

        unchanged(state, step);
        assertThat(step.effects()).containsExactly(new CountLateAnswer());
    }

    @Test
    void shouldNotTakeTheAnswerOfAnotherSessionOrHop() {
        SessionState asked = asked();
        for (SessionEvent event :
                new SessionEvent[] {
                    answered(2, MENU, ""), new ApplicationAnswered(S2, 1, new Answer.Later())
                }) {
            Transition step = on(asked, event, T);

            unchanged(asked, step);
            assertThat(step.effects()).containsExactly(new CountLateAnswer());
        }
    }
}
