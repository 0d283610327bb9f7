package io.strowger.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1h,3600000", "0ms,0"})
    void shouldReadSpansOfTime(String text, long millis) {
        assertThat(Quantities.span(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-1s", "1.5s", "30 seconds"})
    void shouldSayHowATimeIsWritten(String text) {
        assertThatThrownBy(() -> Quantities.span(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30s");
    }

    @ParameterizedTest
    @CsvSource({"500/s,500", "500,500", "0.5/s,0.5", "30/m,0.5"})
    void shouldReadRates(String text, double perSecond) {
        assertThat(Quantities.pace(text)).isEqualTo(new LoadPlan.Pace.OpenRate(perSecond));
    }

    @Test
    void shouldReadMaxAsAsFastAsItGoes() {
        assertThat(Quantities.pace("max")).isEqualTo(new LoadPlan.Pace.Flood());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0/s", "-5/s", "5/h"})
    void shouldRefuseWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Quantities.pace(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
