package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAgain;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Offered.BY_CODE;
import static io.strowger.core.session.Offered.OTHER_DIALECT;
import static io.strowger.core.session.Offered.endedBy;
import static io.strowger.core.session.Offered.hears;
import static io.strowger.core.session.Offered.offered;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.SessionId;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.Effect.OfferOutcome.NoSession;
import io.strowger.core.session.Effect.OfferOutcome.NotWaiting;
import io.strowger.core.session.Effect.OfferOutcome.Repeated;
import io.strowger.core.session.Offered.Sender;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState.Absent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Screens that applications send when the session does not wait for one. */
class OfferNotTakenTest {

    private static final Opening ASK = new Opening.Ask("order 7");

    private static Arguments row(
            String label, SessionState state, ScreenOffered offer, OfferOutcome outcome) {
        return Arguments.argumentSet(label, state, offer, outcome);
    }

    private static SessionState asSecondHop(String clientState) {
        return on(askedAgain(), answered(2, BALANCE, clientState), T).next();
    }

    static Stream<Arguments> withoutEffect() {
        ScreenOffered menu = offered(MENU, "cs1");
        ScreenOffered bye = offered(BYE, "m1");
        return Stream.of(
                row("nobody is there", Absent.INSTANCE, menu, new NoSession()),
                row("the subscriber reads it", reading(), menu, new Repeated(S1)),
                row(
                        "he reads it, and the offer names the code",
                        reading(),
                        BY_CODE.offers(MENU, "cs1"),
                        new Repeated(S1)),
                row(
                        "he reads another screen",
                        reading(),
                        offered(BALANCE, "m2"),
                        new NotWaiting(S1, "cs1")),
                row(
                        "he reads a screen that came with nothing",
                        asSecondHop(""),
                        offered(BALANCE, ""),
                        new NotWaiting(S1, "")),
                row(
                        "he reads a screen that came with the same in another dialect",
                        reading(),
                        OTHER_DIALECT.offers(MENU, "cs1"),
                        new NotWaiting(S1, "cs1")),
                row("the network has it", pushing(), offered(MENU, "cs0"), new Repeated(S1)),
                row(
                        "the network has another",
                        pushing(),
                        offered(MENU, "m2"),
                        new NotWaiting(S1, "cs0")),
                row("it waits for recovery", suspended(), offered(MENU, "cs0"), new Repeated(S1)),
                row(
                        "another waits for recovery",
                        suspended(),
                        offered(MENU, "m2"),
                        new NotWaiting(S1, "cs0")),
                row("an item is stored", handingOver(), menu, new NotWaiting(S1, "")),
                row("the session has ended", ended(), menu, new NoSession()),
                row("it has ended the session", endedBy(bye), bye, new Repeated(S1)),
                row(
                        "it has ended the session, and names the code",
                        endedBy(bye),
                        BY_CODE.offers(BYE, "m1"),
                        new Repeated(S1)),
                row(
                        "another has ended the session",
                        endedBy(bye),
                        offered(BYE, "m2"),
                        new NoSession()),
                row(
                        "another without anything to know it by has ended the session",
                        endedBy(offered(BYE, "")),
                        offered(BYE, ""),
                        new NoSession()));
    }

    static Stream<Arguments> ofOthers() {
        Sender account = new Sender(S1, "rival", "713", "programmable");
        Sender accountByCode = new Sender(SessionId.NONE, "rival", "713", "programmable");
        Sender code = new Sender(SessionId.NONE, "acme", "714", "programmable");
        Sender session = new Sender(S2, "acme", "713", "programmable");
        SessionState ended = endedBy(offered(BYE, "cs1"));
        return Stream.of(account, accountByCode, code, session)
                .flatMap(who ->
                        Stream.of(asked(), reading(), handingOver(), ended)
                                .map(state -> Arguments.of(state, who.offers(BYE, "cs1"))));
    }

    @ParameterizedTest
    @MethodSource("withoutEffect")
    void shouldOnlySayWhyWhenTheSessionDoesNotWait(
            SessionState state, ScreenOffered offer, OfferOutcome outcome) {
        Transition step = on(state, offer, T + 1);

        unchanged(state, step);
        assertThat(step.effects()).containsExactly(hears(outcome));
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void shouldKnowNoSessionThatIsNotMeantOrNotTheSenders(SessionState state, ScreenOffered offer) {
        Transition step = on(state, offer, T + 1);

        unchanged(state, step);
        assertThat(step.effects()).containsExactly(hears(new NoSession()));
    }

    @Test
    void shouldNotTakeTheRepetitionOfAnotherDialectForWhatEndedTheSession() {
        SessionState ended = endedBy(offered(BYE, "m1"));

        assertThat(on(ended, OTHER_DIALECT.offers(BYE, "m1"), T).effects())
                .containsExactly(hears(new NoSession()));
    }

    @Test
    void shouldKnowAgainWhatEndedTheSessionUntilItIsForgotten() {
        SessionState ended = endedBy(offered(BYE, "m1"));
        long forgetAt = T + Given.RULES.rememberEndedMillis();

        assertThat(on(ended, offered(BYE, "m1"), forgetAt - 1).effects())
                .containsExactly(hears(new Repeated(S1)));
        assertThat(on(ended, offered(BYE, "m1"), forgetAt).effects())
                .containsExactly(hears(new NoSession()));
    }

    @Test
    void shouldKnowAgainWhatTheNetworkNeverAnswered() {
        Transition step = on(pushing(), offered(MENU, "cs0"), T + 10_000);

        assertThat(step.effects())
                .containsExactly(Seen.push(new SubmitOutcome.Unknown()), hears(new Repeated(S1)));
    }

    @Test
    void shouldKnowAgainTheNotificationThatTheNetworkHasTaken() {
        SessionState taken =
                after(T, pushed(S1, ASK), offered(BYE, "m1"), new NetworkAccepted(S1, "n1"));

        assertThat(on(taken, offered(BYE, "m1"), T).effects())
                .containsExactly(hears(new Repeated(S1)));
    }
}
