package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeHashesTest {

    private final CodeHashes hashes = hashes("a pepper for tests only");

    private static CodeHashes hashes(String pepper) {
        return new CodeHashes(Keys.of(new Secret(pepper)));
    }

    @Test
    void shouldMatchTheRightCodeAlone() {
        String ref = hashes.ref("token-1", "r");
        String hash = hashes.code(ref, "AB23CD", false);
        assertThat(hashes.typed(ref, "AB23CD").matches(hash, false)).isTrue();
        assertThat(hashes.typed(ref, " ab23cd\t").matches(hash, false)).isTrue();
        assertThat(hashes.typed(ref, "AB23CE").matches(hash, false)).isFalse();
        assertThat(hashes.typed(ref, "").matches(hash, false)).isFalse();
        assertThat(hashes.typed(hashes.ref("token-2", "r"), "AB23CD").matches(hash, false))
                .isFalse();
    }

    @Test
    void shouldMindTheCaseWhenItCounts() {
        String ref = hashes.ref("token-1", "r");
        String hash = hashes.code(ref, "AB23cd", true);
        assertThat(hashes.typed(ref, " AB23cd").matches(hash, true)).isTrue();
        assertThat(hashes.typed(ref, "AB23CD").matches(hash, true)).isFalse();
        assertThat(hashes.typed(ref, "AB23cd").matches(hash, false)).isFalse();
    }

    @Test
    void shouldHashEverythingApart() {
        List<String> all =
                List.of(
                        hashes.ref("token-1", "23"),
                        hashes.ref("token-12", "3"),
                        hashes.ref("token-1", "23 "),
                        hashes.number("token-1", Msisdn.of("233200585542")),
                        hashes.number("token-2", Msisdn.of("233200585542")),
                        hashes.ref("token-1", "233200585542"),
                        hashes.code("token-1", "233200585542", true),
                        hashes.code("token-1", "233200585542", false),
                        hashes("another pepper for tests").ref("token-1", "23"));
        assertThat(all).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(hashes.ref("token-1", "23")).isEqualTo(all.getFirst());
    }

    @Test
    void shouldNotPrintWhatWasTyped() {
        assertThat(hashes.typed("ref", "123456").toString()).isEqualTo("Typed[hidden]");
    }
}
