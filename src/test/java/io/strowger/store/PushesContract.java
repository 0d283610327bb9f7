package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.core.push.PushEvent;
import io.strowger.store.Pushes.Begun;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.strowger.store.Pushes.Retried;
import io.strowger.store.Pushes.Swept;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everything that keeps paid pushes holds to. There are accounts acme, beta and doubtful. */
public abstract class PushesContract {

    protected static final long NOW = 1_700_000_000_000L;
    protected static final Buffer ANSWER = Buffer.buffer("{\"sessionId\":\"é*425*123*55555#\"}");
    protected static final Buffer REFUSED = Buffer.buffer("{\"code\":\"CANNOT_INITIATE_PUSH\"}");
    protected static final SessionKey SUBSCRIBER =
            new SessionKey("demo", Msisdn.of("2348031234567"));
    protected static final ServiceCode CODE = ServiceCode.parse("*425*123#");
    protected static final Screen SCREEN = Screen.expectingReply("Pay 5?\n1. Yes");

    private final AtomicLong ids = new AtomicLong();

    protected abstract Purses purses();

    /**
     * Makes the purse of an account as provisioning does.
     *
     * @return whether there was none
     */
    protected abstract boolean open(String account, Money opening, long now);

    /** Every account but {@code doubtful} has a purse that adds up. */
    protected abstract Pushes pushes();

    protected static Money ngn(long kobo) {
        return new Money("NGN", kobo);
    }

    protected void open(String account, long kobo) {
        open(account, ngn(kobo), NOW);
    }

    protected Push push(String account, long price, @Nullable Retried retried) {
        return push(account, price, retried, null);
    }

    protected Push push(
            String account, long price, @Nullable Retried retried, @Nullable Recovery recovery) {
        return new Push(
                SessionId.timeOrdered(NOW, 7, ids.incrementAndGet()),
                SUBSCRIBER,
                account,
                "bank",
                ServiceCode.parse("*713#"),
                ngn(price),
                retried,
                ANSWER,
                recovery,
                NOW);
    }

    protected static Retried retried(String key, String body) {
        return new Retried(new Correlators.Key("acme", "client-acme-1", "push", "", key), body);
    }

    protected Begun begin(Push push) {
        return await(pushes().begin(push));
    }

