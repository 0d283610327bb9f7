package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.verify.Verdict;
import io.strowger.store.VerificationCodes;
import io.strowger.store.VerificationCodes.Asked;
import io.strowger.store.VerificationCodes.Code;
import io.strowger.store.VerificationCodes.Guessed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was answered is there after {@code kill -9} (invariants 18, 19 and 24). */
class KilledGuesserTest {

    private static final int ENOUGH = 100;

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    @Test
    void shouldKnowEveryGuessThatWasAnsweredBeforeTheKill() throws Exception {
        List<String> answers = answersOfAKilledProcess();
        int last = Integer.parseInt(answers.getLast().substring(0, answers.getLast().indexOf(' ')));
        assertThat(last).isGreaterThan(10);

        VerificationCodes codes = Guesser.codes(sqlite.database());
        for (int name = 0; name < last; name++) {
            assertThat(answers).contains(name + " " + new Guessed.Known(Verdict.VALID, "23320"));
            assertThat(guess(codes, name, "right")).isEqualTo(Verdict.USED);
            assertThat(await(codes.ask(again(name)))).isEqualTo(new Asked.RefUsed());
        }
        long counted = answers.stream().filter(line -> line.startsWith(last + " ")).count() - 1;
        assertThat(evaluatedUntilRefused(codes, last, counted)).isBetween(0L, 5 - counted);
    }

    /** How many wrong guesses of a code are still evaluated; more than five are not tried. */
    private static long evaluatedUntilRefused(VerificationCodes codes, int name, long counted) {
        long evaluated = 0;
        while (evaluated <= 5 - counted && guess(codes, name, "wrong") == Verdict.WRONG) {
            evaluated++;
        }
        return evaluated;
    }

    private static Verdict guess(VerificationCodes codes, int name, String text) {
        Guessed guessed =
                await(codes.guess(Guesser.ref(name), Guesser.typed(name, text), Guesser.NOW));
        return ((Guessed.Known) guessed).verdict();
    }

    private static Code again(int name) {
        return new Code(
                "acme", Guesser.ref(name), "n", "", "", false, "2", Guesser.NOW, Guesser.NOW);
    }

    private List<String> answersOfAKilledProcess() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Guesser.class.getName(),
                                sqlite.data().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> answers = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
                if (answers.size() == ENOUGH) {
                    process.toHandle().destroyForcibly(); // and leave its last lines to be read
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();
        return answers;
    }
}
