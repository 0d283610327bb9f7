package io.strowger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    don’t ‘ever’       | don't 'ever'
                    “yes” „no“ «si»    | "yes" "no" "si"
                    a – b — c ‑ d − e  | a - b - c - d - e
                    wait…              | wait...
                    • one              | * one
                    Café Ω€            | Café Ω€
                    """)
    void shouldReplaceTypographicCharacters(String text, String simple) {
        assertThat(Typography.simplified(text)).isEqualTo(simple);
        assertThat(TextLength.codingOf(Typography.simplified(text))).isEqualTo(Coding.GSM7);
    }

    @Test
    void shouldMakeEveryBlankAPlainOne() {
        assertThat(Typography.simplified("a\u00a0b\tc\u202fd\u2003e\u00adf\u200bg\ufeff"))
                .isEqualTo("a b c d efg");
    }

    @Test
    void shouldLeaveEverythingElseAsItIs() {
        for (String text : new String[] {"", "1. Balance\n2. {Send}", "жизнь", "😀 ж"}) {
            assertThat(Typography.simplified(text)).isSameAs(text);
        }
    }

    @Test
    void shouldNotTouchACharacterThatAHandsetShows() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (GsmAlphabet.septetsOf(c) > 0) {
                String text = String.valueOf(c);
                assertThat(Typography.simplified(text)).isSameAs(text);
            }
        }
    }
}
