package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void shouldHideWhatItShows() {
        assertThat(new Screen("secret", true, RICH)).hasToString("Screen[6 characters, open]");
        assertThat(Screen.last("secret")).hasToString("Screen[6 characters, final]");
        assertThat(RICH).hasToString("Rich[hidden]");
    }

    @Test
    void shouldTakeAnyReplyUnlessItHasChoices() {
        assertThat(Screen.expectingReply("Menu").reply(" 7 ")).isEqualTo(" 7 ");
        Screen menu = Screen.choosing("Menu", new Choices(List.of("1"), false));
        assertThat(menu.reply(" 1 ")).isEqualTo("1");
        assertThat(menu.reply("7")).isNull();
        assertThat(menu.expectsReply()).isTrue();
    }
}
