package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {

    @ParameterizedTest
    @ValueSource(strings = {"10000", "29022", "94777123456", "233200585542", "999999999999999"})
    void shouldKeepCanonicalDigits(String digits) {
        assertThat(Msisdn.of(digits).digits()).isEqualTo(digits);
        assertThat(Msisdn.of(digits)).isEqualTo(new Msisdn(Long.parseLong(digits)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "1234567890123456",
                "0200585542",
                "+23320058",
                "23320058x",
                "२३३२००५८"
            })
    void shouldRefuseWhatIsNotCanonicalWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Msisdn.of(text))
                .satisfies(e -> assertThat(e).message().doesNotContain(text));
    }

    @Test
    void shouldRefuseNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Msisdn.of(""));
    }

    @ParameterizedTest
    @ValueSource(longs = {-233200585542L, 0, 9_999, 1_000_000_000_000_000L})
    void shouldRefuseNumbersOutsideFiveToFifteenDigits(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Msisdn(number));
    }

    @Test
    void shouldShowOnlyItsLastFourDigits() {
        assertThat(Msisdn.of("233200585542")).hasToString("••••••••5542");
        assertThat(Msisdn.of("12345").masked()).isEqualTo("•2345");
    }
}