    protected Push submitted(Push push) {
        assertThat(begin(push)).isEqualTo(new Begun.Held());
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, "state"),
                                                NOW + 1)))
                .isTrue();
        return push;
    }

    private boolean accepted(Push push) {
        return await(pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW + 2));
    }

    private boolean refused(Push push) {
        return await(pushes().happened(push.session(), new PushEvent.SubmitRefused(), NOW + 2));
    }

    private boolean unknown(Push push) {
        return await(pushes().happened(push.session(), new PushEvent.SubmitUnanswered(), NOW + 2));
    }

    protected void standing(long balance, long held, long entries) {
        assertThat(await(purses().find("acme"))).contains(new Purse("NGN", balance, held, entries));
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldHoldThenSpendWhatTheNetworkAccepted() {
        open("acme", 1000);
        Push push = push("acme", 400, null);
        assertThat(begin(push)).isEqualTo(new Begun.Held());
        standing(600, 400, 2);
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, ""),
                                                NOW)))
                .isTrue();
        standing(600, 400, 2);
        assertThat(accepted(push)).isTrue();
        standing(600, 0, 3);
        assertThat(await(purses().ledger("acme", 1, 9)).stream().map(LedgerEntry::posting))
                .extracting(posting -> posting.kind(), posting -> posting.subject())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.HOLD, push.session().hex()),
                        org.assertj.core.groups.Tuple.tuple(Kind.COMMIT, push.session().hex()));
    }

    @Test
    void shouldGiveBackWhatWasNotSentFromEveryOpenState() {
        open("acme", 1000);
        Push held = push("acme", 400, null);
        begin(held);
        assertThat(refused(held)).isTrue();
        assertThat(refused(submitted(push("acme", 400, null)))).isTrue();
        Push unknown = submitted(push("acme", 400, null));
        unknown(unknown);
        assertThat(refused(unknown)).isTrue();
        standing(1000, 0, 7);
    }

    @Test
    void shouldPayToTheLastUnitAndNoFurther() {
        open("acme", 1000);
        assertThat(begin(push("acme", 1001, null))).isEqualTo(new Begun.Insufficient());
        assertThat(begin(push("acme", 1000, null))).isEqualTo(new Begun.Held());
        assertThat(begin(push("acme", 1, null))).isEqualTo(new Begun.Insufficient());
        assertThat(begin(push("acme", 0, null))).isEqualTo(new Begun.Held());
        standing(0, 1000, 3);
    }

    @Test
    void shouldHaveNoPurseWithoutOneOfTheCurrencyThatAddsUp() {
        open("acme", 1000);
        open("doubtful", 1000);
        assertThat(begin(push("beta", 1, retried("k", "b")))).isEqualTo(new Begun.NoPurse());
        assertThat(begin(push("doubtful", 1, null))).isEqualTo(new Begun.NoPurse());
        Push other = push("acme", 1, null);
        Push ghs =
                new Push(
                        other.session(),
                        SUBSCRIBER,
                        "acme",
                        "bank",
                        other.code(),
                        new Money("GHS", 1),
                        retried("k", "b"),
                        ANSWER,
                        null,
                        NOW);
        assertThat(begin(ghs)).isEqualTo(new Begun.NoPurse());
        assertThat(begin(push("acme", 1, retried("k", "other")))).isEqualTo(new Begun.Held());
    }

    @Test
    void shouldKeepNothingOfWhatIsNotPaid() {
        open("acme", 100);
        Recovery recovery = new Recovery(CODE, "55555", NOW + 600_000);
        Push push = push("acme", 400, retried("k", "body"), recovery);
        assertThat(begin(push)).isEqualTo(new Begun.Insufficient());
        standing(100, 0, 1);
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, ""),
                                                NOW)))
                .isFalse();
        await(purses().topUp("acme", ngn(300), "r", NOW));
        assertThat(begin(push("acme", 400, retried("k", "another"), recovery)))
                .isEqualTo(new Begun.Held());
    }

    @Test
    void shouldTellARetryFromItsBeginningToItsAnswer() {
        open("acme", 1000);
        Push push = push("acme", 400, retried("k", "body"));
        begin(push);
        assertThat(begin(push("acme", 400, retried("k", "body")))).isEqualTo(new Begun.InFlight());
        assertThat(begin(push("acme", 400, retried("k", "x")))).isEqualTo(new Begun.OtherBody());
        await(pushes().happened(push.session(), new PushEvent.SubmitPrepared(SCREEN, ""), NOW));
        assertThat(begin(push("acme", 400, retried("k", "body")))).isEqualTo(new Begun.InFlight());
        accepted(push);
        assertThat(begin(push("acme", 400, retried("k", "body"))))
                .isEqualTo(new Begun.Done(200, ANSWER));
        assertThat(begin(push("acme", 400, retried("k", "x")))).isEqualTo(new Begun.OtherBody());
        standing(600, 0, 3);
    }

    @Test
    void shouldKeepARefusalForRetriesEvenWhenTheyCouldNotPayAgain() {
        open("acme", 400);
        Push push = push("acme", 400, retried("k", "body"));
        begin(push);
        refused(push);
        await(purses().withdraw("acme", ngn(400), "all", NOW));
        assertThat(begin(push("acme", 400, retried("k", "body"))))
                .isEqualTo(new Begun.Done(500, REFUSED));
    }

    @Test
    void shouldAnswerAnUnknownOutcomeAsSentAndSettleItLater() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, retried("k", "body")));
        assertThat(unknown(push)).isTrue();
        assertThat(unknown(push)).isFalse();
        standing(600, 400, 2);
        assertThat(begin(push("acme", 400, retried("k", "body"))))
                .isEqualTo(new Begun.Done(200, ANSWER));
        assertThat(accepted(push)).isTrue();
        standing(600, 0, 3);
    }

    @Test
    void shouldTakeNobodyElsesAnswerForTheSubscribers() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, null));
        SessionKey otherNumber = new SessionKey("demo", Msisdn.of("2348031234568"));
        SessionKey otherNetwork = new SessionKey("other", SUBSCRIBER.msisdn());

        assertThat(shown(push, otherNumber)).isFalse();
        unknown(push);
        assertThat(shown(push, otherNetwork)).isFalse();
        standing(600, 400, 2);

        assertThat(shown(push, SUBSCRIBER)).isTrue();
        assertThat(shown(push, SUBSCRIBER)).isFalse();
        standing(600, 0, 3);
    }

    private boolean shown(Push push, SessionKey subscriber) {
        return await(
                pushes().happened(
                                push.session(),
                                new PushEvent.SubscriberReplied(subscriber),
                                NOW + 3));
    }

    @Test
    void shouldBeSettledOnce() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, null));
        assertThat(accepted(push)).isTrue();
        assertThat(accepted(push)).isFalse();
        assertThat(refused(push)).isFalse();
        assertThat(unknown(push)).isFalse();
        standing(600, 0, 3);
    }

    @Test
    void shouldBeSettledByOneOfTwoAtOnce() {
        open("acme", 10_000);
        for (int i = 0; i < 20; i++) {
            Push push = submitted(push("acme", 400, null));
            Future<Boolean> one =
                    pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW);
            Future<Boolean> other =
                    pushes().happened(push.session(), new PushEvent.SubmitRefused(), NOW);
            assertThat(await(one)).isNotEqualTo(await(other));
        }
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldNotBeSpentBeforeItWasSubmitted() {
        open("acme", 1000);
        Push push = push("acme", 400, null);
        begin(push);
        assertThat(accepted(push)).isFalse();
        assertThat(unknown(push)).isFalse();
        standing(600, 400, 2);
    }

    @Test
    void shouldNotSubmitTwice() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, null));
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, ""),
                                                NOW)))
                .isFalse();
    }

    @Test
    void shouldAbandonWhatWasNeverSubmittedAndForgetItsKey() {
        open("acme", 1000);
        Push push = push("acme", 400, retried("k", "body"));
        begin(push);
        assertThat(await(pushes().sweep(NOW, 0, NOW))).isEqualTo(new Swept(0, 0, 0));
        assertThat(await(pushes().sweep(NOW + 1, 0, NOW))).isEqualTo(new Swept(1, 0, 0));
        standing(1000, 0, 3);
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, ""),
                                                NOW)))
                .isFalse();
        assertThat(refused(push)).isFalse();
        assertThat(begin(push("acme", 400, retried("k", "other")))).isEqualTo(new Begun.Held());
    }

    @Test
    void shouldGiveUpWhatIsHeldAsIfItHadNeverCome() {
        open("acme", 1000);
        Push push = push("acme", 400, retried("k", "body"));
        begin(push);
        assertThat(await(pushes().happened(push.session(), new PushEvent.PushAbandoned(), NOW + 1)))
                .isTrue();
        assertThat(await(pushes().happened(push.session(), new PushEvent.PushAbandoned(), NOW + 1)))
                .isFalse();
        standing(1000, 0, 3);
        assertThat(
                        await(
                                pushes().happened(
                                                push.session(),
                                                new PushEvent.SubmitPrepared(SCREEN, ""),
                                                NOW + 1)))
                .isFalse();
        assertThat(begin(push("acme", 400, retried("k", "other")))).isEqualTo(new Begun.Held());
    }

    @Test
    void shouldNotGiveUpWhatMayHaveBeenSent() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, retried("k", "body")));
        assertThat(await(pushes().happened(push.session(), new PushEvent.PushAbandoned(), NOW + 1)))
                .isFalse();
        unknown(push);
        assertThat(await(pushes().happened(push.session(), new PushEvent.PushAbandoned(), NOW + 2)))
                .isFalse();
        accepted(push);
        assertThat(await(pushes().happened(push.session(), new PushEvent.PushAbandoned(), NOW + 3)))
                .isFalse();
        standing(600, 0, 3);
    }

    @Test
    void shouldTakeWhatWasSubmittedWithoutAnOutcomeForUnknown() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, retried("k", "body")));
        assertThat(await(pushes().sweep(NOW + 1, 0, NOW))).isEqualTo(new Swept(0, 0, 0));
        assertThat(await(pushes().sweep(NOW + 2, 0, NOW))).isEqualTo(new Swept(0, 1, 0));
        assertThat(begin(push("acme", 400, retried("k", "body"))))
                .isEqualTo(new Begun.Done(200, ANSWER));
        assertThat(accepted(push)).isTrue();
        standing(600, 0, 3);
    }

    @Test
    void shouldReleaseWhatStaysUnknownAndKeepTheAnswer() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, retried("k", "body")));
        unknown(push);
        assertThat(await(pushes().sweep(0, NOW, NOW))).isEqualTo(new Swept(0, 0, 0));
        assertThat(await(pushes().sweep(0, NOW + 1, NOW))).isEqualTo(new Swept(0, 0, 1));
        standing(1000, 0, 3);
        assertThat(accepted(push)).isFalse();
        assertThat(begin(push("acme", 400, retried("k", "body"))))
                .isEqualTo(new Begun.Done(200, ANSWER));
    }

    @Test
    void shouldSweepEveryPushOnceWhenTwoSweep() {
        open("acme", 300_000);
        for (int i = 0; i < 600; i++) {
            pushes().begin(push("acme", 400, null));
        }
        submitted(push("acme", 400, null));
        Future<Swept> one = pushes().sweep(NOW + 1, 0, NOW);
        Future<Swept> other = pushes().sweep(NOW + 1, 0, NOW);
        assertThat(await(one).abandoned() + await(other).abandoned()).isEqualTo(600);
        standing(300_000 - 400, 400, 1202);
    }

    @Test
    void shouldForgetWhatIsOverAfterADayOrTwo() {
        open("acme", 1000);
        Push push = submitted(push("acme", 400, null));
        accepted(push);
        long over = NOW + Correlators.KEPT_MILLIS;
        assertThat(await(pushes().forget(over - 1, 10))).isZero();
        assertThat(await(pushes().forget(over + 60_000, 10))).isEqualTo(1);
        assertThat(begin(push)).isEqualTo(new Begun.Held());
    }
}
