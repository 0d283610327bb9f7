package io.strowger.core.session;

import static io.strowger.core.session.Given.BANK;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.CODE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.RECOVER;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionState.Live;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a session, what it takes, and what is shown of it in a log. */
class KeptValuesTest {

    private static final Rich RICH = new Rich("label", null, null, null, "[]");

    static Stream<Arguments> printed() {
        return Stream.of(
                Arguments.of(new Input.Dial("*713#", ""), "Dial[hidden]"),
                Arguments.of(new Input.Reply("4321"), "Reply[hidden]"),
                Arguments.of(new Input.Push("order 7"), "Push[hidden]"),
                Arguments.of(new Answer.Show(MENU, "cs"), "Show[" + MENU + "]"),
                Arguments.of(new Answer.Checkout(BYE, "{}"), "Checkout[" + BYE + "]"),
                Arguments.of(new RecoverablePush(BANK, CODE, MENU, "cs", T), "Kept[bank]"),
                Arguments.of(
                        new Destination.Recovery(CODE, "12345"), "Recovery[" + CODE + ", hidden]"));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void shouldSayWhatItIsAndNoMore(Object value, String shown) {
        assertThat(value).hasToString(shown);
    }

    @Test
    void shouldKeepOfAnAnswerWhatIsBesideItsText() {
        Screen rich = new Screen("menu", true, RICH);

        assertThat(new Answer.Show(MENU, "state").keptLength()).isEqualTo("state".length());
        assertThat(new Answer.Show(rich, "state").keptLength())
                .isEqualTo(RICH.length() + "state".length());
        assertThat(new Answer.Checkout(rich, "{}").keptLength()).isEqualTo(RICH.length());
        assertThat(new Answer.Later().keptLength()).isZero();
    }

    @Test
    void shouldMoveBothTimesOfARecord() {
        SessionRecord record = Seen.record(on(reading(), aborted("d1"), T + 9));
        SessionRecord moved = record.movedBy(1_000);

        assertThat(moved.begunAt()).isEqualTo(record.begunAt() + 1_000);
        assertThat(moved.endedAt()).isEqualTo(record.endedAt() + 1_000);
        assertThat(moved.movedBy(-1_000)).isEqualTo(record);
    }

    @Test
    void shouldStayOnlyWhenTheVerySameStateGoesOn() {
        SessionState state = reading();

        assertThat(Transition.to(state).stays(state)).isTrue();
        assertThat(Transition.to(reading()).stays(state)).isFalse();
    }

    @Test
    void shouldWaitForItsSubscriberUntilTheRecoveryCodeExpires() {
        assertThat(((Live) suspended()).until()).isEqualTo(T + RECOVER);
    }
}
