package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCodeTest {

    record Spelling(String label, String input, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Spelling> spellings() {
        return Stream.of(
                new Spelling("bare", "713", "713"),
                new Spelling("bare with segments", "711*2", "711*2"),
                new Spelling("as dialled", "*713#", "713"),
                new Spelling("hash in front", "#7782*8#", "7782*8"),
                new Spelling("two stars", "**713*1#", "713*1"),
                new Spelling("star and hash", "*#713#", "713"),
                new Spelling("three signs", "*##713#", "713"),
                new Spelling("blanks around", "  *713#\t", "713"),
                new Spelling("blanks around bare", " 713 ", "713"),
                new Spelling("longest", "*" + "1".repeat(180) + "#", "1".repeat(180)));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void shouldReadEverySpelling(Spelling spelling) {
        assertThat(ServiceCode.parse(spelling.input()).segments()).isEqualTo(spelling.expected());
    }

    record Refusal(String label, String input, String expected) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("nothing", "", "needs digits"),
                new Refusal("blanks", "  ", "needs digits"),
                new Refusal("only signs", "*#", "neither"),
                new Refusal("not closed", "*713", "neither"),
                new Refusal("not opened", "713#", "neither"),
                new Refusal("four signs in front", "****713#", "at most three"),
                new Refusal("letters", "*7a3#", "only digits"),
                new Refusal("foreign digits", "*७१३#", "only digits"),
                new Refusal("blank inside", "*71 3#", "only digits"),
                new Refusal("hash inside", "*713#1#", "only digits"),
                new Refusal("empty segment", "*713**1#", "around every inner *"),
                new Refusal("star at the end", "*713*#", "around every inner *"),
                new Refusal("star at the end of bare", "713*", "around every inner *"),
                new Refusal("too long", "1".repeat(181), "at most 180"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldSayWhyItRefuses(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCode.parse(refusal.input()))
                .withMessageContaining(refusal.expected());
    }

    @Test
    void shouldRefuseSegmentsThatAreNotCanonical() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceCode("*713#"));
    }

    @Test
    void shouldBeEqualInAllSpellings() {
        assertThat(ServiceCode.parse("#713#")).isEqualTo(ServiceCode.parse("713"));
    }

    @Test
    void shouldWriteTheFormsOfApplicationsAndOfHandsets() {
        ServiceCode code = ServiceCode.parse("#711*2#");

        assertThat(code.wire()).isEqualTo("711*2");
        assertThat(code.dial()).isEqualTo("*711*2#");
        assertThat(code).hasToString("*711*2#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*#06#",
                "06",
                "*21#",
                "#21#",
                "##21#",
                "**21*233200585542#",
                "*#21#",
                "*31#",
                "#31#",
                "*33*0000#",
                "*35#",
                "*43#",
                "*#43#",
                "**61*233200585542*11*20#",
                "##61#",
                "*62#",
                "*67#",
                "67*1"
            })
    void shouldReserveWhatPhonesActOnThemselves(String code) {
        assertThat(ServiceCode.parse(code).reserved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*713#", "*6#", "*061#", "*210#", "*2#", "*713*21#", "*30#", "*7*06#"})
    void shouldAllotEverythingElse(String code) {
        assertThat(ServiceCode.parse(code).reserved()).isFalse();
    }
}
