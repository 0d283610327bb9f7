package io.strowger.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dialect.WireAnswer;
import io.strowger.ingress.ReplayGuard.SignedRequest;
import io.strowger.ingress.ReplayGuard.Taken;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is known of a network's signed requests, for how long, and how much of it at most. */
class ReplayGuardTest {

    private static final long NOW = 1_800_000_000L;
    private static final long LIFE = 300;
    private static final byte[] BODY = bytes("{}");

    private final ReplayGuard guard = new ReplayGuard(3, 100);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Taken take(String id, long now) {
        return guard.take(id, BODY, now + LIFE, now);
    }

    private SignedRequest first(String id, long now) {
        return ((Taken.First) take(id, now)).request();
    }

    private static byte[] answer(Taken taken) {
        return ((Taken.Repeated) taken).request().answer().result().body();
    }

    private static WireAnswer answer(byte[] body) {
        return WireAnswer.ok("application/json", body);
    }

    @Test
    void shouldForgetAnIdOnceItsSignatureIsTooOldAndNotBefore() {
        first("a", NOW);

        assertThat(guard.take("a", BODY, NOW + LIFE, NOW + LIFE))
                .isInstanceOf(Taken.Repeated.class);
        assertThat(take("b", NOW + LIFE + 1)).isInstanceOf(Taken.First.class);
        assertThat(guard.size()).isEqualTo(1);
    }

    @Test
    void shouldKnowAnIdForAsLongAsItsLatestSignatureHolds() {
        first("a", NOW);
        take("a", NOW + 200);

        assertThat(take("a", NOW + LIFE + 1)).isInstanceOf(Taken.Repeated.class);
        assertThat(take("a", NOW + 2 * LIFE + 1)).isInstanceOf(Taken.Repeated.class);
        assertThat(take("a", NOW + 3 * LIFE + 2)).isInstanceOf(Taken.First.class);
    }

    @Test
    void shouldForgetNothingWhenTheClockGoesBack() {
        first("a", NOW);
        take("b", NOW - 5_000);

        assertThat(guard.take("a", BODY, NOW + LIFE, NOW)).isInstanceOf(Taken.Repeated.class);
        assertThat(take("c", NOW + 2_000)).isInstanceOf(Taken.First.class);
        assertThat(guard.size()).isEqualTo(1);
    }

    @Test
    void shouldTellAnotherBodyUnderAKnownId() {
        first("a", NOW).answered(answer(bytes("mine")));

        assertThat(guard.take("a", bytes("{ }"), NOW + LIFE, NOW))
                .isInstanceOf(Taken.OtherBody.class);
    }

    @Test
    void shouldRefuseMoreThanItMayKnowUntilOneIsForgotten() {
        first("a", NOW);
        first("b", NOW + 1);
        first("c", NOW + 1);

        assertThat(take("d", NOW + 2)).isInstanceOf(Taken.NoRoom.class);
        assertThat(take("a", NOW + 2)).isInstanceOf(Taken.Repeated.class);
        assertThat(take("d", NOW + LIFE + 2)).isInstanceOf(Taken.First.class);
    }

    @Test
    void shouldGiveUpTheOldestAnswersAndNoIdForThem() {
        first("a", NOW).answered(answer(new byte[60]));
        first("b", NOW).answered(answer(new byte[40]));
        assertThat(answer(take("a", NOW))).hasSize(60);

        first("c", NOW).answered(answer(new byte[1]));

        assertThat(((Taken.Repeated) take("a", NOW)).request().answer().failed()).isTrue();
        assertThat(answer(take("b", NOW))).hasSize(40);
        assertThat(answer(take("c", NOW))).hasSize(1);
    }

    @Test
    void shouldGiveNoRoomOfAnswersToWhatIsForgotten() {
        for (int number = 0; number < 50; number++) {
            long now = NOW + number * (LIFE + 1);
            first("a" + number, now).answered(answer(new byte[100]));
            assertThat(answer(take("a" + number, now))).hasSize(100);
        }
    }

    @Test
    void shouldTellAllWhoWaitWhatTheFirstWasAnswered() {
        SignedRequest first = first("a", NOW);
        var waiting = ((Taken.Repeated) take("a", NOW)).request().answer();
        assertThat(waiting.isComplete()).isFalse();

        first.answered(answer(bytes("screen")));

        assertThat(waiting.result().body()).isEqualTo(bytes("screen"));
        assertThat(answer(take("a", NOW))).isEqualTo(bytes("screen"));
    }

    @Test
    void shouldFailThoseWhoWaitForWhatFailed() {
        SignedRequest first = first("a", NOW);
        var waiting = ((Taken.Repeated) take("a", NOW)).request().answer();

        first.failed(new IllegalStateException("no screen"));

        assertThat(waiting.failed()).isTrue();
        assertThat(((Taken.Repeated) take("a", NOW)).request().answer().failed()).isTrue();
    }
}
