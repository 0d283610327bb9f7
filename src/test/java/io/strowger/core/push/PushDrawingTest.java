package io.strowger.core.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machines are drawn where their types are, and the drawings are whole. */
class PushDrawingTest {

    @ParameterizedTest
    @ValueSource(classes = {PushState.class, SubmitState.class})
    void shouldDrawEveryState(Class<?> states) throws IOException {
        String drawing = drawing(states);

        assertThat(leaves(states)).hasSizeGreaterThan(3).allMatch(state -> drawing.contains(state));
    }

    private static List<String> leaves(Class<?> type) {
        List<String> leaves = new ArrayList<>();
        for (Class<?> one : type.getPermittedSubclasses()) {
            leaves.addAll(one.isInterface() ? leaves(one) : List.of(one.getSimpleName()));
        }
        return leaves;
    }

    private static String drawing(Class<?> states) throws IOException {
        String source =
                Files.readString(
                        Path.of("src/main/java", states.getName().replace('.', '/') + ".java"));
        return source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"));
    }
}
