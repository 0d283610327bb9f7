package io.strowger.core.session;

import static io.strowger.core.session.Given.ANSWER;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.RECOVER;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.WITHOUT_RECOVERY;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.deadline;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.readingPush;
import static io.strowger.core.session.Given.refused;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Given.unknown;
import static io.strowger.core.session.Seen.endedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Suspended;
import org.junit.jupiter.api.Test;

/** The edges of a push's recovery: how long it may be taken up again, and what ends it before. */
class LostPushTest {

    private static SessionState unknownWithoutRecovery() {
        SessionState pushing =
                after(T, pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "cs0")));
        return on(pushing, deadline(), T + Given.RULES.submitWithinMillis()).next();
    }

    @Test
    void shouldStayAPushWhoseOutcomeIsNotKnownWhileItMayBeTakenUpAgain() {
        Transition lost = on(unknown(), aborted(S1.hex()), T + RECOVER - 1);

        assertThat(lost.next()).isInstanceOf(Suspended.class);
    }

    @Test
    void shouldEndAPushWhoseOutcomeIsNotKnownAndThatCannotBeTakenUpAgain() {
        Transition lost = on(unknownWithoutRecovery(), aborted(S1.hex()), T + 20_000);

        endedFor(EndReason.NETWORK_ABORTED, lost);
    }

    @Test
    void shouldBeRecoverableForAsLongAsItsCodeIsGood() {
        Session kept = ((Live) pushing()).session();
        SessionState without =
                after(T, pushed(S1, WITHOUT_RECOVERY, new Opening.First(MENU, "cs0")));

        assertThat(kept.recoverableUntil()).isEqualTo(T + RECOVER);
        assertThat(((Live) without).session().recoverableUntil()).isZero();
        assertThat(((Live) Given.asked()).session().recoverableUntil()).isZero();
    }

    @Test
    void shouldSpareWhatMayBeTakenUpAgainARefusedDial() {
        assertThat(isSpared((Live) suspended(), T + RECOVER)).isTrue();
        assertThat(isSpared((Live) Given.parted(), T + RECOVER)).isTrue();
        assertThat(isSpared((Live) readingPush(), T + RECOVER - 1)).isTrue();
        assertThat(isSpared((Live) readingPush(), T + RECOVER)).isFalse();
        assertThat(isSpared((Live) Given.asked(), T)).isFalse();
        assertThat(Suspensions.isSpared((Live) suspended(), dialled("d2", S1), T)).isFalse();
    }

    private static boolean isSpared(Live live, long now) {
        return Suspensions.isSpared(live, refused("d2", S1, EndReason.NO_SUCH_CODE), now);
    }

    /**
     * When the time in the dialogue is the application's whole time, there is nothing to wait for.
     */
    @Test
    void shouldNotPutOffForAnAnswerThatIsLateAtOnce() {
        Destination.Routed slow =
                new Destination.Routed(Given.application(0, ANSWER), Given.CODE, "");
        SessionState asked = after(T, dialled("d1", S1, slow));

        endedFor(EndReason.APPLICATION_TIMED_OUT, on(asked, deadline(), T + ANSWER));
    }

    @Test
    void shouldNameASessionAndHideTheRest() {
        assertThat(((Live) readingPush()).session())
                .hasToString("Session[" + S1 + ", " + Given.KEY.msisdn() + ", bank]");
    }
}
