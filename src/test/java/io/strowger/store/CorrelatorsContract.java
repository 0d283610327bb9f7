package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.limits.Quota;
import io.strowger.store.Correlators.Begun;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everything that remembers correlators holds to. */
public abstract class CorrelatorsContract {

    private static final long NOW = 1_700_000_000_000L;
    private static final int MANY = 1_000;
    private static final Correlators.Key KEY =
            new Correlators.Key("acme", "bearer--1", "mtinit", "94777123456", "42");
    private static final Buffer ANSWER = Buffer.buffer(new byte[] {'{', 0, (byte) 0xff, '}'});

    protected abstract Correlators correlators();

    /** Another one, which remembers so many. */
    protected abstract Correlators correlators(Quota quota);

    @Test
    void shouldBeginOnceOfManyAtOnce() {
        List<Begun> begun =
                IntStream.range(0, 64)
                        .mapToObj(i -> correlators().begin(KEY, "body", Buffer.buffer(), NOW + i))
                        .toList()
                        .stream()
                        .map(Futures::await)
                        .toList();
        assertThat(begun).filteredOn(Begun.New.class::isInstance).hasSize(1);
        assertThat(begun).filteredOn(Begun.InFlight.class::isInstance).hasSize(63);
    }

    @Test
    void shouldTellWhenItBegan() {
        begin("body", NOW);
        assertThat(begin("body", NOW + 5)).isEqualTo(new Begun.InFlight(Buffer.buffer(), NOW));
    }

    @Test
    void shouldKnowWhatItsBeginnerPresumedUntilItIsFinished() {
        await(correlators().begin(KEY, "body", Buffer.buffer("presumed"), NOW));
        assertThat(await(correlators().begin(KEY, "body", Buffer.buffer("other"), NOW + 5)))
                .isEqualTo(new Begun.InFlight(Buffer.buffer("presumed"), NOW));
        await(correlators().finish(KEY, 200, ANSWER));
        assertThat(begin("body", NOW + 5)).isEqualTo(new Begun.Done(200, ANSWER, NOW));
    }

