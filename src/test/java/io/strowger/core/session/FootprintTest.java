package io.strowger.core.session;

import static io.strowger.core.session.Given.BALANCE;
import static io.strowger.core.session.Given.BANK;
import static io.strowger.core.session.Given.CODE;
import static io.strowger.core.session.Given.KEY;
import static io.strowger.core.session.Given.NETWORK;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.after;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Choices;
import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionState.Absent;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a state is reckoned to take: something fixed, and two bytes a character of each text. */
class FootprintTest {

    private static final int FIXED = Footprint.FIXED_BYTES;

    private static SessionState asked(String dialogue, String dialString) {
        return after(T, dial(dialogue, dialString));
    }

    private static Dialled dial(String dialogue, String dialString) {
        return new Dialled(
                KEY, NETWORK, dialogue, S1, 1, dialString, new Destination.Routed(BANK, CODE, ""));
    }

    private static SessionState shown(Screen screen, String clientState) {
        return after(T, dial("d", "*713#"), answered(1, screen, clientState));
    }

    private static SessionState pushing(String text, String clientState) {
        return after(T, pushed(S1, new Opening.First(Screen.expectingReply(text), clientState)));
    }

    private static SessionState suspended(String text, String clientState) {
        SessionState reading = on(pushing(text, clientState), accepted(), T).next();
        return on(reading, new NotDelivered(Given.KEY, "d1", "absent"), T).next();
    }

    private static NetworkAccepted accepted() {
        return new NetworkAccepted(S1, "d1");
    }

    private static SessionState parted(String clientState) {
        SessionState reading = on(pushing("m", clientState), accepted(), T).next();
        SessionState asked = on(reading, Given.replied("d1", 1, "2"), T).next();
        return on(asked, Given.aborted("d1"), T).next();
    }

    private static SessionState handingOver(String text) {
        Answer checkout = new Answer.Checkout(Screen.last(text), "{}");
        return after(T, dial("d", "*713#"), new SessionEvent.ApplicationAnswered(S1, 1, checkout));
    }

    /** Each character more of a text takes two bytes more. */
    private static void grows(Function<String, SessionState> with) {
        assertThat(Footprint.of(with.apply("abcdefg")) - Footprint.of(with.apply("ab")))
                .isEqualTo(2 * "cdefg".length());
    }

    @Test
    void shouldTakeNothingWhereNothingIs() {
        assertThat(Footprint.of(Absent.INSTANCE)).isZero();
    }

    @Test
    void shouldTakeSomethingFixedAndItsTexts() {
        assertThat(Footprint.of(asked("d", "*713#"))).isEqualTo(FIXED + 2 * 6);
        assertThat(Footprint.of(shown(Screen.expectingReply("menu"), "cs")))
                .isEqualTo(FIXED + 2 * (1 + 5 + 2 + 4));
        assertThat(Footprint.of(pushing("menu", "cs"))).isEqualTo(FIXED + 2 * (4 + 2));
        assertThat(Footprint.of(handingOver("bye"))).isEqualTo(FIXED + 2 * (1 + 5 + 3));
    }

    @Test
    void shouldGrowWithEachTextOfALiveSession() {
        grows(text -> asked(text, "*713#"));
        grows(text -> asked("d", text));
        grows(text -> shown(BALANCE, text));
        grows(text -> shown(Screen.expectingReply(text), "cs"));
        grows(text -> pushing(text, "cs"));
        grows(text -> pushing("menu", text));
        grows(text -> suspended(text, "cs"));
        grows(text -> suspended("menu", text));
        grows(FootprintTest::parted);
        grows(FootprintTest::handingOver);
    }

    @Test
    void shouldGrowWithWhatAnEndedSessionKeeps() {
        grows(text -> shown(Screen.last(text), ""));
        grows(text -> shown(Screen.last("bye"), text));
        assertThat(Footprint.of(shown(Screen.last(""), ""))).isGreaterThanOrEqualTo(FIXED);
    }

    @Test
    void shouldCountWhatRicherChannelsShow() {
        Screen plain = new Screen("menu", true, null);
        Screen rich = new Screen("menu", true, new Rich("label", null, null, null, "[]"));

        assertThat(Footprint.of(shown(rich, "")) - Footprint.of(shown(plain, "")))
                .isEqualTo(2 * "label[]".length());
    }

    /** The text of a menu is there twice: as it is shown, and as its keys. */
    @Test
    void shouldCountTheKeysOfAMenu() {
        Screen menu = Screen.choosing("menu", new Choices(List.of("1", "2", "3"), true));

        assertThat(Footprint.of(shown(menu, "")) - Footprint.of(shown(BALANCE, "")))
                .isEqualTo(3 * 48 + 2 * 4 + 2 * (4 - BALANCE.text().length()));
    }

    @Test
    void shouldCountForTheAccountOfItsApplication() {
        assertThat(Footprint.account(Absent.INSTANCE)).isEmpty();
        assertThat(Footprint.account(asked("d", "*713#"))).isEqualTo("acme");
        assertThat(Footprint.account(shown(Screen.last("bye"), ""))).isEqualTo("acme");
    }
}
