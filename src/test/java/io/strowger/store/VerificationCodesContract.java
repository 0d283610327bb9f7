package io.strowger.store;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.Verdict;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.security.CodeHashes;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.VerificationCodes.Asked;
import io.strowger.store.VerificationCodes.Code;
import io.strowger.store.VerificationCodes.Guessed;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of verification codes holds to (invariants 8 and 18 to 20). */
public abstract class VerificationCodesContract {

    protected static final long NOW = 1_700_000_000_000L;
    protected static final long LIFE = 300_000;
    protected static final long WINDOW = 600_000;
    private static final long DAY = 86_400_000;
    protected static final VerificationRules RULES =
            new VerificationRules(GuessRule.DEFAULT, 5, WINDOW, DAY);
    protected static final CodeHashes HASHES =
            new CodeHashes(Keys.of(new Secret("a pepper for tests only")));
    protected static final String RIGHT = "AB23cd";

    protected abstract VerificationCodes codes();

    /** Another one, which keeps so many. */
    protected abstract VerificationCodes codes(Quota quota);

    @Test
    void shouldKeepNoMoreOfAnAccountThanItsShareAndServeTheOthers() {
        VerificationCodes small = codes(new Quota(3, 2));
        assertStored(await(small.ask(code("acme", "r0"))));
        assertStored(await(small.ask(code("acme", "r1"))));
        assertThat(await(small.ask(code("acme", "r2")))).isEqualTo(new Asked.ShareUsed());
        assertThat(await(small.ask(code("acme", "r1")))).isEqualTo(new Asked.RefUsed());
        assertStored(await(small.ask(code("other", "r3"))));
        assertThat(await(small.ask(code("other", "r4")))).isEqualTo(new Asked.NoRoom());
        await(small.withdraw(ref("r1"), "message r1"));
        assertStored(await(small.ask(code("acme", "r2"))));
        assertThat(await(small.forget(NOW + DAY, 100))).isEqualTo(3);
        assertStored(await(small.ask(code("acme", "r5"))));
    }

    private static Code code(String account, String name) {
        String hash = HASHES.code(ref(name), RIGHT, false);
        return new Code(
                account, ref(name), name, "", hash, false, "message " + name, NOW, NOW + LIFE);
    }

    @Test
    void shouldKeepOneOfManyThatComeAtOnceWithOneRef() {
        List<Asked> asked =
                all(IntStream.range(0, 100).mapToObj(i -> codes().ask(code("r", "n", NOW))));
        assertThat(asked).filteredOn(Asked.Stored.class::isInstance).hasSize(1);
        assertThat(asked).filteredOn(Asked.RefUsed.class::isInstance).hasSize(99);
    }

    @Test
    void shouldTellAUsedRefBeforeANumberThatIsAskedForTooOften() {
        IntStream.range(0, 5).forEach(i -> ask("r" + i, "n", NOW));
        assertThat(ask("r0", "n", NOW)).isEqualTo(new Asked.RefUsed());
        assertThat(ask("r5", "n", NOW)).isInstanceOf(Asked.TooOften.class);
    }

    @Test
    void shouldLetANumberBeAskedForFiveTimesInAnyTenMinutes() {
        IntStream.range(0, 5).forEach(i -> assertStored(ask("r" + i, "n", NOW + i)));
        assertThat(ask("r", "n", NOW + 4)).isEqualTo(new Asked.TooOften(WINDOW - 4));
        assertThat(ask("r", "n", NOW + WINDOW - 1)).isEqualTo(new Asked.TooOften(1));
        assertStored(ask("other", "m", NOW + WINDOW - 1));
        assertStored(ask("r", "n", NOW + WINDOW));
        assertThat(ask("s", "n", NOW + WINDOW)).isEqualTo(new Asked.TooOften(1));
    }

