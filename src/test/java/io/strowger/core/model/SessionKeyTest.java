package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionKeyTest {

    private static final Msisdn MSISDN = Msisdn.of("233200585542");

    @Test
    void shouldBeOnePlacePerNetworkAndNumber() {
        SessionKey key = new SessionKey("demo", MSISDN);

        assertThat(key)
                .isEqualTo(new SessionKey("demo", Msisdn.of("233200585542")))
                .hasSameHashCodeAs(new SessionKey("demo", Msisdn.of("233200585542")))
                .isNotEqualTo(new SessionKey("other", MSISDN))
                .isNotEqualTo(new SessionKey("demo", Msisdn.of("233200585543")));
    }

    @Test
    void shouldSpreadNumbersInARowOverAllShards() {
        Set<Integer> shards = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            shards.add(new SessionKey("demo", new Msisdn(MSISDN.number() + i)).hashCode() & 7);
        }

        assertThat(shards).hasSize(8);
    }

    @Test
    void shouldMaskTheNumberWhenPrinted() {
        assertThat(new SessionKey("demo", MSISDN).toString()).doesNotContain("20058");
    }
}
