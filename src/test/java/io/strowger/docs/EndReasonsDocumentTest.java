package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of reasons in docs/operators/running.md is the enum's. */
class EndReasonsDocumentTest {

    private static final Path OPERATORS = Path.of("docs/operators/running.md");
    private static final Path DEVELOPERS = Path.of("docs/applications/programmable.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)\\n\\| reason[^|]*\\|[^|]*\\|\\n.*?\\n\\n");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void shouldNameEveryReasonAndNoOther() throws IOException {
        assertThat(reasonsIn(OPERATORS)).containsExactlyInAnyOrderElementsOf(labels());
    }

    @Test
    void shouldNameNoReasonToDevelopersThatIsNone() throws IOException {
        assertThat(reasonsIn(DEVELOPERS)).isNotEmpty().isSubsetOf(labels());
    }

    private static List<String> reasonsIn(Path document) throws IOException {
        return TABLE.matcher(Files.readString(document))
                .results()
                .flatMap(table -> ROW.matcher(table.group()).results())
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> labels() {
        return Arrays.stream(EndReason.values()).map(EndReason::label).toList();
    }
}