    @Test
    void shouldNotCountWhatWasRefused() {
        IntStream.range(0, 4).forEach(i -> ask("r" + i, "n", NOW));
        IntStream.range(0, 10).forEach(i -> ask("r0", "n", NOW));
        assertStored(ask("r4", "n", NOW));
        IntStream.range(0, 10).forEach(i -> ask("late" + i, "n", NOW + 1));
        assertStored(ask("r5", "n", NOW + WINDOW));
    }

    @Test
    void shouldKeepToTheLimitOfANumberForManyAtOnce() {
        List<Asked> asked =
                all(IntStream.range(0, 64).mapToObj(i -> codes().ask(code("r" + i, "n", NOW))));
        assertThat(asked).filteredOn(Asked.Stored.class::isInstance).hasSize(5);
        assertThat(asked).filteredOn(Asked.TooOften.class::isInstance).hasSize(59);
    }

    @Test
    void shouldGiveBackARefAndAPlaceThatCameToNothing() {
        IntStream.range(0, 5).forEach(i -> ask("r" + i, "n", NOW));
        assertThat(await(codes().withdraw(ref("r0"), "another message"))).isFalse();
        assertThat(ask("r0", "n", NOW)).isEqualTo(new Asked.RefUsed());
        assertThat(await(codes().withdraw(ref("r0"), "message r0"))).isTrue();
        assertThat(await(codes().withdraw(ref("r0"), "message r0"))).isFalse();
        assertThat(guess("r0", RIGHT, NOW)).isEqualTo(new Guessed.Unknown());
        assertStored(ask("r0", "n", NOW));
    }