    @Test
    void shouldBeginNothingMoreAtItsCapAndStillKnowWhatItHas() {
        Correlators small = correlators(new Quota(2, 2));
        await(small.begin(KEY, "body", Buffer.buffer(), NOW));
        Correlators.Key second = new Correlators.Key("acme", "c", "mtinit", "1", "2");
        Correlators.Key third = new Correlators.Key("acme", "c", "mtinit", "1", "3");
        assertThat(await(small.begin(second, "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.New());
        assertThat(await(small.begin(third, "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.NoRoom());
        assertThat(await(small.begin(KEY, "body", Buffer.buffer(), NOW)))
                .isInstanceOf(Begun.InFlight.class);
        assertThat(await(small.begin(KEY, "other", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.OtherBody());
        await(small.abandon(second));
        assertThat(await(small.begin(third, "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.New());
        await(small.forget(NOW + Correlators.KEPT_MILLIS, MANY));
        assertThat(await(small.begin(second, "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.New());
    }

    @Test
    void shouldBeginNothingMoreOfAnAccountAtItsShareAndServeTheOthers() {
        Correlators small = correlators(new Quota(3, 2));
        await(small.begin(KEY, "body", Buffer.buffer(), NOW));
        await(small.begin(of("acme", "2"), "body", Buffer.buffer(), NOW));
        assertThat(await(small.begin(of("acme", "3"), "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.ShareUsed());
        assertThat(await(small.begin(KEY, "body", Buffer.buffer(), NOW)))
                .isInstanceOf(Begun.InFlight.class);
        assertThat(await(small.begin(KEY, "other", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.OtherBody());
        assertThat(await(small.begin(of("other", "4"), "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.New());
        assertThat(await(small.begin(of("other", "5"), "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.NoRoom());
        await(small.abandon(of("acme", "2")));
        assertThat(await(small.begin(of("acme", "3"), "body", Buffer.buffer(), NOW)))
                .isEqualTo(new Begun.New());
    }

    @Test
    void shouldHoldAnAccountToItsShareWhenManyComeAtOnce() {
        Correlators small = correlators(new Quota(100, 10));
        List<Future<Begun>> asked =
                IntStream.range(0, 64)
                        .mapToObj(
                                i -> small.begin(of("acme", "" + i), "body", Buffer.buffer(), NOW))
                        .toList();
        assertThat(asked.stream().map(Futures::await))
                .filteredOn(Begun.New.class::isInstance)
                .hasSize(10);
    }

    private static Correlators.Key of(String account, String correlator) {
        return new Correlators.Key(account, "c", "mtinit", "1", correlator);
    }

    @Test
    void shouldGiveTheFirstAnswerByteForByte() {
        begin("body", NOW);
        await(correlators().finish(KEY, 200, ANSWER));
        await(correlators().finish(KEY, 500, Buffer.buffer("another")));
        assertThat(begin("body", NOW + 5)).isEqualTo(new Begun.Done(200, ANSWER, NOW));
    }

    @Test
    void shouldRefuseAnotherBodyBeforeAndAfterTheAnswer() {
        begin("body", NOW);
        assertThat(begin("other", NOW)).isEqualTo(new Begun.OtherBody());
        await(correlators().finish(KEY, 200, ANSWER));
        assertThat(begin("other", NOW)).isEqualTo(new Begun.OtherBody());
    }

    @Test
    void shouldUseUpNothingWhenAbandoned() {
        begin("body", NOW);
        await(correlators().abandon(KEY));
        assertThat(begin("other", NOW)).isEqualTo(new Begun.New());
    }

    @Test
    void shouldNotAbandonAnAnswer() {
        begin("body", NOW);
        await(correlators().finish(KEY, 200, ANSWER));
        await(correlators().abandon(KEY));
        assertThat(begin("body", NOW)).isInstanceOf(Begun.Done.class);
    }

    @Test
    void shouldKeepNoAnswerOfWhatWasNotBegun() {
        await(correlators().finish(KEY, 200, ANSWER));
        assertThat(begin("body", NOW)).isEqualTo(new Begun.New());
        await(correlators().abandon(KEY));
        await(correlators().finish(KEY, 200, ANSWER));
        assertThat(begin("body", NOW)).isEqualTo(new Begun.New());
    }

    @Test
    void shouldKeepItsAnswerWhateverBecomesOfTheBytesOutside() {
        Buffer given = ANSWER.copy();
        begin("body", NOW);
        await(correlators().finish(KEY, 200, given));
        given.setByte(0, (byte) 'x');
        ((Begun.Done) begin("body", NOW)).answer().setByte(0, (byte) 'y');
        assertThat(begin("body", NOW)).isEqualTo(new Begun.Done(200, ANSWER, NOW));
    }

    @Test
    void shouldBeginOnceOfManyWithDifferentBodies() {
        List<Future<Begun>> asked =
                IntStream.range(0, 64)
                        .mapToObj(i -> correlators().begin(KEY, "body " + i, Buffer.buffer(), NOW))
                        .toList();
        List<Begun> begun = asked.stream().map(Futures::await).toList();
        assertThat(begun).filteredOn(Begun.New.class::isInstance).hasSize(1);
        assertThat(begun).filteredOn(Begun.OtherBody.class::isInstance).hasSize(63);
    }

    @Test
    void shouldTellKeysApartByEveryPart() {
        begin("body", NOW);
        List<Correlators.Key> others =
                List.of(
                        new Correlators.Key("acme", "bearer--2", "mtinit", "94777123456", "42"),
                        new Correlators.Key("acme", "bearer--1", "mtfin", "94777123456", "42"),
                        new Correlators.Key("acme", "bearer--1", "mtinit", "94777123457", "42"),
                        new Correlators.Key("acme", "bearer--1", "mtinit", "94777123456", "43"),
                        new Correlators.Key("acme", "bearer--1", "mtinit", "9477712345", "642"),
                        new Correlators.Key("acme", "bearer--1 ", "mtinit", "94777123456", "42"));
        assertThat(others)
                .allSatisfy(key ->
                        assertThat(await(correlators().begin(key, "body", Buffer.buffer(), NOW)))
                                .isEqualTo(new Begun.New()));
    }

    @Test
    void shouldForgetAtExpiryAndNotBefore() {
        begin("body", NOW);
        await(correlators().finish(KEY, 200, ANSWER));
        long expiry = NOW + Correlators.KEPT_MILLIS;
        assertThat(Correlators.KEPT_MILLIS).isGreaterThanOrEqualTo(24 * 60 * 60 * 1000L);
        assertThat(await(correlators().forget(expiry - 1, MANY))).isZero();
        assertThat(begin("body", expiry - 1)).isInstanceOf(Begun.Done.class);
        assertThat(begin("other", expiry)).isEqualTo(new Begun.New());
        assertThat(begin("other", expiry)).isEqualTo(new Begun.InFlight(Buffer.buffer(), expiry));
        assertThat(await(correlators().forget(expiry + Correlators.KEPT_MILLIS, MANY)))
                .isEqualTo(1);
    }

    @Test
    void shouldBeginAnewForOneOfManyAtExpiry() {
        begin("body", NOW);
        long expiry = NOW + Correlators.KEPT_MILLIS;
        List<Future<Begun>> asked =
                IntStream.range(0, 64)
                        .mapToObj(i -> correlators().begin(KEY, "body", Buffer.buffer(), expiry))
                        .toList();
        assertThat(asked.stream().map(Futures::await))
                .filteredOn(Begun.New.class::isInstance)
                .hasSize(1);
    }

    private Begun begin(String body, long now) {
        return await(correlators().begin(KEY, body, Buffer.buffer(), now));
    }
}
