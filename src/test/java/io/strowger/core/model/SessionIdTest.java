package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

    private static final String SAMPLE = "3c796dac28174f739de4262d08409c51";

    @Test
    void shouldReadAndWriteThirtyTwoDigits() {
        SessionId id = SessionId.parse(SAMPLE);

        assertThat(id).isEqualTo(new SessionId(0x3c796dac28174f73L, 0x9de4262d08409c51L));
        assertThat(id.hex()).isEqualTo(SAMPLE);
        assertThat(id).hasToString(SAMPLE);
    }

    @Test
    void shouldReadUpperCaseAndWriteLowerCase() {
        assertThat(SessionId.parse("3C796DAC28174F739DE4262D08409C51").hex()).isEqualTo(SAMPLE);
    }

    @Test
    void shouldKeepLeadingZeros() {
        assertThat(new SessionId(0, 1).hex()).isEqualTo("0".repeat(31) + "1");
    }

    @Test
    void shouldReadBackWhateverItWrote() {
        long seed = 20260713;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            SessionId id = new SessionId(random.nextLong(), random.nextLong());
            assertThat(SessionId.parse(id.hex())).as("seed %d, round %d", seed, i).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3c796dac28174f739de4262d08409c5",
                "3c796dac28174f739de4262d08409c511",
                "3c796dac-2817-4f73-9de4-262d08409",
                "3c796dac28174f739de4262d08409c5g",
                "+c796dac28174f739de4262d08409c51",
                "３c796dac28174f739de4262d08409c51"
            })
    void shouldRefuseAnythingElse(String text) {
        assertThat(SessionId.parseOrNull(text)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> SessionId.parse(text));
    }

    @Test
    void shouldPutTheTimeInFront() {
        SessionId id = SessionId.timeOrdered(0x0198_1234_5678L, 0xffff_abcdL, 0x0123456789abcdefL);

        assertThat(id.hex()).isEqualTo("019812345678" + "abcd" + "0123456789abcdef");
        assertThat(id.madeAt()).isEqualTo(0x0198_1234_5678L);
    }

    @Test
    void shouldSortByTime() {
        SessionId earlier = SessionId.timeOrdered(1_700_000_000_000L, -1, -1);
        SessionId later = SessionId.timeOrdered(1_700_000_000_001L, 0, 0);

        assertThat(earlier.hex()).isLessThan(later.hex());
    }

    @Test
    void shouldBeWrittenAsAUuidOfTheSameDigits() {
        SessionId id = SessionId.parse("8A444AF84B034545067700002a6c924b");
        assertThat(id.uuid()).isEqualTo("8a444af8-4b03-4545-0677-00002a6c924b");
        assertThat(id.uuid().replace("-", "")).isEqualTo(id.hex());
        assertThat(SessionId.NONE.uuid()).isEqualTo("00000000-0000-0000-0000-000000000000");
    }
}