    @Test
    void shouldBeginAnewWithAWithdrawnCodeThatWasSpent() {
        ask("r", "n", NOW);
        IntStream.range(0, 9).forEach(i -> guess("r", "wrong", NOW));
        await(codes().withdraw(ref("r"), "message r"));
        ask("r", "n", NOW);
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.VALID));
    }

    @Test
    void shouldValidateOnce() {
        ask("r", "n", NOW);
        assertThat(guess("r", "wrong", NOW)).isEqualTo(known(Verdict.WRONG));
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.VALID));
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.USED));
        assertThat(guess("r", "wrong", NOW + LIFE)).isEqualTo(known(Verdict.USED));
    }

    @Test
    void shouldNotKnowTheCodeOfAnotherRef() {
        ask("r", "n", NOW);
        ask("s", "n", NOW);
        CodeHashes.Typed elsewhere = HASHES.typed(ref("s"), RIGHT);
        assertThat(await(codes().guess(ref("r"), elsewhere, NOW))).isEqualTo(known(Verdict.WRONG));
        assertThat(guess("nobody", RIGHT, NOW)).isEqualTo(new Guessed.Unknown());
    }

    @Test
    void shouldValidateBeforeExpiryAndNeverFromThenOn() {
        ask("r", "n", NOW);
        ask("s", "n", NOW);
        assertThat(guess("r", RIGHT, NOW + LIFE)).isEqualTo(known(Verdict.EXPIRED));
        assertThat(guess("r", RIGHT, NOW + LIFE + 1)).isEqualTo(known(Verdict.EXPIRED));
        assertThat(guess("s", RIGHT, NOW + LIFE - 1)).isEqualTo(known(Verdict.VALID));
    }

    @Test
    void shouldEvaluateTheFifthGuessAndNoneAfterIt() {
        ask("r", "n", NOW);
        ask("s", "n", NOW);
        for (int i = 0; i < 4; i++) {
            guess("r", "wrong", NOW);
            guess("s", "wrong", NOW);
        }
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.VALID));
        assertThat(guess("s", "wrong", NOW)).isEqualTo(known(Verdict.WRONG));
        assertThat(guess("s", RIGHT, NOW)).isEqualTo(known(Verdict.TOO_MANY));
        assertThat(guess("s", RIGHT, NOW + LIFE - 1)).isEqualTo(known(Verdict.TOO_MANY));
        assertThat(guess("s", RIGHT, NOW + LIFE)).isEqualTo(known(Verdict.EXPIRED));
    }

    @Test
    void shouldFindOneOfAThousandAtOnceValid() {
        ask("r", "n", NOW);
        List<Guessed> guessed = guessedAtOnce(Collections.nCopies(1_000, RIGHT));
        assertThat(guessed).filteredOn(known(Verdict.VALID)::equals).hasSize(1);
        assertThat(guessed)
                .filteredOn(g -> !g.equals(known(Verdict.VALID)))
                .containsOnly(known(Verdict.USED));
    }

    @Test
    void shouldEvaluateFiveOfManyWrongGuessesAtOnceAndRefuseTheRightOneThen() {
        ask("r", "n", NOW);
        List<Guessed> guessed = guessedAtOnce(Collections.nCopies(1_000, "wrong"));
        assertThat(guessed).filteredOn(known(Verdict.WRONG)::equals).hasSize(5);
        assertThat(guessed).filteredOn(known(Verdict.TOO_MANY)::equals).hasSize(995);
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.TOO_MANY));
    }

    @Test
    void shouldMindTheCaseWhenAskedToAndNotOtherwise() {
        ask("folded", "n", NOW);
        await(codes().ask(code("exact", "n", NOW, true)));
        assertThat(guess("folded", "ab23CD", NOW)).isEqualTo(known(Verdict.VALID));
        assertThat(guess("exact", "ab23CD", NOW)).isEqualTo(known(Verdict.WRONG));
        assertThat(guess("exact", RIGHT, NOW)).isEqualTo(known(Verdict.VALID));
    }

    @Test
    void shouldForgetARefWhenItWasKeptLongEnoughAndNotBefore() {
        ask("r", "n", NOW);
        guess("r", RIGHT, NOW);
        assertThat(await(codes().forget(NOW + DAY - 1, 10))).isZero();
        assertThat(ask("r", "n", NOW + DAY - 1)).isEqualTo(new Asked.RefUsed());
        assertThat(guess("r", RIGHT, NOW + DAY - 1)).isEqualTo(known(Verdict.USED));
        assertThat(guess("r", RIGHT, NOW + DAY)).isEqualTo(new Guessed.Unknown());
        assertStored(ask("r", "n", NOW + DAY));
        assertThat(ask("r", "n", NOW + DAY)).isEqualTo(new Asked.RefUsed());
        assertThat(guess("r", RIGHT, NOW + DAY)).isEqualTo(known(Verdict.VALID));
        assertThat(await(codes().forget(NOW + 2 * DAY, 10))).isEqualTo(1);
    }

    private List<Guessed> guessedAtOnce(List<String> texts) {
        return all(
                texts.stream()
                        .map(text -> codes().guess(ref("r"), HASHES.typed(ref("r"), text), NOW)));
    }

    private static <T> List<T> all(Stream<Future<T>> futures) {
        return futures.toList().stream().map(Futures::await).toList();
    }

    protected final Asked ask(String name, String number, long now) {
        return await(codes().ask(code(name, number, now)));
    }

    protected static Code code(String name, String number, long now) {
        return code(name, number, now, false);
    }

    private static Code code(String name, String number, long now, boolean caseSensitive) {
        String hash = HASHES.code(ref(name), RIGHT, caseSensitive);
        return new Code(
                "acme",
                ref(name),
                number,
                "23320",
                hash,
                caseSensitive,
                "message " + name,
                now,
                now + LIFE);
    }

    protected final Guessed guess(String name, String text, long now) {
        return await(codes().guess(ref(name), HASHES.typed(ref(name), text), now));
    }

    protected static String ref(String name) {
        return HASHES.ref("token-1", name);
    }

    protected static Guessed known(Verdict verdict) {
        return new Guessed.Known(verdict, "23320");
    }

    private static void assertStored(Asked asked) {
        assertThat(asked).isEqualTo(new Asked.Stored());
    }
}
