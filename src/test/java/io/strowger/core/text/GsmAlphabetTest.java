package io.strowger.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GsmAlphabetTest {

    record Case(String label, String input, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Case> encodings() {
        return Stream.of(
                new Case("nothing", "", ""),
                new Case("digits", "0123", "30313233"),
                new Case("letters", "AZaz", "415a617a"),
                new Case("at sign and line ends", "@\n\r", "000a0d"),
                new Case("currency signs", "£$¥¤€", "010203241b65"),
                new Case("accents", "èéùìòÇØøÅåÆæßÉ", "04050607" + "08090b0c0e0f1c1d1e1f"),
                new Case("umlauts", "ÄÖÑÜ§äöñüà¡¿", "5b5c5d5e5f7b7c7d7e7f4060"),
                new Case("Greek", "ΔΦΓΛΩΠΨΣΘΞ", "10121314151617" + "18191a"),
                new Case("underscore", "_", "11"),
                new Case("braces", "{}[]", "1b281b291b3c1b3e"),
                new Case("other extension", "^\\~|\f", "1b141b2f1b3d1b401b0a"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void shouldWriteAndReadSeptets(Case text) {
        byte[] septets = GsmAlphabet.encode(text.input());

        assertThat(HexFormat.of().formatHex(septets)).isEqualTo(text.expected());
        assertThat(GsmAlphabet.decode(septets)).isEqualTo(text.input());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "中", "\u001b", "\u0000", "`", "😀", "\u03ff", "\u0400", "ê"})
    void shouldRefuseOtherCharacters(String text) {
        assertThat(GsmAlphabet.septetsOf(text.charAt(0))).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> GsmAlphabet.encode("a" + text));
    }

    @Test
    void shouldHold127CharactersAndTenMore() {
        int single = 0;
        int twice = 0;
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            single += GsmAlphabet.septetsOf(c) == 1 ? 1 : 0;
            twice += GsmAlphabet.septetsOf(c) == 2 ? 1 : 0;
        }
        assertThat(single).isEqualTo(127);
        assertThat(twice).isEqualTo(10);
    }

    static Stream<Case> strangeSeptets() {
        return Stream.of(
                new Case("escape at the end", "411b", "A "),
                new Case("escape twice", "1b1b41", " A"),
                new Case("escape before a plain letter", "1b41", "A"));
    }

    @ParameterizedTest
    @MethodSource("strangeSeptets")
    void shouldShowSomethingForStrangeEscapes(Case septets) {
        assertThat(GsmAlphabet.decode(HexFormat.of().parseHex(septets.input())))
                .isEqualTo(septets.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "1bff"})
    void shouldRefuseToReadOctetsAsSeptets(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GsmAlphabet.decode(HexFormat.of().parseHex(hex)));
    }
}
