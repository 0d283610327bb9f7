package io.strowger.session;

import static io.strowger.session.SessionsUnderTest.BYE;
import static io.strowger.session.SessionsUnderTest.MENU;
import static io.strowger.session.SessionsUnderTest.next;
import static io.strowger.session.SessionsUnderTest.subscriber;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.bus.CallFailed;
import io.strowger.bus.NetworkAnswer;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.Effect.OfferOutcome.NoSession;
import io.strowger.core.session.Effect.OfferOutcome.NotWaiting;
import io.strowger.core.session.Effect.OfferOutcome.Repeated;
import io.strowger.core.session.Effect.OfferOutcome.Taken;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.session.SessionsUnderTest.Asked;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications send screens in requests of their own, over the bus. */
class OfferOverBusTest {

    private static final SessionKey KEY = subscriber(1);

    private final SessionsUnderTest sessions = new SessionsUnderTest();

    @AfterEach
    void close() {
        sessions.close();
    }

    private OfferOutcome offered(String clientState) {
        return await(sessions.offer(KEY, MENU, clientState)).outcome();
    }

    @Test
    void shouldShowTheScreenOfAHopThatTheApplicationAnsweredLater() {
        for (int number = 1; number <= 8; number++) { // on either shard
            SessionKey key = subscriber(number);
            Future<NetworkAnswer> dialled = sessions.dial(key, "d1");
            Asked asked = next(sessions.asked);
            asked.answers(new Answer.Later());

            AnswerOffer offered = await(sessions.offer(key, MENU, "m1"));

            assertThat(offered.outcome()).isEqualTo(new Taken(asked.ask().session().id()));
            assertThat(await(dialled).screen()).isEqualTo(MENU);
        }
        assertThat(sessions.lateAnswers).hasValue(0);
    }

    @Test
    void shouldCarryWhatCameWithTheScreenToTheNextHop() {
        sessions.dial(KEY, "d1");
        next(sessions.asked).answers(new Answer.Later());
        offered("m1");

        sessions.reply(KEY, "d1", "1");

        Asked second = next(sessions.asked);
        assertThat(second.ask().hop()).isEqualTo(2);
        assertThat(second.ask().clientState()).isEqualTo("m1");
    }

    @Test
    void shouldCountTheInlineAnswerAsLateWhenTheOfferCameBeforeIt() {
        Future<NetworkAnswer> dialled = sessions.dial(KEY, "d1");
        Asked asked = next(sessions.asked);
        assertThat(offered("m1")).isEqualTo(new Taken(asked.ask().session().id()));

        asked.answers(new Answer.Show(BYE, ""));

        assertThat(await(dialled).screen()).isEqualTo(MENU);
        assertThat(offered("m2")).isEqualTo(new NotWaiting(asked.ask().session().id(), "m1"));
        assertThat(sessions.lateAnswers).hasValue(1);
        assertThat(sessions.records).isEmpty();
    }

    @Test
    void shouldAnswerEveryOfferForItself() {
        sessions.dial(KEY, "d1");
        Asked asked = next(sessions.asked);
        Future<AnswerOffer> first = sessions.offer(KEY, MENU, "m1");
        Future<AnswerOffer> again = sessions.offer(KEY, MENU, "m1");
        Future<AnswerOffer> other = sessions.offer(KEY, BYE, "m2");

        var session = asked.ask().session().id();
        assertThat(await(first).outcome()).isEqualTo(new Taken(session));
        assertThat(await(again).outcome()).isEqualTo(new Repeated(session));
        assertThat(await(other).outcome()).isEqualTo(new NotWaiting(session, "m1"));
    }

    @Test
    void shouldSubmitTheFirstScreenOfAPushThatTheApplicationAnsweredLater() {
        Future<AnswerPush> pushed = sessions.push(KEY, new Opening.Ask("order 7"));
        Asked asked = next(sessions.asked);
        asked.answers(new Answer.Later());
        assertThat(offered("m1")).isEqualTo(new Taken(asked.ask().session().id()));

        var submit = next(sessions.network.begun);
        assertThat(submit.screen()).isEqualTo(MENU);
        submit.accepted();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void shouldKnowNoSessionWhereThereIsNone() {
        assertThat(offered("m1")).isEqualTo(new NoSession());
    }

    @Test
    void shouldFailAndShowNothingWhenTheStoreIsDown() {
        Future<NetworkAnswer> dialled = sessions.dial(KEY, "d1");
        next(sessions.asked).answers(new Answer.Later());
        sessions.faults.saves = true;

        assertThatThrownBy(() -> offered("m1"))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("store is down");

        sessions.faults.saves = false;
        assertThatThrownBy(() -> await(dialled)).isInstanceOf(CallFailed.class);
        assertThat(offered("m1")).isInstanceOf(Taken.class);
    }

    @Test
    void shouldTakeTheScreenThatAWaitingSubscriberNeedsWhileItStops() {
        Future<NetworkAnswer> dialled = sessions.dial(KEY, "d1");
        next(sessions.asked).answers(new Answer.Later());
        Future<?> drained = sessions.drain();

        assertThat(offered("m1")).isInstanceOf(Taken.class);

        assertThat(await(dialled).screen()).isEqualTo(MENU);
        await(drained);
    }
}
