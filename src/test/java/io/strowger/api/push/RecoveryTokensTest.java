package io.strowger.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RecoveryTokensTest {

    private static final int DRAWN = 200_000;
    private static final int BINS = 100;

    @Test
    void shouldDrawEveryTokenAsOftenAsAnyOther() {
        RecoveryTokens tokens = new RecoveryTokens(new SecureRandom());
        int[] counts = new int[BINS];
        for (int i = 0; i < DRAWN; i++) {
            String token = tokens.next();
            assertThat(token).matches("[0-9]{5}");
            counts[Integer.parseInt(token) % BINS]++;
        }
        double expected = (double) DRAWN / BINS;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquare)
                .as("99 degrees of freedom: 190 is one chance in 10 million")
                .isLessThan(190);
    }
}
