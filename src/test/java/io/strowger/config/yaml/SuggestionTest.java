package io.strowger.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> WORDS = List.of("answerWithin", "replyWithin", "id", "url");

    @ParameterizedTest
    @CsvSource({
        "anwserWithin, answerWithin",
        "answerwithin, answerWithin",
        "replayWithin, replyWithin",
        "uri, url",
    })
    void shouldFindTheWordThatWasMeant(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, WORDS)).contains(meant);
    }

    @Test
    void shouldNotGuessAWordThatSharesNothing() {
        assertThat(Suggestion.nearest("xy", WORDS)).isEmpty();
        assertThat(Suggestion.nearest("colour", WORDS)).isEmpty();
    }

    @Test
    void shouldCountEdits() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }
}
