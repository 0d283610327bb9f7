package io.strowger.core.session;

import static io.strowger.core.session.Given.BANK;
import static io.strowger.core.session.Given.CODE;
import static io.strowger.core.session.Given.KEY;
import static io.strowger.core.session.Given.NETWORK;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.S2;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.askedAgain;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.ended;
import static io.strowger.core.session.Given.handingOver;
import static io.strowger.core.session.Given.networkText;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushing;
import static io.strowger.core.session.Given.reading;
import static io.strowger.core.session.Given.refused;
import static io.strowger.core.session.Given.suspended;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.close;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.kinds;
import static io.strowger.core.session.Seen.notice;
import static io.strowger.core.session.Seen.record;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.Ended;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariants 9, 10 and 12: dials that begin a session, repeat themselves or take its place. */
class BeginningTest {

    static Stream<SessionState> live() {
        return Stream.of(asked(), reading(), askedAgain(), handingOver(), suspended());
    }

    static Stream<SessionState> placesToBegin() {
        return Stream.of(Absent.INSTANCE, ended());
    }

    @ParameterizedTest
    @MethodSource("placesToBegin")
    void shouldAskTheApplicationAboutTheDial(SessionState before) {
        Transition step = on(before, dialled("d2", S2), T);

        Session session =
                new Session(
                        S2, KEY, "d2", Session.Origin.MOBILE, NETWORK, BANK, CODE, "*713*7#", T);
        SessionCounters tally = new SessionCounters(1, 0, 0, 7, 0);
        assertThat(step.next()).isEqualTo(new AwaitingApplication(session, tally, "", T + 5_000));
        assertThat(step.effects())
                .containsExactly(
                        new AskApplication(
                                session, 1, new Input.Dial("*713*7#", "7"), "", T + 5_000));
    }

    @Test
    void shouldWantTheAnswerBeforeTheNetworkHangsUp() {
        NetworkTerms hasty = new NetworkTerms("demo", "Demo", 4_000, Texts.DEFAULTS);
        SessionEvent dial =
                new SessionEvent.Dialled(
                        KEY, hasty, "d1", S1, 1, "*713#", new Destination.Routed(BANK, CODE, ""));

        assertThat(ask(on(Absent.INSTANCE, dial, T)).answerBy()).isEqualTo(T + 3_000);
    }

    @Test
    void shouldLetARepeatedDialWaitWithTheFirst() {
        for (SessionState state : new SessionState[] {asked(), askedAgain(), handingOver()}) {
            Transition step = on(state, dialled("d1", S2), T);

            unchanged(state, step);
            assertThat(step.effects()).isEmpty();
        }
    }

