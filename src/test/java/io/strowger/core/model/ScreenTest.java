package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final Rich RICH = new Rich("Amount", "••", "input", "decimal", "[\"secret\"]");

    @Test
    void shouldExpectAReplyOrBeLast() {
        assertThat(Screen.expectingReply("Menu")).isEqualTo(new Screen("Menu", true, null));
        assertThat(Screen.last("Bye")).isEqualTo(new Screen("Bye", false, null));
        assertThat(Screen.CLOSED).isEqualTo(Screen.last(""));
    }

    @Test
    void shouldKeepItsTextAndTurnWithoutTheRichParts() {
        assertThat(new Screen("Menu", true, RICH).plain()).isEqualTo(Screen.expectingReply("Menu"));
    }

    @Test
    void shouldBePlainAlreadyWithoutRichParts() {
        Screen screen = Screen.last("Bye");

        assertThat(screen.plain()).isSameAs(screen);
    }

    @Test
    void shouldHideWhatItShows() {
        assertThat(new Screen("secret", true, RICH)).hasToString("Screen[6 characters, open]");
        assertThat(Screen.last("secret")).hasToString("Screen[6 characters, final]");
        assertThat(RICH).hasToString("Rich[hidden]");
    }
}
