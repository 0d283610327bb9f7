package io.strowger.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.http.server.RefusedRequest;
import io.strowger.security.ClientNetwork;
import io.strowger.store.StoreException;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Look-ups against a store that answers when the test says so. */
class TokenLookupsTest {

    private static final ClientNetwork NEAR = ClientNetwork.of(InetAddress.ofLiteral("192.0.2.1"));
    private static final ClientNetwork FAR = ClientNetwork.of(InetAddress.ofLiteral("192.0.2.2"));
    private static final Grant GRANT = new Grant("f", "oauth-a-1", Set.of("ussd"));

    private final Queue<Promise<Optional<Grant>>> reads = new ArrayDeque<>();
    private final TokenLookups lookups = new TokenLookups(store());
    private int made;

    private Tokens store() {
        return (Tokens)
                Proxy.newProxyInstance(
                        Tokens.class.getClassLoader(),
                        new Class<?>[] {Tokens.class},
                        (proxy, method, arguments) -> {
                            Promise<Optional<Grant>> read = Promise.promise();
                            reads.add(read);
                            return read.future();
                        });
    }

    /** Another one every time. */
    private Future<Optional<Grant>> unsigned(ClientNetwork from) {
        return lookups.find("" + made++, from, 0);
    }

    private Future<Optional<Grant>> signed(ClientNetwork from) {
        return lookups.find(Tokens.SIGNED + made++, from, 0);
    }

    private static boolean isTooMany(Future<?> future) {
        return future.failed() && future.cause() instanceof RefusedRequest;
    }

    @Test
    void shouldHoldAClientToItsShareOfWhatMayBeMadeUp() {
        for (int i = 0; i < TokenLookups.MOST_UNSIGNED_OF_NETWORK; i++) {
            assertThat(unsigned(NEAR).isComplete()).isFalse();
        }
        assertThat(isTooMany(unsigned(NEAR))).isTrue();
        assertThat(unsigned(FAR).isComplete()).isFalse();
        assertThat(signed(NEAR).isComplete()).isFalse();
        assertThat(reads).hasSize(TokenLookups.MOST_UNSIGNED_OF_NETWORK + 2);
        assertThat(lookups.made()).isEqualTo(reads.size());
        assertThat(lookups.refused()).isEqualTo(1);
    }

    @Test
    void shouldHoldAllClientsToTheWhole() {
        for (int i = 0; i < TokenLookups.MOST_UNSIGNED; i++) {
            assertThat(unsigned(network(i)).isComplete()).isFalse();
        }
        assertThat(isTooMany(unsigned(FAR))).isTrue();
        assertThat(signed(FAR).isComplete()).isFalse();
    }

    private static ClientNetwork network(int number) {
        return ClientNetwork.of(InetAddress.ofLiteral("10.0.0." + number));
    }

    @Test
    void shouldGoOnOnceThoseBeforeAreOver() {
        for (int i = 0; i < TokenLookups.MOST_UNSIGNED_OF_NETWORK; i++) {
            unsigned(NEAR);
        }
        reads.remove().complete(Optional.empty());
        reads.remove().fail(new StoreException("down"));
        assertThat(isTooMany(unsigned(NEAR))).isFalse();
        assertThat(isTooMany(unsigned(NEAR))).isFalse();
        assertThat(isTooMany(unsigned(NEAR))).isTrue();
    }

    @Test
    void shouldReadOnceForAllWhoBringTheSameTokenAtOnce() {
        Future<Optional<Grant>> first = lookups.find("same", NEAR, 0);
        for (int i = 0; i < 2 * TokenLookups.MOST_UNSIGNED; i++) {
            assertThat(lookups.find("same", NEAR, 0)).isSameAs(first);
        }
        assertThat(reads).hasSize(1);
        reads.remove().complete(Optional.of(GRANT));
        assertThat(first.result()).contains(GRANT);
    }

    @Test
    void shouldRememberNothingOfALookupThatIsOver() {
        Future<Optional<Grant>> before = lookups.find("same", NEAR, 0);
        reads.remove().complete(Optional.empty());
        assertThat(before.result()).isEmpty();

        Future<Optional<Grant>> after = lookups.find("same", NEAR, 0);
        reads.remove().complete(Optional.of(GRANT));
        assertThat(after.result()).contains(GRANT);
    }
}
