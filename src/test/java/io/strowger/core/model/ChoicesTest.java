package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {

    private static final List<String> KEYS = List.of("1", "10", "Ab", "**");

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                "1,1,1", " 1 ,1,1", "10,10,10", "**,**,**", "Ab,Ab,Ab", "aB,Ab,-", " AB\t,Ab,-",
                "2,-,-", "'',-,-", " ,-,-", "01,-,-", "1 0,-,-", "1.,-,-", "*,-,-"
            })
    void shouldFindTheKeyThatAnInputMeans(String input, String liberally, String exactly) {
        assertThat(new Choices(KEYS, false).chosen(input)).isEqualTo(liberally);
        assertThat(new Choices(KEYS, true).chosen(input)).isEqualTo(exactly);
    }

    @Test
    void shouldRefuseKeysThatCannotBeChosen() {
        for (List<String> keys :
                List.of(
                        List.<String>of(),
                        List.of(""),
                        List.of(" 1"),
                        List.of("1", "1"),
                        List.of("a", "A"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Choices(keys, false));
        }
        assertThat(new Choices(List.of("a", "A"), true).chosen("A")).isEqualTo("A");
    }

    @Test
    void shouldShowNoKeyInItsText() {
        assertThat(new Choices(KEYS, false)).hasToString("Choices[4]");
        assertThat(Screen.choosing("secret", new Choices(KEYS, false)))
                .hasToString("Screen[6 characters, open]");
    }
}
