package io.strowger.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.verify.GuessRule.Admission;
import io.strowger.core.verify.GuessRule.Outcome;
import io.strowger.core.verify.walk.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessRuleTest {

    private static final long EXPIRY = 1_000;

    @ParameterizedTest
    @CsvSource({
        // guesses, used, now, equal, verdict, guesses then, used then
        "0, false, 999, true, VALID, 1, true",
        "0, false, 999, false, WRONG, 1, false",
        "4, false, 0, true, VALID, 5, true",
        "4, false, 0, false, WRONG, 5, false",
        "5, false, 0, true, TOO_MANY, 5, false",
        "5, false, 999, false, TOO_MANY, 5, false",
        "5, false, 1000, true, EXPIRED, 5, false",
        "0, false, 1000, true, EXPIRED, 0, false",
        "0, false, 1001, false, EXPIRED, 0, false",
        "1, true, 0, true, USED, 1, true",
        "5, true, 0, false, USED, 5, true",
        "1, true, 1000, true, USED, 1, true",
    })
    void shouldAnswerEveryGuess(
            int guesses,
            boolean used,
            long now,
            boolean equal,
            Verdict verdict,
            int guessesThen,
            boolean usedThen) {
        Outcome outcome =
                Rule.of(GuessRule.DEFAULT).guess(new CodeState(guesses, used, EXPIRY), equal, now);
        assertThat(outcome)
                .isEqualTo(new Outcome(new CodeState(guessesThen, usedThen, EXPIRY), verdict));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 4", "4, 5"})
    void shouldCountBeforeAnythingIsCompared(int guesses, int counted) {
        assertThat(GuessRule.DEFAULT.admit(new CodeState(guesses, false, EXPIRY), 0))
                .isEqualTo(new Admission.Counted(new CodeState(counted, false, EXPIRY)));
    }
}
