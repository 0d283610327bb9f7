package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.Purse;
import io.strowger.core.push.PushEvent;
import io.strowger.store.Pushes.Begun;
import io.strowger.store.Pushes.Push;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many callers at one purse (invariants 1 and 4). There is an account acme. */
public abstract class PurseRaceContract {

    private static final long NOW = 1_700_000_000_000L;
    private static final int CALLERS = 64;
    private static final int PAID = 1_000;
    private static final int PRICE = 7;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger insufficient = new AtomicInteger();

    protected abstract Purses purses();

    /**
     * Makes the purse of an account as provisioning does.
     *
     * @return whether there was none
     */
    protected abstract boolean open(String account, Money opening, long now);

    protected abstract Pushes pushes();

    @Test
    void shouldPayForAThousandPushesAndNotForOneMore() throws InterruptedException {
        open("acme", new Money("NGN", PAID * PRICE), NOW);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(this::pushOn);
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(held).hasValue(PAID);
        assertThat(insufficient).hasValue(200);
        assertThat(await(purses().find("acme"))).contains(new Purse("NGN", 0, 0, 1 + 2 * PAID));
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    private void pushOn() {
        int number;
        while ((number = next.getAndIncrement()) < PAID + 200) {
            push(number);
        }
    }

    private void push(int number) {
        SessionId session = SessionId.timeOrdered(NOW, 0, number);
        switch (await(pushes().begin(push(session, number)))) {
            case Begun.Held() -> {
                held.incrementAndGet();
                await(
                        pushes().happened(
                                        session,
                                        new PushEvent.SubmitPrepared(Screen.last("Hello"), ""),
                                        NOW));
                await(pushes().happened(session, new PushEvent.SubmitAccepted(), NOW));
            }
            case Begun.Insufficient() -> insufficient.incrementAndGet();
            case Begun.NoPurse _,
                    Begun.TokenTaken _,
                    Begun.InFlight _,
                    Begun.Done _,
                    Begun.OtherBody _,
                    Begun.NoRoom _,
                    Begun.ShareUsed _ -> {}
        }
    }

    private static Push push(SessionId session, int number) {
        return new Push(
                session,
                new SessionKey("demo", new Msisdn(2_348_030_000_000L + number)),
                "acme",
                "bank",
                ServiceCode.parse("*713#"),
                new Money("NGN", PRICE),
                new Pushes.Retried(
                        new Correlators.Key("acme", "c", "push", "", "k" + number), "body"),
                Buffer.buffer("answer"),
                null,
                NOW);
    }
}
