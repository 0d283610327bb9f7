package io.strowger.dispatch;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.SessionRecord;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.WireRequest;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dispatch.Upstream.Shown;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dialect that throws costs one session, and neither a place nor a deadline. */
class BrokenDialectTest {

    private enum Breaks {
        ASK,
        HEADER,
        READ,
        TELL
    }

    private record Broken(ProgrammableDialect sound, Breaks breaks) implements ApplicationDialect {

        @Override
        public WireRequest ask(AskApplication ask, DialectOptions options) {
            fail(Breaks.ASK);
            WireRequest request = sound.ask(ask, options);
            return breaks == Breaks.HEADER
                    ? new WireRequest(request.head(), "", Map.of("bad\nname", "x"), request.body())
                    : request;
        }

        @Override
        public WireRequest tell(TellApplication tell, DialectOptions options) {
            fail(Breaks.TELL);
            return sound.tell(tell, options);
        }

        @Override
        public Decoded<Answer> read(
                AskApplication ask, ReceivedAnswer answer, DialectOptions options) {
            fail(Breaks.READ);
            return sound.read(ask, answer, options);
        }

        private void fail(Breaks here) {
            if (breaks == here) {
                throw new IllegalStateException("planted");
            }
        }
    }

    @Test
    void shouldEndTheSessionAtOnceWhenTheRequestCannotBeWritten() {
        assertEnd(Breaks.ASK, EndReason.APPLICATION_FAILED, "request: the dialect failed");
    }

    @Test
    void shouldEndTheSessionAtOnceWhenAHeaderCannotBeSent() {
        assertEnd(Breaks.HEADER, EndReason.APPLICATION_FAILED, "request: not a valid request");
    }

    @Test
    void shouldCallTheAnswerUnreadableWhenReadingThrows() {
        assertEnd(Breaks.READ, EndReason.APPLICATION_UNREADABLE, "answer: the dialect failed");
    }

    @Test
    void shouldCountTheNoticeAsLostWhenItCannotBeWritten() {
        try (ScriptedApplication shop = ScriptedApplication.polite();
                Stage stage = stage(Breaks.TELL, shop)) {
            stage.upstream.dial(MOBILE, "s1", CODE);
            stage.upstream.hangUp(MOBILE, "s1");
            assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.SUBSCRIBER_CANCELLED);
            await().until(() -> stage.verticles.lostNotices.get() == 1);
            assertThat(stage.verticles.limiters.inFlight()).isZero();
            stage.verticles.drain();
        }
    }

    private static void assertEnd(Breaks breaks, EndReason reason, String detail) {
        try (ScriptedApplication shop = ScriptedApplication.polite();
                Stage stage = stage(breaks, shop)) {
            Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
            assertThat(shown.message()).isEqualTo(Stage.text(reason));
            SessionRecord record = stage.recordOf("s1");
            assertThat(record.reason()).isEqualTo(reason);
            assertThat(record.detail()).startsWith(detail);
            await().until(() -> stage.verticles.limiters.inFlight() == 0);
            assertThat(stage.verticles.liveSessions()).isZero();
        }
    }

    private static Stage stage(Breaks breaks, ScriptedApplication shop) {
        // the deadline is far away, so that only a failure can be at once
        return new Stage(
                new Broken(new ProgrammableDialect(), breaks),
                VerticlesUnderTest.application("shop", CODE, shop.url(), 10_000, 9));
    }
}
