package io.strowger.access;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.Correlators;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.strowger.store.memory.MemoryCorrelators;
import io.strowger.store.memory.MemoryTokens;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessSweeperTest {

    @Test
    void shouldForgetWhatHasExpired() {
        MemoryTokens tokens = new MemoryTokens();
        MemoryCorrelators correlators = new MemoryCorrelators();
        await(tokens.issue(new Grant("f", "c", Set.of()), new Pair("a", 100, "r", 100), 9, 0));
        await(correlators.begin(new Correlators.Key("c", "mtinit", "", "1"), "b", 0));
        long now = Correlators.KEPT_MILLIS;

        await(new AccessSweeper(tokens, correlators, () -> Instant.ofEpochMilli(now)).sweep());

        assertThat(await(tokens.forget(now))).isZero();
        assertThat(await(correlators.forget(now))).isZero();
    }
}
