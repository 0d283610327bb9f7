package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedJsonTest {

    private static final byte[] BODY = bytes("{\"Mobile\":\"233207391846\",\"x\":\"é\"}");

    private final SealedJson sealer = sealer("a pepper for tests only");

    private static SealedJson sealer(String pepper) {
        return new SealedJson(Keys.of(new Secret(pepper)).vault());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldOpenWhatItSealedAndShowNothingOfIt() {
        byte[] sealed = sealer.seal(BODY);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain("2332", "Mobile", "{");
        assertThat(sealer.open(sealed)).isEqualTo(BODY);
        assertThat(sealer.seal(BODY)).isEqualTo(sealed);
    }

    @Test
    void shouldReadWhatWasKeptBeforeInTheClear() {
        assertThat(sealer.open(BODY)).isEqualTo(BODY);
    }

    @Test
    void shouldLeaveNothingAsNothing() {
        assertThat(sealer.seal(new byte[0])).isEmpty();
        assertThat(sealer.open(new byte[0])).isEmpty();
    }

    @Test
    void shouldOpenNothingOfAnotherPepper() {
        byte[] sealed = sealer("another pepper for tests").seal(BODY);

        assertThatThrownBy(() -> sealer.open(sealed)).isInstanceOf(IllegalArgumentException.class);
    }
}
