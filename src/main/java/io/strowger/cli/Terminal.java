package io.strowger.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person at a terminal, who can be asked. */
interface Terminal {

    /** Whether box-drawing characters can be shown. */
    boolean showsUnicode();

    /** The line that is typed, or null at the end of the input. */
    @Nullable String ask(String prompt);

    /** The terminal that the process was started from; empty when a script or a pipe is there. */
    static Optional<Terminal> ofProcess() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(Terminal::of);
    }

    private static Terminal of(Console console) {
        boolean unicode = console.charset().newEncoder().canEncode('┌');
        return new Terminal() {
            @Override
            public boolean showsUnicode() {
                return unicode;
            }

            @Override
            public @Nullable String ask(String prompt) {
                return console.readLine("%s", prompt);
            }
        };
    }
}
