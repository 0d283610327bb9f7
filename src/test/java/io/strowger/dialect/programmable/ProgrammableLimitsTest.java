package io.strowger.dialect.programmable;

import static io.strowger.dialect.programmable.ProgrammableAnswerTest.read;
import static io.strowger.dialect.programmable.Samples.LIBERAL;
import static io.strowger.dialect.programmable.Samples.SESSION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.json.JsonReader;
import io.strowger.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much an answer may hold: docs/protocols/common.md and programmable. */
class ProgrammableLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "a, 182, true",
        "a, 183, false",
        "€, 91, true",
        "€, 92, false",
        "ж, 80, true",
        "ж, 81, false",
        "😀, 40, true",
        "😀, 41, false"
    })
    void shouldTakeAScreenAndNotACharacterMore(String character, int times, boolean fits) {
        String text = character.repeat(times);
        assertThat(read(SESSION_ID, answer(text, ""), LIBERAL))
                .isEqualTo(fits ? "open '" + text + "'" : "TEXT_TOO_LONG Message");
    }

    @ParameterizedTest
    @CsvSource({
        "a, 4096, true",
        "a, 4097, false",
        "é, 2048, true",
        "é, 2049, false",
        "€, 1365, true",
        "€, 1366, false",
        "😀, 1024, true",
        "😀, 1025, false"
    })
    void shouldTakeFourKibibytesOfStateAndNotACharacterMore(
            String character, int times, boolean fits) {
        String state = character.repeat(times);
        assertThat(read(SESSION_ID, answer("Hi", state), LIBERAL))
                .isEqualTo(fits ? "open 'Hi' state '" + state + "'" : "INVALID_FIELD ClientState");
    }

    @Test
    void shouldRefuseABodyOfMoreThanSixtyFourKibibytes() {
        String body = answer("Hi", "");
        String most = body + " ".repeat(JsonReader.MAX_BYTES - body.length());
        assertThat(read(SESSION_ID, most, LIBERAL)).isEqualTo("open 'Hi'");
        assertThat(read(SESSION_ID, most + " ", LIBERAL)).isEqualTo("TOO_LARGE");
    }

    private static String answer(String message, String clientState) {
        byte[] body =
                JsonWriter.object()
                        .put("Type", "response")
                        .put("Message", message)
                        .put("ClientState", clientState)
                        .end();
        return new String(body, StandardCharsets.UTF_8);
    }
}
