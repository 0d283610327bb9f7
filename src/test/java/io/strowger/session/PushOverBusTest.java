package io.strowger.session;

import static io.strowger.session.SessionsUnderTest.BYE;
import static io.strowger.session.SessionsUnderTest.MENU;
import static io.strowger.session.SessionsUnderTest.next;
import static io.strowger.session.SessionsUnderTest.subscriber;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.bus.CallFailed;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.session.NetworkByHand.Submit;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications ask for sessions with subscribers, over the bus. */
class PushOverBusTest {

    private static final SessionKey KEY = subscriber(1);
    private static final long SUBMIT_WITHIN = 10_000;

    private final SessionsUnderTest sessions = new SessionsUnderTest();

    @AfterEach
    void close() {
        sessions.close();
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.argumentSet("no answer", (Consumer<Submit>) _ -> {}),
                Arguments.argumentSet(
                        "does not know",
                        (Consumer<Submit>)
                                submit -> submit.answer().complete(new SubmitOutcome.Unknown())),
                Arguments.argumentSet(
                        "broken wire",
                        (Consumer<Submit>) submit -> submit.answer().fail("connection reset")));
    }

    private AnswerPush accepted(SessionKey key) {
        Future<AnswerPush> pushed = sessions.push(key, MENU, "m1");
        next(sessions.network.begun).accepted();
        return await(pushed);
    }

    @Test
    void shouldWaitForTheSubscriberOnceTheNetworkAccepts() {
        Future<AnswerPush> pushed = sessions.push(KEY, MENU, "m1");
        Submit submit = next(sessions.network.begun);
        assertThat(submit.key()).isEqualTo(KEY);
        assertThat(submit.screen()).isEqualTo(MENU);
        assertThat(pushed.isComplete()).isFalse();

        submit.accepted();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(await(pushed).session().hex()).isEqualTo(submit.dialogueId());
        var screen = sessions.reply(KEY, submit.dialogueId(), "1");
        var asked = next(sessions.asked);
        assertThat(asked.ask().hop()).isEqualTo(1);
        assertThat(asked.ask().input()).isEqualTo(new Input.Reply("1"));
        assertThat(asked.ask().clientState()).isEqualTo("m1");
        asked.answers(new Answer.Show(BYE, ""));
        assertThat(await(screen).screen()).isEqualTo(BYE);
        assertThat(next(sessions.records).reason()).isEqualTo(EndReason.COMPLETED);
    }

    @Test
    void shouldAskTheApplicationForTheFirstScreen() {
        Future<AnswerPush> pushed = sessions.push(KEY, new Opening.Ask("order 7"));
        var asked = next(sessions.asked);
        AskApplication ask = asked.ask();
        assertThat(ask.input()).isEqualTo(new Input.Push("order 7"));

        asked.answers(new Answer.Show(MENU, "m1"));
        next(sessions.network.begun).accepted();

        assertThat(await(pushed))
                .isEqualTo(
                        new AnswerPush(
                                ask.session().id(),
                                new SubmitOutcome.Accepted(ask.session().id().hex())));
    }

    /** Three quarters of all: the rest is for others. */
    @Test
    void shouldLeaveOthersRoomWhenManyPushesOfAnAccountWaitForTheirNetwork() {
        int share = SessionsUnderTest.MOST_WAITING * 3 / 4;
        Future<AnswerPush> waiting = sessions.push(subscriber(1), MENU, "m1");
        Submit first = next(sessions.network.begun);
        for (int i = 2; i <= share; i++) {
            var _ = sessions.push(subscriber(i), MENU, "m1");
            next(sessions.network.begun);
        }
        notAdmitted(sessions.push(subscriber(100), MENU, "m1"));

        ApplicationTerms others =
                new ApplicationTerms(
                        "shop", "other", "oneapi", 5_000, 60_000, 180_000, 0, Texts.DEFAULTS);
        Future<AnswerPush> pushed =
                sessions.push(subscriber(101), others, new Opening.First(MENU, "m1"));
        next(sessions.network.begun).accepted();
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);

        first.accepted();
        await(waiting);
        Future<AnswerPush> again = sessions.push(subscriber(102), MENU, "m1");
        next(sessions.network.begun).accepted();
        assertThat(await(again).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void shouldSayThatTheNetworkRefused() {
        Future<AnswerPush> pushed = sessions.push(KEY, MENU, "m1");
        next(sessions.network.begun).answer().complete(new SubmitOutcome.Refused("absent"));

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(next(sessions.records).detail()).isEqualTo("absent");
        assertThat(next(sessions.told).clientState()).isEqualTo("m1");
    }

    @Test
    void shouldRefuseWhereThereIsNoWayOut() {
        SessionKey mute = new SessionKey("mute", Msisdn.of("233200585542"));
        assertThat(await(sessions.push(mute, MENU, "")).outcome())
                .isInstanceOf(SubmitOutcome.Refused.class);

        sessions.network.canSubmit.set(false);
        assertThat(await(sessions.push(KEY, MENU, "")).outcome())
                .isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldSayThatTheSubscriberIsBusy() {
        AnswerPush first = accepted(KEY);

        AnswerPush second = await(sessions.push(KEY, BYE, "m2"));

        assertThat(second.outcome()).isEqualTo(PushOutcome.NotBegun.SUBSCRIBER_BUSY);
        assertThat(second.session()).isNotEqualTo(first.session());
        assertThat(sessions.network.begun).isEmpty();
        assertThat(sessions.records).isEmpty();
    }

    @Test
    void shouldLetOneOfTwoPushesBegin() {
        Future<AnswerPush> one = sessions.push(KEY, MENU, "m1");
        Future<AnswerPush> other = sessions.push(KEY, MENU, "m2");
        assertThat(await(other).outcome()).isEqualTo(PushOutcome.NotBegun.SUBSCRIBER_BUSY);

        next(sessions.network.begun).accepted();

        assertThat(await(one).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(sessions.network.begun).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void shouldCallAPushUnknownAtTheDeadlineOfTheSubmit(Consumer<Submit> silence) {
        Future<AnswerPush> pushed = sessions.push(KEY, MENU, "m1");
        silence.accept(next(sessions.network.begun));
        sessions.clock.addAndGet(SUBMIT_WITHIN - 1);
        AnswerPush busy = await(sessions.push(KEY, BYE, ""));
        assertThat(busy.outcome()).isEqualTo(PushOutcome.NotBegun.SUBSCRIBER_BUSY);
        assertThat(pushed.isComplete()).isFalse();

        sessions.clock.addAndGet(1);

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Unknown.class);
        assertThat(sessions.network.begun).isEmpty(); // never sent again
    }

    @Test
    void shouldFailAndSubmitNothingWhenTheStoreIsDown() {
        sessions.faults.loads = true;
        notAdmitted(sessions.push(KEY, MENU, "m1"));
        sessions.faults.loads = false;
        sessions.faults.saves = true;
        fails(sessions.push(KEY, MENU, "m1"), "store is down");
        sessions.faults.saves = false;

        assertThat(sessions.network.begun).isEmpty();
        assertThat(accepted(KEY).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void shouldDecideAgainWhenAnotherSaveCameBetween() {
        sessions.faults.lostSaves.set(2);

        assertThat(accepted(KEY).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldTakeNoPushWithoutRoomOrToANetworkThatIsGone() {
        SessionKey gone = new SessionKey("gone", Msisdn.of("233200585542"));
        assertThat(await(sessions.push(gone, MENU, "")).outcome())
                .isInstanceOf(SubmitOutcome.Refused.class);

        sessions.hasRoom = false;
        notAdmitted(sessions.push(KEY, MENU, ""));
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldTakeNoPushWhileItStopsAndWaitForThoseThatItTook() {
        Future<AnswerPush> pushed = sessions.push(KEY, MENU, "m1");
        Submit submit = next(sessions.network.begun);
        Future<?> drained = sessions.drain();

        notAdmitted(sessions.push(subscriber(2), MENU, ""));
        assertThat(drained.isComplete()).isFalse();
        submit.accepted();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
        await(drained);
    }

    @Test
    void shouldFindTheShardOfEverySubscriber() {
        for (int number = 1; number <= 16; number++) {
            SessionKey key = subscriber(number);
            AnswerPush pushed = accepted(key);
            sessions.reply(key, pushed.session().hex(), "1");

            assertThat(next(sessions.asked).ask().session().id()).isEqualTo(pushed.session());
        }
    }

    private static void notAdmitted(Future<AnswerPush> pushed) {
        assertThat(await(pushed).outcome()).isEqualTo(PushOutcome.NotBegun.NOT_ADMITTED);
    }

    private static void fails(Future<?> call, String why) {
        assertThatThrownBy(() -> await(call))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining(why);
    }
}
