package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.Delivery.Kind;
import io.strowger.store.Outbox.Due;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every outbox holds to. */
public abstract class OutboxContract {

    private static final long NOW = 1_000_000;
    private static final long LEASE = 30_000;

    protected abstract Outbox outbox();

    /** Another one, in which so many deliveries of an account wait. */
    protected abstract Outbox outbox(int most);

    @Test
    void shouldLetTheOldestNoticeGoForOneMoreThanMayWait() {
        Outbox small = outbox(3);
        put(small, "paid", Kind.CHECKOUT, "acme", NOW);
        put(small, "second", Kind.CALLBACK, "acme", NOW + 2);
        put(small, "first", Kind.NOTICE, "acme", NOW + 1);
        put(small, "theirs", Kind.NOTICE, "other", NOW);

        put(small, "third", Kind.NOTICE, "acme", NOW + 3);
        assertThat(ids(small)).containsExactlyInAnyOrder("paid", "second", "third", "theirs");
        put(small, "report", Kind.DELIVERY_REPORT, "acme", NOW + 4);
        assertThat(ids(small)).containsExactlyInAnyOrder("paid", "third", "report", "theirs");

        assertThat(small.takeDropped()).isEqualTo(Map.of("acme", 2L));
        assertThat(small.takeDropped()).isEmpty();
        assertThat(small.full()).isEmpty();
    }

    @Test
    void shouldLetANoticeGoWhenThereIsNoOtherAndNeverACheckoutOrAReport() {
        Outbox small = outbox(2);
        put(small, "paid", Kind.CHECKOUT, "acme", NOW);
        put(small, "report", Kind.DELIVERY_REPORT, "acme", NOW);
        assertThat(small.full()).containsExactly("acme");

        assertThat(await(small.put(delivery("notice", Kind.NOTICE, "acme", NOW)))).isFalse();
        put(small, "more", Kind.CHECKOUT, "acme", NOW);

        assertThat(ids(small)).containsExactlyInAnyOrder("paid", "report", "more");
        assertThat(small.takeDropped()).isEqualTo(Map.of("acme", 1L));
        await(small.delivered("paid", NOW));
        assertThat(small.full()).containsExactly("acme");
        await(small.dead("more", NOW, "expired"));
        assertThat(small.full()).isEmpty();
        put(small, "next", Kind.NOTICE, "acme", NOW);
    }

    @Test
    void shouldCountWhatWasPutTwiceOnce() {
        Outbox small = outbox(2);
        for (int i = 0; i < 5; i++) {
            await(small.put(delivery("a", Kind.CHECKOUT, "acme", NOW)));
        }
        assertThat(small.full()).isEmpty();
        put(small, "notice", Kind.NOTICE, "acme", NOW);
        assertThat(await(small.put(delivery("a", Kind.CHECKOUT, "acme", NOW)))).isFalse();
        assertThat(small.takeDropped()).isEmpty();
        assertThat(ids(small)).containsExactlyInAnyOrder("a", "notice");
    }

    @Test
    void shouldGiveEveryAccountItsTurnBeforeAnyGetsASecondOne() {
        for (int i = 0; i < 20; i++) {
            await(outbox().put(delivery("busy" + i, "busy", NOW)));
            await(outbox().put(delivery("bursting" + i, "bursting", NOW)));
        }
        await(outbox().put(delivery("late", "patient", NOW + 5)));
        List<Due> due = await(outbox().due(NOW + 5, NOW + LEASE, 5, 10, Set.of()));
        assertThat(due)
                .extracting(one -> one.delivery().account())
                .containsExactlyInAnyOrder("busy", "busy", "bursting", "bursting", "patient");
    }

