package io.strowger.core.session;

import static io.strowger.core.session.Given.BYE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.session.SessionState.AwaitingApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of a session: what they count, and what they keep to themselves (invariant 26). */
class SessionValuesTest {

    static Stream<Object> holdingSecrets() {
        return Stream.of(
                new Input.Dial("*713*4321#", "4321"),
                new Input.Reply("4321"),
                new Input.Push("4321"),
                new Answer.Show(BYE, "4321"),
                new Answer.Checkout(BYE, "4321"),
                ((AwaitingApplication) Given.asked()).session());
    }

    @ParameterizedTest
    @MethodSource("holdingSecrets")
    void shouldNotPrintWhatSubscribersAndApplicationsSay(Object value) {
        assertThat(value.toString()).doesNotContain("4321", "Bye", "*713", "20058");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "é", "€uro", "😀", "Ωß\u0800\u07ff\u0080\u007f", "a😀é€"})
    void shouldCountBytesAsUtf8(String text) {
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;

        assertThat(Seen.counts(SessionCounters.NONE.heard(1, text)))
                .containsExactly(1, 1, bytes, 0);
        assertThat(SessionCounters.NONE.began(text))
                .isEqualTo(new SessionCounters(1, 0, 0, bytes, 0));
        assertThat(SessionCounters.NONE.showed(text))
                .isEqualTo(new SessionCounters(0, 0, 0, 0, bytes));
    }

    @Test
    void shouldKnowTheInputsThatItHasHeard() {
        SessionCounters tally = SessionCounters.NONE.heard(4, "1").heard(5, "Aa");

        assertThat(tally.hasHeard(5, "Aa")).isTrue();
        assertThat(tally.hasHeard(5, "BB")).isFalse();
        assertThat(tally.hasHeard(4, "BB")).isTrue();
        assertThat(tally.hasHeard(6, "Aa")).isFalse();
        assertThat(tally.hasHeard(0, "Aa")).isFalse();
        assertThat(tally.inNewDialogue().hasHeard(5, "Aa")).isFalse();
        assertThat(tally.inNewDialogue()).isEqualTo(new SessionCounters(2, 0, 0, 3, 0));
    }

    /** Two inputs of four digits, as a PIN, are not taken for the same. */
    @Test
    void shouldTellShortNumbersApart() {
        for (int pin = 1; pin < 10_000; pin++) {
            SessionCounters tally = SessionCounters.NONE.heard(1, "%04d".formatted(pin));
            assertThat(tally.hasHeard(1, "%04d".formatted(pin))).isTrue();
            assertThat(tally.hasHeard(1, "%04d".formatted(pin - 1))).isFalse();
        }
    }

    @Test
    void shouldNotShowWhatAReplyWas() {
        assertThat(SessionCounters.NONE.heard(7, "4321"))
                .hasToString("SessionCounters[hops=1, bytesIn=4, bytesOut=0]");
    }

    @Test
    void shouldReadWhatAnInputSays() {
        assertThat(new Input.Dial("*713#", "").text()).isEqualTo("*713#");
        assertThat(new Input.Reply("1").text()).isEqualTo("1");
        assertThat(new Input.Push("order 7").text()).isEqualTo("order 7");
    }
}
