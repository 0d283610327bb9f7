package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BANK;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.aborted;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAboutPush;
import static io.strowger.core.session.Given.bankText;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.networkText;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.parted;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.putOff;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.readingPush;
import static io.strowger.core.session.Given.recovery;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Given.unknown;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.close;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.Suspended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pushes that go on when their recovery code is dialled. */
class RecoveryTest {

    private static final RecoverablePush KEPT =
            new RecoverablePush(BANK, Given.CODE, MENU, "cs0", T - 30_000);
    private static final Answer CHECKOUT = new Answer.Checkout(BYE, "{}");
    private static final Answer LAST = new Answer.Show(BYE, "");

    private static void suspendedUntil(long expiresAt, Screen shown, Transition step) {
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Suspended.class,
                        s -> {
                            assertThat(s.dueAt()).isEqualTo(expiresAt);
                            assertThat(s.shown()).isEqualTo(shown);
                        });
    }

    @Test
    void shouldResumeInAnotherDialogueWithTheTimeOfAWholeSession() {
        long later = T + 500_000;
        Transition step = on(suspended(), recovery("d2"), later);

        assertThat(step.effects()).containsExactly(show("d2", S1, MENU));
        assertThat(step.next().dueAt()).isEqualTo(later + Given.REPLY);
        Transition reply = on(step.next(), replied("d2", 2, "1"), later);
        assertThat(ask(reply).clientState()).isEqualTo("cs0");
        assertThat(ask(reply).answerBy()).isEqualTo(later + Given.ANSWER);
        assertThat(on(reply.next(), Given.deadline(), later + Given.SESSION).next())
                .isInstanceOf(Ended.class);
    }

    @Test
    void shouldResumeOnce() {
        SessionState resumed = on(suspended(), recovery("d2"), T).next();

        endedFor(EndReason.NETWORK_ABORTED, on(resumed, aborted("d2"), T));
        endedFor(
                EndReason.NOT_DELIVERED,
                on(resumed, new NotDelivered(Given.KEY, "d2", "absent"), T));
        endedFor(EndReason.SUBSCRIBER_TIMED_OUT, on(resumed, Given.deadline(), T + Given.REPLY));
    }

    @Test
    void shouldCountInputsAnewInTheDialogueOfARecovery() {
        SessionState lost =
                after(
                        T,
                        pushed(S1, new Opening.Ask("")),
                        answered(1, MENU, ""),
                        new NetworkAccepted(S1, "d1"),
                        replied("d1", 7, "1"),
                        answered(2, MENU, ""),
                        new NotDelivered(Given.KEY, "d1", "lost"),
                        recovery("d2"));

        assertThat(ask(on(lost, replied("d2", 2, "1"), T)).hop()).isEqualTo(3);
    }

    @Test
    void shouldResumeWhatNobodyHasReportedLost() {
        Transition step = on(readingPush(), recovery("d2"), T);

        assertThat(step.effects())
                .containsExactly(
                        close("d1", S1, bankText(SubscriberText.SESSION_OVER)),
                        show("d2", S1, MENU));
        assertThat(ask(on(step.next(), replied("d2", 2, "1"), T)).clientState()).isEqualTo("cs0");
    }

    @Test
    void shouldLetTheSubscriberWaitInTheNewDialogueForTheAnswer() {
        for (SessionState asked : new SessionState[] {askedAboutPush(), parted()}) {
            Transition step = on(asked, recovery("d2"), T + 1);

            assertThat(Seen.all(step, ShowScreen.class)).isEmpty();
            assertThat(step.next().dueAt()).isEqualTo(T + Given.ANSWER);
            Transition answer = on(step.next(), answered(1, BALANCE, ""), T + 2);
            assertThat(answer.effects()).containsExactly(show("d2", S1, BALANCE));
        }
        assertThat(on(askedAboutPush(), recovery("d2"), T).effects())
                .containsExactly(close("d1", S1, bankText(SubscriberText.SESSION_OVER)));
    }

    @Test
    void shouldShowTheLastScreenOfAnItemInTheNewDialogue() {
        SessionState storing =
                on(askedAboutPush(), new ApplicationAnswered(S1, 1, CHECKOUT), T).next();
        SessionState moved = on(storing, recovery("d2"), T).next();

        assertThat(on(moved, new CheckoutStored(S1), T).effects().getFirst())
                .isEqualTo(show("d2", S1, BYE));
    }

    @Test
    void shouldShowARepeatedRecoveryTheSameScreen() {
        SessionState resumed = on(suspended(), recovery("d2"), T).next();
        Transition step = on(resumed, recovery("d2"), T);
        unchanged(resumed, step);
        assertThat(step.effects()).containsExactly(show("d2", S1, MENU));

        SessionState ended =
                on(on(resumed, replied("d2", 2, "1"), T).next(), answered(1, BYE, ""), T).next();
        assertThat(on(ended, recovery("d2"), T).effects()).containsExactly(show("d2", S1, BYE));

        SessionState hungUp = on(resumed, Given.cancelled("d2"), T).next();
        assertThat(Seen.record(on(hungUp, recovery("d2"), T)).reason())
                .isEqualTo(EndReason.RECOVERY_INVALID);
    }

    @Test
    void shouldGoOnFromTheFirstScreenWhenNothingElseIsLeft() {
        for (SessionState state : new SessionState[] {Absent.INSTANCE, endedOf(S2)}) {
            Transition step = on(state, recovery("d3", KEPT), T);

            assertThat(step.effects()).containsExactly(show("d3", S1, MENU));
            Transition reply = on(step.next(), replied("d3", 2, "1"), T);
            assertThat(ask(reply).hop()).isEqualTo(2);
            assertThat(ask(reply).clientState()).isEqualTo("cs0");
            Session session = ask(reply).session();
            assertThat(session.begunAt()).isEqualTo(T - 30_000);
            assertThat(session.endsBy()).isEqualTo(T + Given.SESSION);
            assertThat(session.origin()).isEqualTo(Session.Origin.NETWORK_INITIATED);
            assertThat(session.application().recoverWithinMillis()).isZero();
        }
    }

    @Test
    void shouldSupersedeTheSessionThatStandsWhereAKeptPushGoesOn() {
        SessionState other = after(T, Given.dialled("d9", new SessionId(1, 9)));
        Transition step = on(other, recovery("d3", KEPT), T);

        assertThat(record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
        assertThat(Seen.one(step, ShowScreen.class)).isEqualTo(show("d3", S1, MENU));
    }

    @Test
    void shouldNotRaiseAnEndedSession() {
        Transition step = on(ended(), recovery("d3", KEPT), T);

        refusedAs(EndReason.RECOVERY_INVALID, step);
    }

    @Test
    void shouldRefuseACodeThatLeadsNowhere() {
        for (SessionState state :
                new SessionState[] {Absent.INSTANCE, ended(), endedOf(new SessionId(1, 9))}) {
            Transition step = on(state, recovery("d9"), T);

            refusedAs(EndReason.RECOVERY_INVALID, step);
            endedFor(EndReason.RECOVERY_INVALID, step);
        }
    }

    @Test
    void shouldRefuseACodeBeforeThePushHasADialogue() {
        for (SessionState state :
                new SessionState[] {pushing(), after(T, pushed(S1, new Opening.Ask("")))}) {
            Transition step = on(state, recovery("d9"), T);

            unchanged(state, step);
            refusedAs(EndReason.RECOVERY_INVALID, step);
        }
    }

    private static void refusedAs(EndReason reason, Transition step) {
        ShowScreen shown = Seen.one(step, ShowScreen.class);
        assertThat(shown.session()).isEqualTo(S2);
        assertThat(shown.screen()).isEqualTo(networkText(reason.text()));
        assertThat(record(step).reason()).isEqualTo(reason);
        assertThat(record(step).id()).isEqualTo(S2);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECOVERY_INVALID", "NO_SUCH_CODE", "NOT_ALLOWED", "SHUT_DOWN"})
    void shouldLeaveAPushAloneWhenARefusedCodeIsDialled(EndReason reason) {
        for (SessionState state :
                new SessionState[] {
                    suspended(), readingPush(), askedAboutPush(), parted(), unknown(), putOff()
                }) {
            Transition step = on(state, Given.refused("d9", S2, reason), T);

            unchanged(state, step);
            assertThat(step.effects().getFirst())
                    .isEqualTo(show("d9", S2, networkText(reason.text())));
            assertThat(record(step).reason()).isEqualTo(reason);
        }
        assertThat(on(reading(), Given.refused("d9", S2, reason), T).next())
                .isInstanceOf(Ended.class);
    }

    @Test
    void shouldSupersedeASuspendedSessionWhenAnotherCodeIsDialled() {
        Transition step = on(suspended(), Given.dialled("d2", S2), T);

        assertThat(record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
        assertThat(ask(step).session().id()).isEqualTo(S2);
    }

    @Test
    void shouldCompleteANotificationThatIsShownByRecovery() {
        SessionState unknown =
                on(after(T, pushed(S1, new Opening.First(BYE, ""))), Given.deadline(), T + 10_000)
                        .next();
        Transition step = on(unknown, recovery("d2"), T + 20_000);

        endedFor(EndReason.COMPLETED, step);
        assertThat(step.effects().getFirst()).isEqualTo(show("d2", S1, BYE));
    }

    @Test
    void shouldTakeAReplyToAScreenThatArrivedAfterAll() {
        Transition step = on(suspended(), replied("d1", 1, "2"), T + 300_000);

        assertThat(ask(step).hop()).isEqualTo(1);
        assertThat(ask(step).answerBy()).isEqualTo(T + 305_000);
        assertThat(Seen.all(step, AnswerPush.class)).isEmpty();
        suspendedUntil(
                T + Given.RECOVER,
                BALANCE,
                on(
                        on(step.next(), aborted("d1"), T + 300_000).next(),
                        answered(1, BALANCE, ""),
                        T + 300_000));
    }

    @Test
    void shouldStaySuspendedWhenOnlyAnOldReplyIsRepeated() {
        SessionState lost =
                on(
                                on(askedAboutPush(), answered(1, BALANCE, ""), T).next(),
                                new NotDelivered(Given.KEY, "d1", "lost"),
                                T)
                        .next();
        Transition step = on(lost, replied("d1", 1, "2"), T);

        unchanged(lost, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, BALANCE));
    }

    @Test
    void shouldEndWhenNobodyResumesInTime() {
        SessionState suspended = suspended();
        unchanged(suspended, on(suspended, Given.deadline(), T + 599_999));

        Transition step = on(suspended, Given.deadline(), T + 600_000);

        endedFor(EndReason.NOT_DELIVERED, step);
        assertThat(record(step).detail()).isEqualTo("not resumed");
        assertThat(step.effects().getFirst())
                .isEqualTo(close("d1", S1, bankText(SubscriberText.SESSION_OVER)));
        assertThat(record(step).application()).isEqualTo(BANK.id());
    }

    @Test
    void shouldAnswerOnceWhoComesWhenASuspendedSessionIsJustOver() {
        Transition step = on(suspended(), replied("d1", 1, "2"), T + 600_000);

        assertThat(kinds(step))
                .containsExactly(CloseLeg.class, TellApplication.class, WriteRecord.class);
    }

    private static SessionState endedOf(SessionId id) {
        return after(T, Given.dialled("d1", id), new ApplicationAnswered(id, 1, LAST));
    }
}