    @Test
    void shouldHandOutNoMoreOfAnAccountThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            await(outbox().put(delivery("a" + i, "acme", NOW + i)));
        }
        assertThat(await(outbox().due(NOW + 5, NOW + LEASE, 10, 3, Set.of())))
                .extracting(due -> due.delivery().id())
                .containsExactlyInAnyOrder("a0", "a1", "a2");
    }

    private static void put(Outbox outbox, String id, Kind kind, String account, long at) {
        assertThat(await(outbox.put(delivery(id, kind, account, at)))).isTrue();
    }

    private static List<String> ids(Outbox outbox) {
        // lent until they were due, so that they may be looked at again
        return await(outbox.due(NOW + 10, NOW, 100, 100, Set.of())).stream()
                .map(due -> due.delivery().id())
                .toList();
    }

    @Test
    void shouldHandOutWhatWasPut() {
        Delivery delivery = delivery("a", NOW);
        assertThat(await(outbox().put(delivery))).isTrue();
        assertThat(due(NOW)).containsExactly(new Due(delivery, 1));
    }

    @Test
    void shouldNotHandOutBeforeItsTime() {
        await(outbox().put(delivery("a", NOW)));
        assertThat(due(NOW - 1)).isEmpty();
    }

    @Test
    void shouldKeepTheFirstOfTwoWithOneId() {
        await(outbox().put(delivery("a", NOW)));
        assertThat(await(outbox().put(delivery("a", NOW + 7)))).isFalse();
        assertThat(due(NOW + 10)).containsExactly(new Due(delivery("a", NOW), 1));
    }

    @Test
    void shouldLendUntilTheLeaseIsOverAndNotBefore() {
        await(outbox().put(delivery("a", NOW)));
        due(NOW);
        assertThat(due(NOW + LEASE - 1)).isEmpty();
        assertThat(due(NOW + LEASE)).extracting(Due::attempts).containsExactly(2);
    }

    @Test
    void shouldComeAgainWhenItsNextTimeHasCome() {
        await(outbox().put(delivery("a", NOW)));
        due(NOW);
        await(outbox().failed("a", NOW + 50, "http 502"));
        assertThat(due(NOW + 49)).isEmpty();
        assertThat(due(NOW + 50)).extracting(Due::attempts).containsExactly(2);
    }

    @Test
    void shouldNeverComeAgainOnceDelivered() {
        await(outbox().put(delivery("a", NOW)));
        due(NOW);
        await(outbox().delivered("a", NOW + 5));
        await(outbox().failed("a", NOW + 6, "late"));
        assertThat(due(NOW + LEASE)).isEmpty();
        assertThat(await(outbox().put(delivery("a", NOW + 9)))).isFalse();
        assertThat(await(outbox().waiting())).isZero();
    }

    @Test
    void shouldNeverComeAgainOnceGivenUp() {
        await(outbox().put(delivery("a", NOW)));
        due(NOW);
        await(outbox().dead("a", NOW + 5, "expired"));
        assertThat(due(NOW + LEASE)).isEmpty();
        assertThat(await(outbox().waiting())).isZero();
    }

    @Test
    void shouldHandOutTheLongestWaitingWhenThereIsMoreThanAskedFor() {
        await(outbox().put(delivery("young", NOW + 2)));
        await(outbox().put(delivery("old", NOW)));
        await(outbox().put(delivery("middle", NOW + 1)));
        assertThat(await(outbox().due(NOW + 5, NOW + LEASE, 2, 10, Set.of())))
                .extracting(due -> due.delivery().id())
                .containsExactlyInAnyOrder("old", "middle");
        assertThat(await(outbox().waiting())).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutTheAccountsNamedAndNoOthers() {
        for (String account : List.of("acme", "ac", "a_me", "%", "other")) {
            await(outbox().put(delivery(account, account, NOW)));
        }
        assertThat(await(outbox().due(NOW, NOW + LEASE, 10, 10, Set.of("acme", "other"))))
                .extracting(due -> due.delivery().account())
                .containsExactlyInAnyOrder("ac", "a_me", "%");
        assertThat(due(NOW))
                .extracting(due -> due.delivery().account())
                .containsExactlyInAnyOrder("acme", "other");
    }

    @Test
    void shouldNotCountAnAttemptThatWasNotMade() {
        await(outbox().put(delivery("a", NOW)));
        due(NOW);
        await(outbox().putBack("a", NOW + 50));
        assertThat(due(NOW + 49)).isEmpty();
        assertThat(due(NOW + 50)).extracting(Due::attempts).containsExactly(1);
    }

    @Test
    void shouldForgetWhatIsOverForLongAndNothingElse() {
        await(outbox().put(delivery("over", NOW)));
        await(outbox().put(delivery("waiting", NOW)));
        await(outbox().delivered("over", NOW));
        long over = NOW + Outbox.KEPT_MILLIS;
        assertThat(await(outbox().forget(over - 1, 10))).isZero();
        assertThat(await(outbox().forget(over, 10))).isEqualTo(1);
        assertThat(due(NOW)).extracting(due -> due.delivery().id()).containsExactly("waiting");
    }

    private List<Due> due(long now) {
        return await(outbox().due(now, now + LEASE, 10, 10, Set.of()));
    }

    protected static Delivery delivery(String id, long createdAt) {
        return delivery(id, "acme", createdAt);
    }

    private static Delivery delivery(String id, String account, long createdAt) {
        return delivery(id, Kind.CHECKOUT, account, createdAt);
    }

    protected static Delivery delivery(String id, Kind kind, String account, long createdAt) {
        return new Delivery(
                id,
                kind,
                account,
                URI.create("https://pay.example/hook?x=1"),
                Map.of("x-other", "c2VhbGVk+/=="),
                Buffer.buffer("{\"é\":1}"),
                "sealed",
                createdAt,
                createdAt + 86_400_000);
    }
}
