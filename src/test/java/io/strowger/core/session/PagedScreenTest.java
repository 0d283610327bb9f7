package io.strowger.core.session;

import static io.strowger.core.session.Given.REPLY;
import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.answered;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.dialled;
import static io.strowger.core.session.Given.on;
import static io.strowger.core.session.Given.recovery;
import static io.strowger.core.session.Given.replied;
import static io.strowger.core.session.Seen.ask;
import static io.strowger.core.session.Seen.endedFor;
import static io.strowger.core.session.Seen.show;
import static io.strowger.core.session.Seen.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Choices;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.text.PageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text that is longer than a screen: the subscriber leafs, and the application is not asked. */
class PagedScreenTest {

    private static final List<String> PAGES = List.of("one\n00. More", "two\n00. More", "three");
    private static final PageKey KEY = PageKey.of("00. More");
    private static final Screen FIRST = Screen.expectingReply("whole").inPages(PAGES, KEY);
    private static final Screen LAST = Screen.expectingReply("three");

    private static SessionState reading(Screen screen) {
        return on(asked(), answered(1, screen, "cs1"), T).next();
    }

    @Test
    void shouldLeafWithoutAskingTheApplication() {
        SessionState first = reading(FIRST);
        Transition second = on(first, replied("d1", 2, " 00 "), T + 9);
        Transition third = on(second.next(), replied("d1", 3, "00"), T + 10);

        assertThat(second.effects()).containsExactly(show("d1", S1, FIRST.next().screen()));
        assertThat(second.next().dueAt()).isEqualTo(T + 9 + REPLY);
        assertThat(third.effects()).containsExactly(show("d1", S1, LAST));
        assertThat(third.next())
                .isInstanceOfSatisfying(
                        AwaitingSubscriber.class,
                        s -> assertThat(Seen.counts(s.tally())).containsExactly(1, 3, 13, 29));
    }

    /** An option of the first page is chosen on any page; on the last the key is an input. */
    @Test
    void shouldTakeEveryOtherInputOnEveryPage() {
        SessionState page = reading(FIRST);
        for (int sequence = 2; sequence < 4; sequence++) {
            Transition hop = on(page, replied("d1", sequence, "1"), T);
            assertThat(ask(hop).hop()).isEqualTo(2);
            assertThat(ask(hop).input()).isEqualTo(new Input.Reply("1"));
            assertThat(ask(hop).clientState()).isEqualTo("cs1");
            page = on(page, replied("d1", sequence, "00"), T).next();
        }
        assertThat(ask(on(page, replied("d1", 4, "00"), T)).input())
                .isEqualTo(new Input.Reply("00"));
    }

    @Test
    void shouldNotLeafTwiceForARepeatedReply() {
        SessionState second = on(reading(FIRST), replied("d1", 2, "00"), T).next();
        Transition again = on(second, replied("d1", 2, "00"), T);

        unchanged(second, again);
        assertThat(again.effects()).containsExactly(show("d1", S1, FIRST.next().screen()));
    }

    @Test
    void shouldShowTheSamePageToWhatIsNotOnTheMenu() {
        Screen menu = Screen.choosing("whole", new Choices(List.of("1", "2"), false));
        Screen first = menu.inPages(PAGES, KEY);
        SessionState second = on(reading(first), replied("d1", 2, "00"), T).next();

        assertThat(on(second, replied("d1", 3, "9"), T).effects())
                .containsExactly(show("d1", S1, first.next().screen()));
        assertThat(ask(on(second, replied("d1", 3, "2"), T)).hop()).isEqualTo(2);
    }

    @Test
    void shouldEndWithTheLastPageOfALastScreen() {
        Screen bye = Screen.last("whole").inPages(PAGES, KEY);
        SessionState first = reading(bye);
        Transition other = on(first, replied("d1", 2, "1"), T);
        assertThat(other.effects()).containsExactly(show("d1", S1, bye));

        SessionState second = on(other.next(), replied("d1", 3, "00"), T).next();
        Transition end = on(second, replied("d1", 4, "00"), T);
        endedFor(EndReason.COMPLETED, end);
        assertThat(end.effects().getFirst()).isEqualTo(show("d1", S1, Screen.last("three")));
    }

    /** A push is resumed at the page that was read. */
    @Test
    void shouldKeepThePageWhileThePushIsSuspended() {
        PushRequested push = Given.pushed(S1, new Opening.First(FIRST, "cs0"));
        SessionState reading = Given.after(T, push, new NetworkAccepted(S1, "d1"));
        SessionState second = on(reading, replied("d1", 1, "00"), T).next();
        SessionState lost = on(second, new NotDelivered(Given.KEY, "d1", "absent"), T).next();

        assertThat(on(lost, recovery("d2"), T).effects())
                .containsExactly(show("d2", S1, FIRST.next().screen()));
    }

    @Test
    void shouldCountTheBytesOfPagesThatAreKept() {
        String long100 = "a".repeat(100);
        Screen one = Screen.expectingReply(long100);
        Screen ten = one.inPages(java.util.Collections.nCopies(10, long100), KEY);

        assertThat(Footprint.of(reading(ten)) - Footprint.of(reading(one)))
                .isGreaterThanOrEqualTo(9 * 2 * 100);
        assertThat(new Answer.Show(ten, "").keptLength())
                .isEqualTo(new Answer.Show(one, "").keptLength() + 900);
        assertThat(on(reading(ten), dialled("d2", Given.S2), T).next())
                .isInstanceOf(AwaitingApplication.class);
    }
}
