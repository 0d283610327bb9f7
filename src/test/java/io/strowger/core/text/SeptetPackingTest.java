package io.strowger.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeptetPackingTest {

    private static final String ONE_SEPTET =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà";
    private static final String TWO_SEPTETS = "\f^{}\\[~]|€";
    private static final int SCREEN = 182;

    record Case(String label, String input, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Case> vectors() {
        return Stream.of(
                new Case("nothing", "", ""),
                new Case("one character", "0", "30"),
                new Case("seven spare bits hold a CR", "0123456", "b0986c46abd91a"),
                new Case("full group", "01234567", "b0986c46abd96e"),
                new Case("CR on the boundary is doubled", "0123456\r", "b0986c46abd91a0d"),
                new Case("CR before the boundary", "012345\r", "b0986c46ab351a"),
                new Case("hello", "hello", "e8329bfd06"),
                new Case("no spare bits wasted", "01234567" + "0", "b0986c46abd96e30"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldPackAndUnpackTheVectors(Case text) {
        byte[] octets = SeptetPacking.pack(GsmAlphabet.encode(text.input()));

        assertThat(HexFormat.of().formatHex(octets)).isEqualTo(text.expected());
        assertThat(thereAndBack(text.input())).isEqualTo(text.input());
    }

    @Test
    void shouldFill160OctetsWithTheLongestScreen() {
        assertThat(SeptetPacking.pack(GsmAlphabet.encode("a".repeat(SCREEN)))).hasSize(160);
    }

    @Test
    void shouldRefuseToPackOctets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeptetPacking.pack(new byte[] {0x41, (byte) 0x80}));
    }

    @Test
    void shouldGiveBackEveryRunOfCarriageReturns() {
        for (int length = 0; length <= SCREEN; length++) {
            for (int returns = 0; returns <= length; returns++) {
                String text = "a".repeat(length - returns) + "\r".repeat(returns);
                assertThat(thereAndBack(text)).isEqualTo(text);
            }
        }
    }

    /** Invariant 17. */
    @Test
    void shouldGiveBackEveryTextThatItPacked() {
        long seed = 338_2338;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String text = randomText(random, round % (SCREEN + 1));
            assertThat(thereAndBack(text)).as("seed %d, round %d", seed, round).isEqualTo(text);
        }
    }

    private static String randomText(Random random, int septets) {
        StringBuilder text = new StringBuilder();
        int left = septets - (random.nextInt(3) == 0 ? Math.min(septets, random.nextInt(4)) : 0);
        int returns = septets - left;
        while (left > 0) {
            boolean two = left > 1 && random.nextInt(8) == 0;
            text.append(anyOf(two ? TWO_SEPTETS : ONE_SEPTET, random));
            left -= two ? 2 : 1;
        }
        return text.append("\r".repeat(returns)).toString();
    }

    private static char anyOf(String characters, Random random) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private static String thereAndBack(String text) {
        return GsmAlphabet.decode(
                SeptetPacking.unpack(SeptetPacking.pack(GsmAlphabet.encode(text))));
    }
}
