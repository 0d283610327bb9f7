package io.strowger.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.session.SessionState.Live;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The machine is drawn where its type is, and the drawing is whole. */
class StateDrawingTest {

    private static final Path SOURCE =
            Path.of("src/main/java/io/strowger/core/session/SessionState.java");

    @Test
    void shouldDrawEveryState() throws IOException {
        assertThat(missingFrom(drawing())).isEmpty();
    }

    @Test
    void shouldMissAStateThatIsNotDrawn() throws IOException {
        assertThat(missingFrom(drawing().replace("HandingOver", "")))
                .containsExactly("HandingOver");
    }

    private static List<String> missingFrom(String drawing) {
        return states().map(Class::getSimpleName)
                .filter(state -> !drawing.matches("(?s).*\\b" + state + "\\b.*"))
                .toList();
    }

    private static Stream<Class<?>> states() {
        return Stream.of(SessionState.class, Live.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(type -> !type.isInterface());
    }

    private static String drawing() throws IOException {
        String source = Files.readString(SOURCE);
        return source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"));
    }
}
