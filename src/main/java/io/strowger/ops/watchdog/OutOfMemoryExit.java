package io.strowger.ops.watchdog;

import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at once with code {@value #CODE} and one line on standard error when memory has
 * run out. What it needs to do so is made beforehand.
 */
public final class OutOfMemoryExit {

    private static final Logger log = LoggerFactory.getLogger(OutOfMemoryExit.class);

    /** An internal fault ({@code EX_SOFTWARE} of sysexits.h). */
    public static final int CODE = 70;

    /** Causes deeper than this are not looked at: a chain may be a ring. */
    private static final int MAX_CAUSES = 16;

    private final byte[] lineOfMemory = line("The router is out of memory and ends");
    private final byte[] lineOfLoop = line("An event loop has ended and the router ends with it");
    private final OutputStream err;
    private final IntConsumer halt;

    private OutOfMemoryExit() {
        this(new FileOutputStream(FileDescriptor.err), Runtime.getRuntime()::halt);
    }

    /**
     * @param err takes the line
     * @param halt ends the process with a code, without anything else
     */
    OutOfMemoryExit(OutputStream err, IntConsumer halt) {
        this.err = err;
        this.halt = halt;
    }

    /** For the rest of this process: what is logged or not caught anywhere is looked at. */
    public static OutOfMemoryExit install() {
        OutOfMemoryExit exit = new OutOfMemoryExit();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            exit.watch(context);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            exit.met(cause);
            log.error("The thread {} ended", thread.getName(), cause);
        });
        return exit;
    }

    /** Looks at whatever is logged, from any level on. */
    void watch(LoggerContext context) {
        OutOfMemoryFilter filter = new OutOfMemoryFilter(this);
        filter.setContext(context);
        filter.start();
        context.addTurboFilter(filter);
    }

    /** Ends the process when this error, or a cause of it, is that memory has run out. */
    void met(@Nullable Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof OutOfMemoryError) {
                end(lineOfMemory);
                return;
            }
            cause = cause.getCause();
        }
    }

    /** Ends the process since an event loop has ended that should not have. */
    void loopEnded() {
        end(lineOfLoop);
    }

    private void end(byte[] line) {
        try {
            err.write(line);
            err.flush();
        } catch (IOException nobodyReads) {
            // the code says it too
        } finally {
            halt.accept(CODE);
        }
    }

    private static byte[] line(String what) {
        return ("strowger: " + what + ", exit code " + CODE + ".\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
