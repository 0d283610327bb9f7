package io.strowger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    private static final int CLASS_FILE_OF_JAVA_8 = 52;

    @ParameterizedTest
    @CsvSource({"1.8, 8", "9, 9", "17, 17", "25, 25", "26, 26"})
    void shouldReadTheFeatureVersion(String specificationVersion, int featureVersion) {
        assertThat(Launcher.featureVersion(specificationVersion)).isEqualTo(featureVersion);
    }

    @Test
    void shouldSayInOneLineWhichJavaIsNeeded() {
        assertThat(Launcher.refusal("1.8", "/opt/old-java"))
                .isEqualTo(
                        "strowger needs Java 25 or newer; this is Java 8 (/opt/old-java)."
                                + " Run scripts/strowger, which finds one that fits, or name such a java in full.");
    }

    @Test
    void shouldRunOnJava8() throws IOException {
        try (InputStream file = Launcher.class.getResourceAsStream("Launcher.class");
                DataInputStream header = new DataInputStream(Objects.requireNonNull(file))) {
            header.readInt(); // magic
            header.readUnsignedShort(); // minor version
            assertThat(header.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_8);
        }
    }
}
