package io.strowger.cli;

/** What a command tells the shell. */
public final class ExitCodes {
    public static final int OK = 0;

    /** What was asked for failed. */
    public static final int FAILED = 1;

    /** The command line was not understood. */
    public static final int USAGE = 2;

    /** A setting or a file is wrong ({@code EX_CONFIG} of sysexits.h). */
    public static final int CONFIGURATION = 78;

    private ExitCodes() {}
}
