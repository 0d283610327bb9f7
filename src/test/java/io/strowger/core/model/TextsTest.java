package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.text.TextLength;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The router's own texts and the reasons that choose among them. */
class TextsTest {

    @ParameterizedTest
    @EnumSource
    void shouldFallBackToEnglish(SubscriberText text) {
        assertThat(Texts.DEFAULTS.of(text)).isEqualTo(text.english()).isNotBlank();
        assertThat(text.key()).matches("[a-z][A-Za-z]+");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFitAScreenInEnglish(SubscriberText text) {
        assertThat(TextLength.fitsScreen(text.english())).isTrue();
    }

    @Test
    void shouldTakeWhatIsSetAndOnlyThat() {
        Texts texts = new Texts(Map.of(SubscriberText.BUSY, "Occupé"));

        assertThat(texts.of(SubscriberText.BUSY)).isEqualTo("Occupé");
        assertThat(texts.of(SubscriberText.TIMED_OUT))
                .isEqualTo(SubscriberText.TIMED_OUT.english());
    }

    @Test
    void shouldEqualTextsThatReadTheSame() {
        Texts texts = new Texts(Map.of(SubscriberText.BUSY, "Occupé"));
        Texts same = new Texts(Map.of(SubscriberText.BUSY, "Occupé"));

        assertThat(texts).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(texts).isNotEqualTo(Texts.DEFAULTS).isNotEqualTo("Occupé");
        assertThat(texts).doesNotHaveSameHashCodeAs(Texts.DEFAULTS);
    }

    @Test
    void shouldGiveEveryReasonItsOwnLabelAndAText() {
        assertThat(Arrays.stream(EndReason.values()).map(EndReason::label))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z_]+"));
        assertThat(EndReason.NO_SUCH_CODE.text()).isEqualTo(SubscriberText.NO_SUCH_CODE);
        assertThat(EndReason.SESSION_TOO_LONG.label()).isEqualTo("session_too_long");
    }
}
