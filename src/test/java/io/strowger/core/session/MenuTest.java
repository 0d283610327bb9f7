package io.strowger.core.session;

import static io.strowger.core.session.Given.REPLY;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.SESSION;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Choices;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A menu takes its keys only (docs/protocols/session-event.md, ChooserView; invariants 12 and 13).
 */
class MenuTest {

    private static final Screen CHOOSER =
            Screen.choosing("1. A\nQ. B", new Choices(List.of("1", "Q"), false));

    private static SessionState choosing() {
        return after(T, dialled("d1", S1), answered(1, CHOOSER, "cs1"));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"1,1", " 1\t,1", "Q,Q", "q,Q"})
    void shouldAskTheApplicationAboutAKeyAsItWroteIt(String typed, String heard) {
        Transition step = on(choosing(), replied("d1", 2, typed), T);

        assertThat(ask(step).hop()).isEqualTo(2);
        assertThat(ask(step).input()).isEqualTo(new Input.Reply(heard));
        assertThat(ask(step).clientState()).isEqualTo("cs1");
    }

    @ParameterizedTest
    @CsvSource({"2", "11", "''", "1.", "1 A", "*"})
    void shouldShowTheMenuAgainWithoutAHop(String typed) {
        Transition step = on(choosing(), replied("d1", 2, typed), T + 500);

        assertThat(step.effects()).containsExactly(show("d1", S1, CHOOSER));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingSubscriber.class,
                        reading -> {
                            assertThat(reading.clientState()).isEqualTo("cs1");
                            assertThat(reading.replyBy()).isEqualTo(T + 500 + REPLY);
                            int shown = CHOOSER.text().length();
                            assertThat(Seen.counts(reading.tally()))
                                    .containsExactly(1, 2, 7 + typed.length(), 2 * shown);
                        });
    }

    @Test
    void shouldCountHopsOnAfterAWrongKey() {
        SessionState again = on(choosing(), replied("d1", 2, "9"), T).next();
        Transition step = on(again, replied("d1", 3, "1"), T);

        assertThat(ask(step).hop()).isEqualTo(2);
        assertThat(ask(step).clientState()).isEqualTo("cs1");
    }

    @Test
    void shouldKnowARepeatedWrongKey() {
        SessionState again = on(choosing(), replied("d1", 2, "9"), T).next();
        Transition step = on(again, replied("d1", 2, "9"), T);

        unchanged(again, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, CHOOSER));
        assertThat(ask(on(again, replied("d1", 2, "1"), T)).hop()).isEqualTo(2);
    }

    @Test
    void shouldNotOutliveTheSessionByWrongKeys() {
        SessionState state = choosing();
        for (long now = T; now < T + SESSION; now += REPLY - 1) {
            state = on(state, replied("d1", 0, "9"), now).next();
        }

        assertThat(state.dueAt()).isEqualTo(T + SESSION);
        Transition end = on(state, replied("d1", 0, "9"), T + SESSION);
        Seen.endedFor(EndReason.SESSION_TOO_LONG, end);
    }

    @Test
    void shouldAskAgainInAPushAsWell() {
        SessionState reading =
                after(
                        T,
                        pushed(S1, new Opening.First(CHOOSER, "cs0")),
                        new NetworkAccepted(S1, "d1"));
        Transition wrong = on(reading, replied("d1", 1, "9"), T);
        assertThat(wrong.effects()).containsExactly(show("d1", S1, CHOOSER));
        assertThat(ask(on(wrong.next(), replied("d1", 2, "1"), T)).hop()).isEqualTo(1);
    }

    @Test
    void shouldTakeAWrongKeyAsASignThatTheScreenHasArrived() {
        SessionState suspended =
                after(
                        T,
                        pushed(S1, new Opening.First(CHOOSER, "cs0")),
                        new NetworkAccepted(S1, "d1"),
                        new NotDelivered(Given.KEY, "d1", "absent"));
        Transition step = on(suspended, replied("d1", 1, "9"), T);

        assertThat(step.next()).isInstanceOf(AwaitingSubscriber.class);
        assertThat(step.effects()).containsExactly(show("d1", S1, CHOOSER));
    }
}
