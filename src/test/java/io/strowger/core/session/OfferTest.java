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
import static io.strowger.core.session.Given.cancelled;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.Effect.OfferOutcome.NoSession;
import io.strowger.core.session.Effect.OfferOutcome.NotWaiting;
import io.strowger.core.session.Effect.OfferOutcome.Repeated;
import io.strowger.core.session.Effect.OfferOutcome.Taken;
import io.strowger.core.session.Effect.PushOutcome;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Screens that applications send in requests of their own (notes.md, oneapi: "later"). */
class OfferTest {

    private static final long OFFER = 42;
    private static final Opening ASK = new Opening.Ask("order 7");

    /** From whom an offer is, and for what; the rest is as the session wants it. */
    private record Sender(SessionId session, String account, String shortCode, String dialect) {

        ScreenOffered offers(Screen screen, String clientState) {
            return new ScreenOffered(
                    OFFER, session, account, shortCode, dialect, screen, clientState);
        }
    }

    private static final Sender BY_ID = new Sender(S1, "acme", "", "programmable");
    private static final Sender BY_CODE = new Sender(SessionId.NONE, "acme", "713", "programmable");
    private static final Sender OTHER_DIALECT = new Sender(S1, "acme", "713", "oneapi");

    private static ScreenOffered offered(Screen screen, String clientState) {
        return BY_ID.offers(screen, clientState);
    }

    private static AnswerOffer hears(OfferOutcome outcome) {
        return new AnswerOffer(OFFER, outcome);
    }

    private static Arguments row(
            String label, SessionState state, ScreenOffered offer, OfferOutcome outcome) {
        return Arguments.argumentSet(label, state, offer, outcome);
    }

    private static SessionState asSecondHop(String clientState) {
        return on(askedAgain(), answered(2, BALANCE, clientState), T).next();
    }

