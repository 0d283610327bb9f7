package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.core.verify.Verdict;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import io.strowger.store.VerificationCodes.Asked;
import io.strowger.store.VerificationCodes.Code;
import io.strowger.store.VerificationCodes.Guessed;
import io.strowger.store.VerificationCodesContract;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteVerificationCodesTest extends VerificationCodesContract {

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final List<VerificationCodes> opened = new ArrayList<>();

    @Override
    protected VerificationCodes codes() {
        if (opened.isEmpty()) {
            opened.add(codes(sqlite.database(), RULES));
        }
        return opened.getFirst();
    }

    @Override
    protected VerificationCodes codes(Quota quota) {
        Database database = sqlite.database();
        return new SqlVerificationCodes(database, RULES, RowQuota.ofCodes(database, quota));
    }

    private static VerificationCodes codes(Database database, VerificationRules rules) {
        Quota quota = new Quota(10_000, 10_000);
        return new SqlVerificationCodes(database, rules, RowQuota.ofCodes(database, quota));
    }

    /** A second opening of the file sees what a restarted router sees. */
    private VerificationCodes restarted() {
        return codes(await(Sqlite.open(sqlite.vertx(), sqlite.data())), RULES);
    }

    private Guessed guessAfterRestart(String name, String text) {
        return await(restarted().guess(ref(name), HASHES.typed(ref(name), text), NOW));
    }

    @Test
    void shouldCountGuessesOverRestarts() {
        ask("r", "n", NOW);
        IntStream.range(0, 4).forEach(i -> guess("r", "wrong", NOW));
        assertThat(guessAfterRestart("r", "wrong")).isEqualTo(known(Verdict.WRONG));
        assertThat(guessAfterRestart("r", RIGHT)).isEqualTo(known(Verdict.TOO_MANY));
    }

    @Test
    void shouldStayUsedOverARestart() {
        ask("r", "n", NOW);
        guess("r", RIGHT, NOW);
        assertThat(guessAfterRestart("r", RIGHT)).isEqualTo(known(Verdict.USED));
        assertThat(await(restarted().ask(code("r", "n", NOW)))).isEqualTo(new Asked.RefUsed());
    }

    @Test
    void shouldHoldTheLimitOfANumberOverARestart() {
        IntStream.range(0, 5).forEach(i -> ask("r" + i, "n", NOW));
        assertThat(await(restarted().ask(code("r", "n", NOW))))
                .isEqualTo(new Asked.TooOften(WINDOW));
    }

    @Test
    void shouldValidateOnceInTwoProcesses() {
        ask("r", "n", NOW);
        List<VerificationCodes> both = List.of(codes(), restarted());
        CodeHashes.Typed typed = HASHES.typed(ref("r"), RIGHT);
        List<Future<Guessed>> guessed =
                IntStream.range(0, 64)
                        .mapToObj(i -> both.get(i % 2).guess(ref("r"), typed, NOW))
                        .toList();
        assertThat(guessed.stream().map(future -> await(future)))
                .filteredOn(known(Verdict.VALID)::equals)
                .hasSize(1);
    }

    @Test
    void shouldNotLimitANumberWhenTheSettingsSayNone() {
        VerificationRules none =
                new VerificationRules(RULES.guesses(), 0, WINDOW, RULES.keptMillis());
        VerificationCodes unlimited = codes(sqlite.database(), none);
        assertThat(IntStream.range(0, 20).mapToObj(i -> unlimited.ask(code("r" + i, "n", NOW))))
                .allSatisfy(asked -> assertThat(await(asked)).isEqualTo(new Asked.Stored()));
    }

    @Test
    void shouldNotReachTheDatabaseForACodeThatIsSpent() {
        ask("r", "n", NOW);
        IntStream.range(0, 6).forEach(i -> guess("r", "wrong", NOW));
        await(sqlite.database().writer().query("DROP TABLE verification_codes").execute());
        assertThat(guess("r", RIGHT, NOW)).isEqualTo(known(Verdict.TOO_MANY));
        assertThat(guess("r", RIGHT, NOW + LIFE)).isEqualTo(known(Verdict.EXPIRED));
    }

    @Test
    void shouldNotWriteTheCodeOrTheRefOrTheNumber() throws IOException {
        String ref = HASHES.ref("token-1", "canary-ref");
        String number = HASHES.number("acme", Msisdn.of("233200585542"));
        String hash = HASHES.code(ref, "777888999000", false);
        await(
                codes().ask(
                                new Code(
                                        "acme",
                                        ref,
                                        number,
                                        "23320",
                                        hash,
                                        false,
                                        "1",
                                        NOW,
                                        NOW + LIFE)));
        await(codes().guess(ref, HASHES.typed(ref, "444555666111"), NOW));
        String written = allFiles();
        assertThat(written).contains(ref).contains(number).contains(hash);
        assertThat(written)
                .doesNotContain("canary-ref", "200585542", "777888999000", "444555666111");
    }

    private String allFiles() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.list(sqlite.data())) {
            for (Path file : files.toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }
}
