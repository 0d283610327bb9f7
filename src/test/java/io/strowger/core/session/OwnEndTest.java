package io.strowger.core.session;

import static io.strowger.core.session.Given.ANSWER;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.CODE;
import static io.strowger.core.session.Given.RECOVER;
import static io.strowger.core.session.Given.REPLY;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.SESSION;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.cancelled;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.Opening;
import org.junit.jupiter.api.Test;

/**
 * Applications that are told of every end, also of those they made
 * (docs/protocols/session-event.md, close).
 */
class OwnEndTest {

    private static final ApplicationTerms TOLD =
            new ApplicationTerms(
                    "loans",
                    "acme",
                    "session-event",
                    ANSWER,
                    REPLY,
                    SESSION,
                    RECOVER,
                    0,
                    true,
                    Texts.DEFAULTS);

    private static SessionState asked() {
        return after(T, dialled("d1", S1, new Destination.Routed(TOLD, CODE, "")));
    }

    @Test
    void shouldTellOfItAfterTheLastScreenWithWhatCameWithIt() {
        Transition step = on(asked(), answered(1, BYE, "last"), T);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step))
                .containsExactly(ShowScreen.class, TellApplication.class, WriteRecord.class);
        assertThat(notice(step).reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(notice(step).clientState()).isEqualTo("last");
        assertThat(notice(step).sequence()).isEqualTo(2);
    }

    @Test
    void shouldTellOfItWhenTheNetworkHasTakenAFinalPush() {
        SessionState pushing = after(T, pushed(S1, TOLD, new Opening.First(BYE, "last")));
        Transition step = on(pushing, new NetworkAccepted(S1, "d1"), T);

        assertThat(kinds(step))
                .containsExactly(AnswerPush.class, TellApplication.class, WriteRecord.class);
        assertThat(notice(step).clientState()).isEqualTo("last");
    }

    @Test
    void shouldTellOfAnotherEndOnceAsWell() {
        Transition step = on(asked(), cancelled("d1"), T);

        assertThat(notice(step).reason()).isEqualTo(EndReason.SUBSCRIBER_CANCELLED);
        assertThat(kinds(on(step.next(), cancelled("d1"), T)))
                .doesNotContain(TellApplication.class);
    }
}
