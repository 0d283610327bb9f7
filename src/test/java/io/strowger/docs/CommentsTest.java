package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.docs.SourceComments.Comment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No comment points at something that is not there. */
class CommentsTest {

    private static CommentReferences references;

    @BeforeAll
    static void read() throws IOException {
        references = new CommentReferences();
    }

    @Test
    void shouldPointOnlyAtWhatIsThere() throws IOException {
        List<Comment> comments = SourceComments.under(Path.of("src"));

        assertThat(references.broken(comments)).isEmpty();
        assertThat(CommentReferences.count(comments)).isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** See notes.md. */",
                "// as push.txt has it",
                "/** In the order\n * of the notes. */",
                "/** docs/protocols/none.md */",
                "/** What (docs/protocols/push.md, \"Nowhere\") says. */",
                "/** docs/protocols/push.md, \"Order\" and\n * \"Nowhere\" */",
                "// invariants 1 to 99",
                "/** {@code src/main/nowhere} */",
                "/** (decision 9999) */",
            })
    void shouldCatchAPlantedComment(String planted) {
        String source = "String s = \"// fine\"; " + planted;

        assertThat(references.broken(SourceComments.in(Path.of("Planted.java"), source).toList()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** docs/protocols/push.md, \"order\" */",
                "/** (docs/protocols/session-event.md,\n * \"new\" to \"abort\") */",
                "// invariants 1, 2 and 27",
                "String s = \"/** docs/protocols/none.md */\";",
            })
    void shouldLetAPlantedCommentBe(String planted) {
        assertThat(references.broken(SourceComments.in(Path.of("Planted.java"), planted).toList()))
                .isEmpty();
    }
}
