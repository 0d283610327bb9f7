package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Choices;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.store.Pushes.Begun;
import io.strowger.store.Pushes.Claim;
import io.strowger.store.Pushes.Kept;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything that keeps recovery codes holds to (invariant 21). There is an account acme. */
public abstract class RecoveryContract {

    private static final long NOW = 1_700_000_000_000L;
    private static final long EXPIRY = NOW + 600_000;
    private static final long HOUR = 3_600_000;
    private static final Claim INVALID = new Claim.Invalid();
    private static final ServiceCode CODE = ServiceCode.parse("*425*123#");
    private static final ServiceCode OWN = ServiceCode.parse("*713#");
    private static final SessionKey SUBSCRIBER = new SessionKey("demo", Msisdn.of("2348031234567"));
    private static final SessionKey OTHER = new SessionKey("demo", Msisdn.of("2348031234568"));
    private static final Screen SCREEN = Screen.expectingReply("Pay 5?\n1. Yés");

    private final AtomicLong ids = new AtomicLong();

    protected abstract Purses purses();

    /**
     * Makes the purse of an account as provisioning does.
     *
     * @return whether there was none
     */
    protected abstract boolean open(String account, Money opening, long now);

    protected abstract Pushes pushes();

    @BeforeEach
    void open() {
        open("acme", new Money("NGN", 1_000_000), NOW);
    }

    private Push push(String token) {
        return new Push(
                SessionId.timeOrdered(NOW, 7, ids.incrementAndGet()),
                SUBSCRIBER,
                "acme",
                "bank",
                OWN,
                new Money("NGN", 400),
                null,
                Buffer.buffer("answer"),
                new Recovery(CODE, token, EXPIRY),
                NOW);
    }

