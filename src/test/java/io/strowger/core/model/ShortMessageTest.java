package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.text.Coding;
import org.junit.jupiter.api.Test;

class ShortMessageTest {

    @Test
    void shouldTravelInTheCodingThatItsTextNeeds() {
        assertThat(ShortMessage.of("713", "code 1234"))
                .isEqualTo(new ShortMessage("713", "code 1234", Coding.GSM7));
        assertThat(ShortMessage.of("713", "код 1234").coding()).isEqualTo(Coding.UCS2);
    }

    @Test
    void shouldNotPrintItsText() {
        assertThat(ShortMessage.of("713", "code 1234")).hasToString("ShortMessage[GSM7]");
    }
}
