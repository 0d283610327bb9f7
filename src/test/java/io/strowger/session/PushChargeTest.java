package io.strowger.session;

import static io.strowger.session.SessionsUnderTest.BYE;
import static io.strowger.session.SessionsUnderTest.next;
import static io.strowger.session.SessionsUnderTest.subscriber;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.session.NetworkByHand.Submit;
import io.strowger.session.PurseByHand.Write;
import io.strowger.store.Correlators;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is durable before a paid push goes on (docs/protocols/push.md; invariants 1 to 3). */
class PushChargeTest {

    private static final SessionKey KEY = subscriber(1);
    private static final SessionId ID = new SessionId(8, 1);
    private static final long SUBMIT_WITHIN = 10_000;
    private static final int MOST = 3;

    private final PurseByHand purse = new PurseByHand();
    private final List<String> counted = new CopyOnWriteArrayList<>();
    private LivePushCharges live;
    private final SessionsUnderTest sessions =
            new SessionsUnderTest(clock ->
                    live =
                            new LivePushCharges(
                                    purse, clock, outcome -> counted.add(outcome.label()), MOST));

    @AfterEach
    void close() {
        sessions.close();
    }

    private Future<AnswerPush> push(boolean recoverable) {
        return sessions.paidPush(ID, KEY, recoverable);
    }

    private Write writes(String what) {
        Write write = next(purse.writes);
        assertThat(write.what()).isEqualTo(what);
        return write;
    }

    /** The push whose submit has left and has no answer yet. */
    private Submit left() {
        writes("submitting 1 Balance m1").isDurable();
        return next(sessions.network.begun);
    }

    private void isOver() {
        await().until(() -> live.size() == 0 && live.isQuiet());
        assertThat(purse.writes).isEmpty();
    }

    @Test
    void shouldSubmitOnceThatIsNotedAndAnswerOnceThePurseHasPaid() {
        Future<AnswerPush> pushed = push(false);
        Write submitting = writes("submitting 1 Balance m1");
        assertThat(submitting.session()).isEqualTo(ID);
        assertThat(sessions.network.begun).isEmpty();
        submitting.isDurable();
        next(sessions.network.begun).accepted();
        Write accepted = writes("accepted");
        assertThat(pushed.isComplete()).isFalse();

        accepted.isDurable();

        assertThat(await(pushed))
                .isEqualTo(new AnswerPush(ID, new SubmitOutcome.Accepted(ID.hex())));
        assertThat(counted).containsExactly("accepted");
    }

    @Test
    void shouldNotSubmitWhatIsNotHeldAnyMore() {
        Future<AnswerPush> pushed = push(false);
        writes("submitting 1 Balance m1").done().complete(false);
        writes("refused").isDurable();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(sessions.network.begun).isEmpty();
        isOver();
    }

    @Test
    void shouldNotSubmitWhenThatCannotBeNoted() {
        Future<AnswerPush> pushed = push(false);
        writes("submitting 1 Balance m1").done().fail("disk full");
        writes("refused").isDurable();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(sessions.network.begun).isEmpty();
        isOver();
    }

