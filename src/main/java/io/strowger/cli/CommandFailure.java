package io.strowger.cli;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for could not be done, for a reason that whoever typed the command can mend. The
 * message is one sentence that says what to do; it is printed alone.
 */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What was asked for failed. */
    public static CommandFailure failed(String sentence, @Nullable Throwable cause) {
        return new CommandFailure(ExitCodes.FAILED, sentence, cause);
    }

    /** A setting, a file or the machine is not as it has to be. */
    public static CommandFailure misconfigured(String sentence, @Nullable Throwable cause) {
        return new CommandFailure(ExitCodes.CONFIGURATION, sentence, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