    @Test
    void shouldShowARepeatedDialTheScreenOfNow() {
        SessionState reading = reading();
        Transition step = on(reading, dialled("d1", S2), T);

        unchanged(reading, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, Given.MENU));
    }

    /** Networks use the names of their dialogues again. */
    @Test
    void shouldSupersedeASessionByAnotherDialStringInADialogueOfTheSameName() {
        for (SessionState state :
                new SessionState[] {asked(), reading(), handingOver(), suspended()}) {
            Dialled other = new Dialled(KEY, NETWORK, "d1", S2, 1, "*713*8#", routed("8"));
            Transition step = on(state, other, T);

            assertThat(ask(step).session().id()).isEqualTo(S2);
            assertThat(Seen.record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
            assertThat(step.next().sessionOf(other)).isEqualTo(S2);
        }
    }

    private static Destination.Routed routed(String rest) {
        return new Destination.Routed(BANK, CODE, rest);
    }

    @Test
    void shouldShowARepeatedDialTheLastScreenOfAnEndedSession() {
        SessionState ended = ended();
        Transition step = on(ended, dialled("d1", S2), T);

        unchanged(ended, step);
        assertThat(step.effects()).containsExactly(show("d1", S1, Given.BYE));
    }

    @ParameterizedTest
    @MethodSource("live")
    void shouldSupersedeWhateverIsLive(SessionState state) {
        Transition step = on(state, dialled("d2", S2), T);

        assertThat(kinds(step))
                .containsExactly(
                        CloseLeg.class,
                        TellApplication.class,
                        WriteRecord.class,
                        AskApplication.class);
        assertThat(step.effects().getFirst())
                .isEqualTo(close("d1", S1, Given.bankText(SubscriberText.SESSION_OVER)));
        assertThat(notice(step).reason()).isEqualTo(EndReason.SUPERSEDED);
        assertThat(record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
        assertThat(record(step).id()).isEqualTo(S1);
        assertThat(ask(step).session().id()).isEqualTo(S2);
    }

    @Test
    void shouldCallAPushUnknownThatADialSupersedes() {
        Transition step = on(pushing(), dialled("d2", S2), T);

        assertThat(step.effects().getFirst()).isEqualTo(Seen.push(new SubmitOutcome.Unknown()));
        assertThat(record(step).reason()).isEqualTo(EndReason.SUPERSEDED);
        assertThat(ask(step).session().id()).isEqualTo(S2);
    }

    @Test
    void shouldSupersedeEvenWhenTheNewDialLeadsNowhere() {
        Transition step = on(reading(), refused("d2", S2, EndReason.NO_SUCH_CODE), T);

        assertThat(step.next())
                .isInstanceOfSatisfying(Ended.class, e -> assertThat(e.id()).isEqualTo(S2));
        assertThat(Seen.all(step, WriteRecord.class))
                .extracting(effect -> effect.record().reason())
                .containsExactly(EndReason.SUPERSEDED, EndReason.NO_SUCH_CODE);
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"NO_SUCH_CODE", "NOT_ALLOWED", "OVERLOADED", "SHUT_DOWN"})
    void shouldRefuseWithTheTextOfTheReasonAndARecord(EndReason reason) {
        Transition step = on(Absent.INSTANCE, refused("d1", S1, reason), T);

        Screen text = networkText(reason.text());
        int bytes = text.text().length();
        assertThat(step.effects())
                .containsExactly(
                        show("d1", S1, text),
                        new WriteRecord(
                                new SessionRecord(
                                        S1,
                                        KEY,
                                        "d1",
                                        Session.Origin.MOBILE,
                                        "",
                                        "",
                                        "",
                                        new SessionCounters(0, 0, 0, 0, bytes),
                                        T,
                                        T,
                                        reason,
                                        "")));
    }

    @Test
    void shouldRememberARefusalForWhoAsksAgain() {
        SessionState refused =
                on(Absent.INSTANCE, refused("d1", S1, EndReason.NO_SUCH_CODE), T).next();

        Transition again = on(refused, refused("d1", S2, EndReason.NO_SUCH_CODE), T);

        unchanged(refused, again);
        assertThat(kinds(again)).containsExactly(ShowScreen.class);
    }

    @Test
    void shouldNotRememberWhatItRefusedForWantOfRoom() {
        Transition step = on(Absent.INSTANCE, refused("d1", S1, EndReason.OVERLOADED), T);

        assertThat(step.next()).isSameAs(Absent.INSTANCE);
    }

    @Test
    void shouldStillKnowTheEndedSessionAfterARefusalForWantOfRoom() {
        SessionState ended = ended();

        unchanged(ended, on(ended, refused("d2", S2, EndReason.OVERLOADED), T));

        SessionState superseded = on(reading(), refused("d2", S2, EndReason.OVERLOADED), T).next();
        Transition again = on(superseded, dialled("d1", S2), T);
        unchanged(superseded, again);
        assertThat(kinds(again)).containsExactly(ShowScreen.class);
    }

    @Test
    void shouldEndTheNewSessionOnly() {
        SessionState second = on(reading(), dialled("d2", S2), T).next();
        Transition step = on(second, Given.cancelled("d2"), T);

        endedFor(EndReason.SUBSCRIBER_CANCELLED, step);
        assertThat(record(step).id()).isEqualTo(S2);
    }
}