    @Test
    void shouldGiveThePriceBackWhenTheNetworkRefuses() {
        Future<AnswerPush> pushed = push(true);
        left().answer().complete(new SubmitOutcome.Refused("absent"));
        Write refused = writes("refused");
        assertThat(pushed.isComplete()).isFalse();

        refused.isDurable();

        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);
        isOver();
    }

    @Test
    void shouldGiveThePriceBackWhenTheSubscriberIsInASession() {
        sessions.dial(KEY, "d1");
        Future<AnswerPush> pushed = push(false);
        writes("refused").isDurable();

        assertThat(await(pushed).outcome()).isEqualTo(PushOutcome.NotBegun.SUBSCRIBER_BUSY);
        assertThat(sessions.network.begun).isEmpty();
        isOver();
    }

    @Test
    void shouldAnswerAndTryAgainWhenWhatTheNetworkAcceptedCannotBeWritten() {
        Future<AnswerPush> pushed = push(false);
        left().accepted();
        writes("accepted").done().fail("disk full");
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(live.isQuiet()).isFalse();

        live.tryAgain();
        writes("accepted").done().fail("disk full");
        await().until(() -> {
            live.tryAgain();
            return !purse.writes.isEmpty();
        });
        writes("accepted").isDurable();

        await().until(live::isQuiet);
    }

    @Test
    void shouldPayForWhatTheNetworkAcceptsAfterItsDeadline() {
        Future<AnswerPush> pushed = push(false);
        Submit submit = left();
        sessions.clock.addAndGet(SUBMIT_WITHIN);
        writes("unknown").isDurable();
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Unknown.class);

        submit.accepted();

        writes("accepted").isDurable();
        await().untilAsserted(() -> assertThat(counted).containsExactly("unknown", "accepted"));
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldGiveThePriceBackWhenTheNetworkRefusesAfterItsDeadline() {
        Future<AnswerPush> pushed = push(false);
        Submit submit = left();
        sessions.clock.addAndGet(SUBMIT_WITHIN);
        writes("unknown").isDurable();
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Unknown.class);

        submit.answer().complete(new SubmitOutcome.Refused("absent"));

        writes("refused").isDurable();
        await().untilAsserted(() -> assertThat(counted).containsExactly("unknown", "refused"));
    }

    @Test
    void shouldKeepThePriceHeldWhenTheNetworkDoesNotKnowAfterTheDeadlineEither() {
        Future<AnswerPush> pushed = push(false);
        Submit submit = left();
        sessions.clock.addAndGet(SUBMIT_WITHIN);
        writes("unknown").isDurable();
        await(pushed);

        submit.answer().complete(new SubmitOutcome.Unknown());

        await().until(live::isQuiet);
        assertThat(purse.writes).isEmpty();
    }

    @Test
    void shouldPayForWhatASubscriberAnswersWhenItsSessionIsGone() {
        SessionId lost = SessionId.timeOrdered(sessions.clock.get() - 1, 7, 7);

        var screen = sessions.reply(KEY, lost.hex(), "1");

        Write accepted = writes("shown to " + KEY.msisdn().digits());
        assertThat(accepted.session()).isEqualTo(lost);
        assertThat(await(screen).screen()).isEqualTo(over());
        accepted.done().complete(false); // it was settled before
        await().until(live::isQuiet);
        assertThat(counted).isEmpty();
    }

    @Test
    void shouldLookForNoPushOfADialogueThatDoesNotNameARecentOne() {
        long now = sessions.clock.get();
        List<String> dialogues =
                List.of(
                        "d1",
                        SessionId.timeOrdered(now + 1, 7, 7).hex(),
                        SessionId.timeOrdered(now - Correlators.KEPT_MILLIS, 7, 7).hex());

        dialogues.forEach(dialogue -> await(sessions.reply(KEY, dialogue, "1")));

        assertThat(purse.writes).isEmpty();
    }

    @Test
    void shouldTakeNoHangUpForAProofThatAPushWasShown() {
        SessionId lost = SessionId.timeOrdered(sessions.clock.get() - 1, 7, 7);

        await(sessions.hangUp(KEY, lost.hex()));

        assertThat(purse.writes).isEmpty();
    }

    @Test
    void shouldLookForManyLostPushesOneAfterAnother() {
        for (int number = 0; number < 100; number++) {
            SessionId lost = SessionId.timeOrdered(sessions.clock.get() - 1, 7, number);
            await(sessions.reply(KEY, lost.hex(), "1"));
        }

        assertThat(purse.writes).hasSize(64);
        List<Write> writes = new ArrayList<>();
        purse.writes.drainTo(writes);
        writes.forEach(Write::isDurable);
        await().until(live::isQuiet);
        assertThat(counted).hasSize(64).containsOnly("accepted");
    }

    private static Screen over() {
        return Screen.last(Texts.DEFAULTS.of(SubscriberText.SESSION_OVER));
    }

    @Test
    void shouldNotSubmitOnceTheSubscriberHasDialled() {
        Future<AnswerPush> pushed = push(false);
        Write submitting = writes("submitting 1 Balance m1");
        sessions.dial(KEY, "d1");
        writes("refused").isDurable();
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);

        submitting.isDurable();

        isOver();
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldNotSubmitAfterTheDeadlineOfTheSubmit() {
        Future<AnswerPush> pushed = push(false);
        Write submitting = writes("submitting 1 Balance m1");
        sessions.clock.addAndGet(SUBMIT_WITHIN);
        writes("refused").isDurable();
        assertThat(await(pushed).outcome()).isInstanceOf(SubmitOutcome.Refused.class);

        submitting.isDurable();

        await().until(live::isQuiet);
        assertThat(sessions.network.begun).isEmpty();
    }

    @Test
    void shouldNoteThatTheSessionMovesOnBeforeTheApplicationHearsOfIt() {
        Future<AnswerPush> pushed = push(true);
        left().accepted();
        writes("accepted").isDurable();
        await(pushed);
        sessions.reply(KEY, ID.hex(), "1");
        Write moved = writes("moved");
        assertThat(sessions.asked).isEmpty();

        moved.isDurable();

        next(sessions.asked).answers(new Answer.Show(BYE, ""));
        next(sessions.records);
        isOver(); // once is enough
    }

    @Test
    void shouldNoteTheEndOfWhatCouldBeTakenUpAgain() {
        Future<AnswerPush> pushed = push(true);
        left().accepted();
        writes("accepted").isDurable();
        await(pushed);
        sessions.clock.addAndGet(600_000);
        next(sessions.records);

        writes("moved").isDurable();

        isOver();
    }

    @Test
    void shouldNoteNoMovesOfWhatCannotBeTakenUpAgain() {
        Future<AnswerPush> pushed = push(false);
        left().accepted();
        writes("accepted").isDurable();
        await(pushed);
        sessions.reply(KEY, ID.hex(), "1");

        next(sessions.asked).answers(new Answer.Show(BYE, ""));

        next(sessions.records);
        isOver();
    }

    @Test
    void shouldFailAndWriteNothingWhenThereIsNoRoom() {
        for (int number = 1; number <= MOST; number++) {
            sessions.paidPush(new SessionId(9, number), subscriber(10 + number), false);
            writes("submitting 1 Balance m1");
        }

        Future<AnswerPush> pushed = push(false);

        assertThat(await(pushed).outcome()).isEqualTo(PushOutcome.NotBegun.NOT_ADMITTED);
        assertThat(purse.writes).isEmpty();
        assertThat(live.size()).isEqualTo(MOST);
    }

    @Test
    void shouldFailAndWriteNothingWhenTheSessionsCannotBeStored() {
        sessions.faults.saves = true;
        Future<AnswerPush> pushed = push(false);

        assertThatThrownBy(() -> await(pushed)).hasMessageContaining("store is down");
        isOver();
    }

    /** As when one loop gives up what another is about to submit. */
    @Test
    void shouldNotSubmitWhatTheSessionGaveUpBeforeItsSubmitCame() {
        assertThat(live.open(ID, false)).isTrue();
        PushCharge charge = live.of(ID);
        Future<PushOutcome> told = charge.answered(new SubmitOutcome.Unknown());
        writes("refused").isDurable();
        charge.ended();
        assertThat(await(told)).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(live.of(ID)).isSameAs(charge);

        Future<Boolean> leaves =
                charge.submitting(new BeginDialogue(null, null, "", Long.MAX_VALUE));

        assertThat(await(leaves)).isFalse();
        isOver();
    }

    @Test
    void shouldWriteNothingForDialledSessions() {
        var dialled = sessions.dial(KEY, "d1");
        next(sessions.asked).answers(new Answer.Show(SessionsUnderTest.MENU, ""));
        await(dialled);
        sessions.reply(KEY, "d1", "1");
        next(sessions.asked).answers(new Answer.Show(BYE, ""));
        next(sessions.records);

        assertThat(purse.writes).isEmpty();
    }
}