    private Push accepted(String token) {
        Push push = push(token);
        await(pushes().begin(push));
        await(
                pushes().happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(SCREEN, "stäte"),
                                NOW));
        await(pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW));
        return push;
    }

    private Claim claim(String token, String dialogue, long now) {
        return await(pushes().claim(SUBSCRIBER, CODE, token, dialogue, now));
    }

    private static Claim whole(Push push) {
        return new Claim.Valid(
                push.session(),
                new Kept(push.session(), SUBSCRIBER, "bank", OWN, SCREEN, "stäte", NOW));
    }

    @Test
    void shouldLeadToTheSessionWithItsFirstScreen() {
        Push push = accepted("55555");
        assertThat(claim("55555", "d1", NOW + 5)).isEqualTo(whole(push));
    }

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.last("Thank you"),
                Screen.expectingReply(""),
                Screen.choosing("1. Yes\n2. No", new Choices(List.of("1", "2"), false)),
                Screen.choosing("\"[é],\"", new Choices(List.of("a, b", "\"é\""), true)));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void shouldKeepWhatTheFirstScreenTakesForAReply(Screen screen) {
        Push push = push("55555");
        await(pushes().begin(push));
        await(pushes().happened(push.session(), new PushEvent.SubmitPrepared(screen, ""), NOW));
        await(pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW));
        assertThat(claim("55555", "d1", NOW + 5))
                .isEqualTo(
                        new Claim.Valid(
                                push.session(),
                                new Kept(
                                        push.session(), SUBSCRIBER, "bank", OWN, screen, "", NOW)));
    }

    @Test
    void shouldWorkForOneDialogueAlone() {
        Push push = accepted("55555");
        claim("55555", "d1", NOW + 5);
        assertThat(claim("55555", "d2", NOW + 6)).isEqualTo(INVALID);
        assertThat(claim("55555", "d1", NOW + 7)).isEqualTo(whole(push));
    }

    @Test
    void shouldWorkForOneOfManyDialoguesAtOnce() {
        accepted("55555");
        List<Future<Claim>> all =
                IntStream.range(0, 5)
                        .mapToObj(i -> pushes().claim(SUBSCRIBER, CODE, "55555", "d" + i, NOW + 5))
                        .toList();
        assertThat(all.stream().map(Futures::await))
                .filteredOn(Claim.Valid.class::isInstance)
                .hasSize(1);
    }

    @Test
    void shouldWorkForItsSubscriberAndCodeAlone() {
        Push push = accepted("55555");
        assertThat(await(pushes().claim(OTHER, CODE, "55555", "d1", NOW))).isEqualTo(INVALID);
        assertThat(await(pushes().claim(SUBSCRIBER, OWN, "55555", "d1", NOW))).isEqualTo(INVALID);
        assertThat(claim("55556", "d1", NOW)).isEqualTo(INVALID);
        assertThat(claim("55555", "d1", NOW)).isEqualTo(whole(push));
    }

    @Test
    void shouldExpireAtItsTimeAndNotBefore() {
        Push push = accepted("55555");
        accepted("66666");
        assertThat(claim("66666", "d1", EXPIRY)).isEqualTo(INVALID);
        assertThat(claim("55555", "d1", EXPIRY - 1)).isEqualTo(whole(push));
        assertThat(claim("55555", "d1", EXPIRY)).isEqualTo(INVALID);
    }

    @Test
    void shouldKeepNoScreenAfterTheSessionMovedOn() {
        Push push = accepted("55555");
        await(pushes().moved(push.session()));
        assertThat(claim("55555", "d1", NOW + 5)).isEqualTo(new Claim.Valid(push.session(), null));
    }

    @Test
    void shouldNotLeadToWhatWasNotSubmittedOrWasRefused() {
        Push held = push("55555");
        await(pushes().begin(held));
        assertThat(claim("55555", "d1", NOW)).isEqualTo(INVALID);
        await(pushes().happened(held.session(), new PushEvent.SubmitRefused(), NOW));
        assertThat(claim("55555", "d1", NOW)).isEqualTo(INVALID);
    }

    @Test
    void shouldLeadToWhatMayHaveBeenSent() {
        Push push = push("55555");
        await(pushes().begin(push));
        await(
                pushes().happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(SCREEN, "stäte"),
                                NOW));
        await(pushes().happened(push.session(), new PushEvent.SubmitUnanswered(), NOW));
        assertThat(claim("55555", "d1", NOW)).isEqualTo(whole(push));
    }

    @Test
    void shouldRefuseACodeThatALivePushHas() {
        Push first = accepted("55555");
        Push second = push("55555");
        assertThat(await(pushes().begin(second))).isEqualTo(new Begun.TokenTaken());
        assertThat(claim("55555", "d1", NOW)).isEqualTo(whole(first));
        assertThat(await(pushes().begin(push("55556")))).isEqualTo(new Begun.Held());
        assertThat(await(purses().verify("acme"))).isEmpty();
    }

    @Test
    void shouldGiveOutACodeAgainAfterItsExpiryOrItsRefusal() {
        Push refused = push("55555");
        await(pushes().begin(refused));
        await(pushes().happened(refused.session(), new PushEvent.SubmitRefused(), NOW));
        accepted("55555");
        Push late = push("55555");
        Push later =
                new Push(
                        late.session(),
                        SUBSCRIBER,
                        "acme",
                        "bank",
                        OWN,
                        late.price(),
                        null,
                        late.answer(),
                        new Recovery(CODE, "55555", EXPIRY + 600_000),
                        EXPIRY);
        assertThat(await(pushes().begin(later))).isEqualTo(new Begun.Held());
    }

    @Test
    void shouldEvaluateFiveWrongDialsOfANumberWithinAnHour() {
        accepted("55555");
        for (int i = 0; i < 5; i++) {
            assertThat(claim("0000" + i, "d" + i, NOW + i)).isEqualTo(INVALID);
        }
        assertThat(claim("55555", "d9", NOW + 9)).isEqualTo(INVALID);
        Push push = lasting("77777");
        assertThat(claim("77777", "d9", NOW + HOUR - 1)).isEqualTo(INVALID);
        assertThat(claim("77777", "d9", NOW + HOUR)).isEqualTo(whole(push));
    }

    @Test
    void shouldCountWrongDialsWhileTheHourSlides() {
        Push push = lasting("77777");
        claim("00000", "d0", NOW);
        for (int i = 1; i < 5; i++) {
            claim("0000" + i, "d" + i, NOW + HOUR - 10 + i);
        }
        assertThat(claim("00005", "d5", NOW + HOUR)).isEqualTo(INVALID);
        assertThat(claim("77777", "d6", NOW + HOUR + 1)).isEqualTo(INVALID);
        assertThat(claim("77777", "d6", NOW + 2 * HOUR - 9)).isEqualTo(whole(push));
    }

    @Test
    void shouldNotCountRightDialsOrThoseOfOthers() {
        Push push = accepted("55555");
        for (int i = 0; i < 9; i++) {
            assertThat(claim("55555", "d1", NOW + i)).isEqualTo(whole(push));
            await(pushes().claim(OTHER, CODE, "0000" + i, "x", NOW + i));
        }
        for (int i = 0; i < 4; i++) {
            claim("0000" + i, "d2", NOW + i);
        }
        accepted("66666");
        assertThat(claim("66666", "d3", NOW + 9)).isInstanceOf(Claim.Valid.class);
    }

    @Test
    void shouldGiveTheSameDialogueTheSameAnswerAfterTooManyGuesses() {
        Push push = accepted("55555");
        claim("55555", "d1", NOW);
        for (int i = 0; i < 6; i++) {
            claim("0000" + i, "d2", NOW + i);
        }
        assertThat(claim("55555", "d1", NOW + 9)).isEqualTo(whole(push));
    }

    private Push lasting(String token) {
        Push brief = push(token);
        Push push =
                new Push(
                        brief.session(),
                        SUBSCRIBER,
                        "acme",
                        "bank",
                        OWN,
                        brief.price(),
                        null,
                        brief.answer(),
                        new Recovery(CODE, token, NOW + 9 * HOUR),
                        NOW);
        await(pushes().begin(push));
        await(
                pushes().happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(SCREEN, "stäte"),
                                NOW));
        await(pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW));
        return push;
    }
}
