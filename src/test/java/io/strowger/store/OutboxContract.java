package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(await(outbox().due(NOW + 5, NOW + LEASE, 2, Set.of())))
                .extracting(due -> due.delivery().id())
                .containsExactlyInAnyOrder("old", "middle");
        assertThat(await(outbox().waiting())).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutTheAccountsNamedAndNoOthers() {
        for (String account : List.of("acme", "ac", "a_me", "%", "other")) {
            await(outbox().put(delivery(account, account, NOW)));
        }
        assertThat(await(outbox().due(NOW, NOW + LEASE, 10, Set.of("acme", "other"))))
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
        return await(outbox().due(now, now + LEASE, 10, Set.of()));
    }

    protected static Delivery delivery(String id, long createdAt) {
        return delivery(id, "acme", createdAt);
    }

    private static Delivery delivery(String id, String account, long createdAt) {
        return new Delivery(
                id,
                Delivery.Kind.CHECKOUT,
                account,
                URI.create("https://pay.example/hook?x=1"),
                Map.of("x-other", "c2VhbGVk+/=="),
                Buffer.buffer("{\"é\":1}"),
                "sealed",
                createdAt,
                createdAt + 86_400_000);
    }
}
