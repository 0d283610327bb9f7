package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bus.NetworkAnswer;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLegsTest {

    private static final SessionKey KEY = new SessionKey("upstream", new Msisdn(233_200_585_542L));
    private static final SessionId SESSION = new SessionId(7, 1);
    private static final Screen MENU = Screen.expectingReply("menu");

    private final OpenLegs legs = new OpenLegs();

    @Test
    void shouldAnswerAsManyEqualRequestsAsThereAre() {
        List<Future<NetworkAnswer>> waiting = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            waiting.add(legs.open(KEY, "s1", SessionId.NONE));
        }
        assertThat(legs.answer(KEY, "s1", SESSION, MENU, false)).isTrue();
        assertThat(waiting).allMatch(Future::succeeded);
        assertThat(legs.isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveTheRequestsOfAnotherDialogueWaiting() {
        List<Future<NetworkAnswer>> meant = new ArrayList<>();
        List<Future<NetworkAnswer>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            meant.add(legs.open(KEY, "s1", SessionId.NONE));
            others.add(legs.open(KEY, "s2", SessionId.NONE));
        }
        legs.applicationTook(KEY, "shop", 42);

        assertThat(legs.answer(KEY, "s1", SESSION, MENU, false)).isTrue();
        assertThat(meant).allMatch(Future::succeeded);
        assertThat(others).noneMatch(Future::isComplete);
        assertThat(legs.answer(KEY, "s1", SESSION, MENU, false)).isFalse();
        assertThat(legs.answer(KEY, "s2", SESSION, MENU, false)).isTrue();
        assertThat(others).allMatch(one -> one.result().applicationNanos() == 42);
    }

    /** A network may use the name of a dialogue again while it waits in the one before. */
    @Test
    void shouldAnswerADialWithScreensOfItsOwnSessionOnly() {
        SessionId own = new SessionId(7, 2);
        Future<NetworkAnswer> old = legs.open(KEY, "s1", SESSION);
        Future<NetworkAnswer> reply = legs.open(KEY, "s1", SessionId.NONE);
        Future<NetworkAnswer> dial = legs.open(KEY, "s1", own);

        assertThat(legs.answer(KEY, "s1", SESSION, Screen.last("over"), false)).isTrue();
        assertThat(old).matches(Future::succeeded);
        assertThat(reply).matches(Future::succeeded);
        assertThat(dial.isComplete()).isFalse();
        assertThat(legs.answer(KEY, "s1", SESSION, MENU, false)).isFalse();
        assertThat(legs.answer(KEY, "s1", own, MENU, false)).isTrue();
        assertThat(dial.result().screen()).isEqualTo(MENU);
    }

    @Test
    void shouldAnswerADialThatRepeatsAnotherWithItsScreen() {
        SessionId own = new SessionId(7, 2);
        Future<NetworkAnswer> dial = legs.open(KEY, "s1", own);

        assertThat(legs.repeats(KEY, own, SESSION)).isTrue();
        assertThat(legs.repeats(KEY, own, SESSION)).isFalse();
        assertThat(legs.repeats(KEY, new SessionId(7, 3), SESSION)).isFalse();
        assertThat(legs.answer(KEY, "s1", SESSION, MENU, false)).isTrue();
        assertThat(dial.result().screen()).isEqualTo(MENU);
    }
}