    private static SessionState endedBy(ScreenOffered offer) {
        return on(asked(), offer, T).next();
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
                row(
                        "the network has it",
                        pushing(),
                        offered(MENU, "cs0"),
                        new Repeated(S1)),
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
    void shouldTakeTheScreenAsTheAnswerOfTheHop() {
        for (Sender sender : List.of(BY_ID, BY_CODE)) {
            for (Screen screen : List.of(MENU, BYE)) {
                Transition offered = on(asked(), sender.offers(screen, "m1"), T + 9);
                Transition answered = on(asked(), answered(1, screen, "m1"), T + 9);

                assertThat(offered.next()).isEqualTo(answered.next());
                assertThat(offered.effects().getFirst()).isEqualTo(hears(new Taken(S1)));
                assertThat(offered.effects().subList(1, offered.effects().size()))
                        .isEqualTo(answered.effects());
            }
        }
    }

    @Test
    void shouldFindTheSessionByTheFirstSegmentOfItsCode() {
        Destination subCode =
                new Destination.Routed(Given.BANK, ServiceCode.parse("*713*2#"), "");
        SessionState asked = after(T, dialled("d1", S1, subCode));

        assertThat(on(asked, BY_CODE.offers(MENU, ""), T).effects())
                .containsExactly(hears(new Taken(S1)), show("d1", S1, MENU));
    }

    @Test
    void shouldShowOneScreenWhenTheOfferComesBeforeTheInlineAnswer() {
        SessionState reading = on(asked(), offered(MENU, "m1"), T).next();

        for (Answer inline :
                List.of(new Answer.Later(), new Answer.Show(BALANCE, "m2"))) {
            Transition late = on(reading, new ApplicationAnswered(S1, 1, inline), T + 1);

            unchanged(reading, late);
            assertThat(late.effects()).containsExactly(new CountLateAnswer());
        }
        Transition reply = on(reading, replied("d1", 2, "1"), T + 2);
        assertThat(ask(reply).hop()).isEqualTo(2);
        assertThat(ask(reply).clientState()).isEqualTo("m1");
    }

    @Test
    void shouldTakeTheScreenThatWasPromisedForLater() {
        SessionState promised =
                on(asked(), new ApplicationAnswered(S1, 1, new Answer.Later()), T).next();

        assertThat(on(promised, offered(MENU, "m1"), T + 1).effects())
                .containsExactly(hears(new Taken(S1)), show("d1", S1, MENU));
    }

    @Test
    void shouldShowWhatIsOfferedTwiceOnce() {
        Transition once = on(asked(), offered(MENU, "m1"), T);
        Transition twice = on(once.next(), offered(MENU, "m1"), T + 1);

        assertThat(kinds(once)).containsExactly(AnswerOffer.class, ShowScreen.class);
        assertThat(twice.effects()).containsExactly(hears(new Repeated(S1)));
    }

    @Test
    void shouldEndWithAFinalScreenThatIsOffered() {
        Transition step = on(asked(), offered(BYE, "m1"), T + 9);

        endedFor(EndReason.COMPLETED, step);
        assertThat(kinds(step))
                .containsExactly(AnswerOffer.class, ShowScreen.class, WriteRecord.class);
        assertThat(step.effects().get(1)).isEqualTo(show("d1", S1, BYE));
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
    void shouldTakeAnOfferUntilTheDeadlineAndNotAfter() {
        assertThat(kinds(on(asked(), offered(MENU, "m1"), T + Given.ANSWER - 1)))
                .containsExactly(AnswerOffer.class, ShowScreen.class);

        Transition late = on(asked(), offered(MENU, "m1"), T + Given.ANSWER);

        endedFor(EndReason.APPLICATION_TIMED_OUT, late);
        assertThat(kinds(late))
                .containsExactly(
                        ShowScreen.class,
                        TellApplication.class,
                        WriteRecord.class,
                        AnswerOffer.class);
        assertThat(late.effects().getFirst())
                .isEqualTo(show("d1", S1, Given.bankText(SubscriberText.UNAVAILABLE)));
        assertThat(late.effects().getLast()).isEqualTo(hears(new NoSession()));
    }

    @Test
    void shouldKnowAgainWhatTheNetworkNeverAnswered() {
        Transition step = on(pushing(), offered(MENU, "cs0"), T + 10_000);

        assertThat(step.effects())
                .containsExactly(Seen.push(PushOutcome.UNKNOWN), hears(new Repeated(S1)));
    }

    @Test
    void shouldSubmitWhatIsOfferedForTheFirstHopOfAPush() {
        Transition step = on(after(T, pushed(S1, ASK)), offered(MENU, "m1"), T + 7);

        assertThat(kinds(step)).containsExactly(AnswerOffer.class, BeginDialogue.class);
        assertThat(step.effects().getFirst()).isEqualTo(hears(new Taken(S1)));
        assertThat(step.next())
                .isInstanceOfSatisfying(
                        AwaitingNetwork.class,
                        s -> {
                            assertThat(s.first()).isEqualTo(MENU);
                            assertThat(s.clientState()).isEqualTo("m1");
                        });
        SessionState reading = on(step.next(), new NetworkAccepted(S1, "n1"), T + 8).next();
        assertThat(ask(on(reading, replied("n1", 1, "2"), T + 9)).clientState()).isEqualTo("m1");
    }

    @Test
    void shouldKnowAgainTheNotificationThatTheNetworkHasTaken() {
        SessionState taken =
                after(
                        T,
                        pushed(S1, ASK),
                        offered(BYE, "m1"),
                        new NetworkAccepted(S1, "n1"));

        assertThat(on(taken, offered(BYE, "m1"), T).effects())
                .containsExactly(hears(new Repeated(S1)));
    }

    @Test
    void shouldNotCarryWhatAnotherDialectKept() {
        SessionState reading = on(asked(), OTHER_DIALECT.offers(MENU, "memo"), T).next();

        assertThat(ask(on(reading, replied("d1", 2, "1"), T)).clientState()).isEmpty();
        assertThat(Seen.notice(on(reading, cancelled("d1"), T)).clientState()).isEmpty();
    }
}
