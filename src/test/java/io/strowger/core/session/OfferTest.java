package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BYE;
import static io.strowger.core.session.Given.MENU;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.cancelled;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Offered.BY_CODE;
import static io.strowger.core.session.Offered.BY_ID;
import static io.strowger.core.session.Offered.OTHER_DIALECT;
import static io.strowger.core.session.Offered.hears;
import static io.strowger.core.session.Offered.offered;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.OfferOutcome.NoSession;
import io.strowger.core.session.Effect.OfferOutcome.Repeated;
import io.strowger.core.session.Effect.OfferOutcome.Taken;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.Offered.Sender;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Screens that applications send in requests of their own (docs/protocols/oneapi.md: "later"). */
class OfferTest {

    private static final Opening ASK = new Opening.Ask("order 7");

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
        Destination.Direct subCode =
                new Destination.Routed(Given.BANK, ServiceCode.parse("*713*2#"), "");
        SessionState asked = after(T, dialled("d1", S1, subCode));

        assertThat(on(asked, BY_CODE.offers(MENU, ""), T).effects())
                .containsExactly(hears(new Taken(S1)), show("d1", S1, MENU));
    }

    @Test
    void shouldShowOneScreenWhenTheOfferComesBeforeTheInlineAnswer() {
        SessionState reading = on(asked(), offered(MENU, "m1"), T).next();

        for (Answer inline : List.of(new Answer.Later(), new Answer.Show(BALANCE, "m2"))) {
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
    void shouldNotCarryWhatAnotherDialectKept() {
        SessionState reading = on(asked(), OTHER_DIALECT.offers(MENU, "memo"), T).next();

        assertThat(ask(on(reading, replied("d1", 2, "1"), T)).clientState()).isEmpty();
        assertThat(Seen.notice(on(reading, cancelled("d1"), T)).clientState()).isEmpty();
    }
}
