package io.strowger.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRulesTest {

    private static final int CODES = 50_000;

    /**
     * By how many standard deviations fair chance is off once in some ten thousand years of runs.
     */
    private static final double NEVER = 8;

    /** What fair chance is off by once in a hundred runs or so; those of our seeds are not. */
    private static final double SELDOM = 4;

    static Stream<Arguments> kinds() {
        return Stream.of(CodeType.values())
                .flatMap(type -> Stream.of(Arguments.of(type, false), Arguments.of(type, true)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldMakeEveryCharacterAsLikelyAtEveryPlace(CodeType type, boolean caseSensitive) {
        for (long seed = 1; seed <= 3; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            assertThat(worstPlace(type, caseSensitive, chance::nextInt)).isLessThan(SELDOM);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldMakeEveryCharacterAsLikelyWithTheChanceThatIsUsed(
            CodeType type, boolean caseSensitive) {
        SecureRandom chance = new SecureRandom();
        assertThat(worstPlace(type, caseSensitive, chance::nextInt)).isLessThan(NEVER);
    }

    /** The statistics must see a generator that favours the first characters by a little. */
    @Test
    void shouldBeCaughtTakingRemaindersOfABoundThatDoesNotFit() {
        SplittableRandom chance = new SplittableRandom(1);
        IntSupplier narrow = () -> chance.nextInt(256); // 256 is no multiple of ten
        assertThat(worstPlace(CodeType.NUMERIC, false, narrow)).isGreaterThan(NEVER);
    }

    @Test
    void shouldThrowAwayValuesOfARoundThatIsNotWhole() {
        // 2^32 is 429,496,729 rounds of ten and six more, which stand for 0 to 5 once too often
        Iterator<Integer> values =
                List.of((int) 4_294_967_290L, -1, (int) 4_294_967_295L, (int) 4_294_967_289L)
                        .iterator();
        IntSupplier chance = () -> values.hasNext() ? values.next() : 7;
        assertThat(CodeRules.generate(CodeType.NUMERIC, 6, false, chance)).isEqualTo("977777");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 19, 20})
    void shouldMakeCodesOfTheLengthAskedFor(int length) {
        SplittableRandom chance = new SplittableRandom(length);
        for (CodeType type : CodeType.values()) {
            assertThat(CodeRules.generate(type, length, true, chance::nextInt))
                    .hasSize(length)
                    .matches("[0-9A-Za-z]+");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, 21})
    void shouldMakeNoCodeOfAnotherLength(int length) {
        assertThatThrownBy(() -> CodeRules.generate(CodeType.NUMERIC, length, true, () -> 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, false, [0-9]",
        "NUMERIC, true, [0-9]",
        "ALPHA, false, [A-Z]",
        "ALPHA, true, [A-HJ-Za-km-z]",
        "ALPHANUMERIC, false, [2-9A-HJ-NP-Z]",
        "ALPHANUMERIC, true, [2-9A-HJ-NP-Za-km-np-z]",
    })
    void shouldUseAllOfItsAlphabetAndNothingElse(CodeType type, boolean exact, String pattern) {
        List<String> expected =
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                        .chars()
                        .mapToObj(Character::toString)
                        .filter(c -> c.matches(pattern))
                        .toList();
        assertThat(type.alphabet(exact)).isEqualTo(String.join("", expected));
    }

    @Test
    void shouldFoldTheLettersOfCodesAlone() {
        assertThat(CodeRules.normal(" aBz9 ", false)).isEqualTo("ABZ9");
        assertThat(CodeRules.normal(" aBz9 ", true)).isEqualTo("aBz9");
        // a Kelvin sign, a long s, both Turkish i: no letter of another alphabet is one of these
        assertThat(CodeRules.normal("\u212a\u017f\u0131\u0130", false))
                .isEqualTo("\u212a\u017f\u0131\u0130");
    }

    @Test
    void shouldFoldAlikeWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(CodeRules.normal("title", false)).isEqualTo("TITLE");
        } finally {
            Locale.setDefault(before);
        }
    }

    /**
     * Pearson's chi-square of the characters at each place and at all of them, in standard
     * deviations from what is expected of fair chance; the worst counts.
     */
    private static double worstPlace(CodeType type, boolean caseSensitive, IntSupplier chance) {
        String alphabet = type.alphabet(caseSensitive);
        int all = CodeRules.SHORTEST;
        int[][] seen = new int[all + 1][alphabet.length()];
        for (int i = 0; i < CODES; i++) {
            String code = CodeRules.generate(type, CodeRules.SHORTEST, caseSensitive, chance);
            for (int place = 0; place < code.length(); place++) {
                seen[place][alphabet.indexOf(code.charAt(place))]++;
                seen[all][alphabet.indexOf(code.charAt(place))]++;
            }
        }
        return Stream.of(seen).mapToDouble(CodeRulesTest::deviations).max().orElseThrow();
    }

    private static double deviations(int[] seen) {
        double expected = (double) IntStream.of(seen).sum() / seen.length;
        double chiSquare = 0;
        for (int count : seen) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        double freedom = seen.length - 1;
        return (chiSquare - freedom) / Math.sqrt(2 * freedom);
    }
}
