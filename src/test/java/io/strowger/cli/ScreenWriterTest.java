package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreenWriterTest {

    @Test
    void shouldWrapLongLinesAtBlanksAndHardWhereThereIsNone() {
        assertThat(framed("The quick brown fox jumps over the lazy dog\n" + "x".repeat(40)))
                .isEqualTo(
                        """
                        +--------------------------------------+
                        | The quick brown fox jumps over the   |
                        | lazy dog                             |
                        | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx |
                        | xxxx                                 |
                        +--------------------------------------+
                        """);
    }

    @Test
    void shouldCountCharactersAndNotTheirHalves() {
        assertThat(framed("🎉🎉")).isEqualTo("+----+\n| 🎉🎉 |\n+----+\n");
    }

    @Test
    void shouldShowEmptyLinesAndNoneAtTheEnd() {
        assertThat(framed("a\n\nb\n")).isEqualTo("+---+\n| a |\n|   |\n| b |\n+---+\n");
    }

    @Test
    void shouldNotLetATextDriveTheTerminal() {
        assertThat(plain("a\u001b[31mb\u0007\r\nc\td")).isEqualTo("a?[31mb?\nc?d\n\n");
        assertThat(plain("x\u009b31m")).isEqualTo("x?31m\n\n");
    }

    private static String plain(String text) {
        StringWriter written = new StringWriter();
        ScreenWriter.plain(new PrintWriter(written)).show(text);
        return written.toString();
    }

    private static String framed(String text) {
        StringWriter written = new StringWriter();
        ScreenWriter.framed(new PrintWriter(written), new AsciiTerminal()).show(text);
        return written.toString();
    }

    private static final class AsciiTerminal implements Terminal {
        @Override
        public boolean showsUnicode() {
            return false;
        }

        @Override
        public @Nullable String ask(String prompt) {
            return null;
        }
    }
}
