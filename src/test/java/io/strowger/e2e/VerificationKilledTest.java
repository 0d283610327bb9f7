package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes, refs and counted guesses outlive the process (invariants 18, 19 and 24). */
class VerificationKilledTest {

    @TempDir Path folder;

    @Test
    void shouldGoOnAfterAKillAsIfNothingHadHappened() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, VerificationHouse.PROVISION);
        String used;
        String guessed;
        String fresh;
        try (RouterProcess router = RouterProcess.start(setup)) {
            VerificationHouse house = VerificationHouse.of(router);
            used = house.codeFor("used", number());
            assertThat(VerificationHouse.status(house.validate("used", used))).isZero();
            guessed = house.codeFor("guessed", number());
            for (int i = 0; i < 3; i++) {
                assertThat(house.validate("guessed", "wrong" + i).statusCode()).isEqualTo(422);
            }
            fresh = house.codeFor("fresh", number());
            router.kill();
        }
        try (RouterProcess router = RouterProcess.start(setup)) {
            VerificationHouse house = VerificationHouse.of(router);
            assertThat(VerificationHouse.status(house.validate("used", used))).isEqualTo(-54);
            assertThat(house.validate("guessed", "wrong3").statusCode()).isEqualTo(422);
            assertThat(house.validate("guessed", "wrong4").statusCode()).isEqualTo(422);
            assertThat(house.validate("guessed", guessed).statusCode()).isEqualTo(429);
            assertThat(VerificationHouse.status(house.request(asking("fresh", number()))))
                    .isEqualTo(-52);
            assertThat(VerificationHouse.status(house.validate("fresh", fresh))).isZero();
        }
    }
}
