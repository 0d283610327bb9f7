package io.strowger.network.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ServiceCode;
import org.junit.jupiter.api.Test;

class DialoguesTest {

    private static final ServiceCode GREEDY = ServiceCode.parse("*7782#");
    private static final ServiceCode GREEDY_TOO = ServiceCode.parse("*7782*1#");
    private static final ServiceCode MODEST = ServiceCode.parse("*99#");

    private final Dialogues dialogues = new Dialogues(10);

    @Test
    void shouldForgetTheOldestOfWhoeverOpensMost() {
        dialogues.opened("modest-1", MODEST);
        for (int i = 0; i < 100; i++) {
            dialogues.opened("greedy-" + i, i % 2 == 0 ? GREEDY : GREEDY_TOO);
        }
        assertThat(dialogues.codeOf("modest-1")).isEqualTo(MODEST);
        assertThat(dialogues.codeOf("greedy-99")).isEqualTo(GREEDY_TOO);
        assertThat(dialogues.codeOf("greedy-91")).isEqualTo(GREEDY_TOO);
        assertThat(dialogues.codeOf("greedy-90")).isNull();
    }

    @Test
    void shouldFindRoomInWhatWasClosed() {
        for (int i = 0; i < 10; i++) {
            dialogues.opened("d" + i, GREEDY);
        }
        dialogues.closed("d9");
        dialogues.opened("new", MODEST);
        assertThat(dialogues.codeOf("d0")).isEqualTo(GREEDY);
        assertThat(dialogues.codeOf("d9")).isNull();
        assertThat(dialogues.codeOf("new")).isEqualTo(MODEST);
    }
}
