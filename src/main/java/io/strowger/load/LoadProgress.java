package io.strowger.load;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows a run on stderr: on a terminal one line that is rewritten, else a line each 5 seconds. */
public final class LoadProgress {
    private static final int SECONDS_A_LINE = 5;
    private static final String TO_LINE_START = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private int seconds;

    public LoadProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    public static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    public synchronized void show(Sample sample) {
        seconds++;
        if (terminal) {
            err.print(TO_LINE_START + LoadText.progress(sample));
        } else if (seconds % SECONDS_A_LINE == 0) {
            err.println(LoadText.progress(sample));
        }
        err.flush();
    }

    /** Leaves the rewritten line. */
    public synchronized void end() {
        if (terminal && seconds > 0) {
            err.println();
            err.flush();
        }
    }
}
