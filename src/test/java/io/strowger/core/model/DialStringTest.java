package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialStringTest {

    record Case(String label, String input, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Case> dialStrings() {
        return Stream.of(
                new Case("a code", "*713#", "713"),
                new Case("deep dial", "*713*1*2#", "713*1*2"),
                new Case("hash in front", "#7782*8#", "7782*8"),
                new Case("three signs in front", "*#*713#", "713"),
                new Case("star pressed twice", "*713**1#", "713**1"),
                new Case("star before the hash", "*713*#", "713*"),
                new Case("anything behind the code", "*713*Ama Kofi, 2#1#", "713*Ama Kofi, 2#1"),
                new Case("the last sign stripped", "*713", "713"),
                new Case("the last sign of a deep dial stripped", "*713*1*Ama", "713*1*Ama"),
                new Case("blanks around", " *713#\n", "713"),
                new Case("one digit", "*1#", "1"),
                new Case("182 characters", "*" + "1".repeat(180) + "#", "1".repeat(180)));
    }

    @ParameterizedTest
    @MethodSource("dialStrings")
    void shouldGiveTheSegments(Case dialled) {
        assertThat(DialString.parse(dialled.input()))
                .map(one -> one.text().substring(one.start(), one.end()))
                .contains(dialled.expected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#",
                "*",
                "*#",
                "**#",
                "***#",
                "713",
                "713#",
                "****713#",
                "*7a#",
                "*713#1#",
                "*7 13#",
                "hello",
                "hello#",
                "*713#x",
                "*७१३#",
                "1*713#"
            })
    void shouldNotBeADialString(String typed) {
        assertThat(DialString.parse(typed)).isEmpty();
    }

    @Test
    void shouldNotBeLongerThanAUssdString() {
        assertThat(DialString.parse("*" + "1".repeat(181) + "#")).isEmpty();
    }

    @Test
    void shouldKeepWhatWasTyped() {
        assertThat(DialString.parse(" #7782*8# ")).map(DialString::text).contains("#7782*8#");
    }

    @Test
    void shouldRefuseToBeMadeOfAnythingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DialString("713"));
    }

    @Test
    void shouldHideWhatWasTyped() {
        assertThat(new DialString("*713*4321#")).hasToString("DialString[10 characters]");
    }
}
