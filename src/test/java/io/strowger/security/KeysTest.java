package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.core.model.Msisdn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private final Keys keys = Keys.of(new Secret("0123456789abcdef"));
    @TempDir private Path data;

    @Test
    void shouldHashOtherwiseWithAnotherPepper() {
        Keys others = Keys.of(new Secret("fedcba9876543210"));
        assertThat(others.check()).isNotEqualTo(keys.check());
        assertThat(others.credentials().of("a")).isNotEqualTo(keys.credentials().of("a"));
    }

    @Test
    void shouldHashANumberForItsRecordsAndForNothingElse() {
        Msisdn ama = Msisdn.of("233200585542");
        Keys others = Keys.of(new Secret("fedcba9876543210"));

        assertThat(keys.msisdns().of(ama))
                .isEqualTo(keys.msisdns().of(ama))
                .isNotEqualTo(keys.msisdns().of(Msisdn.of("233200585543")))
                .isNotEqualTo(others.msisdns().of(ama))
                .isNotEqualTo(ByteBuffer.wrap(keys.credentials().of(ama.digits())).getLong());
    }

    @Test
    void shouldRefuseAShortPepper() {
        assertThatThrownBy(() -> Keys.of(new Secret("0123456789abcde")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16");
    }

    @Test
    void shouldMakeAPepperOnceForItsOwnerAlone() throws IOException {
        Path folder = data.resolve("new");
        Secret made = PepperFile.in(folder);
        assertThat(made.reveal()).matches("[0-9a-f]{64}");
        assertThat(PepperFile.in(folder)).isEqualTo(made);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("pepper"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
