package io.strowger.ops.logging;

import static io.strowger.ops.logging.HiddenCharacters.appendEscaped;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * An exception below its log line, as the JDK prints it. The lines are the JVM's own: a message,
 * which may repeat what came from outside, stays in one.
 */
final class StackLines {

    private final StringBuilder out;

    StackLines(StringBuilder out) {
        this.out = out;
    }

    void append(IThrowableProxy thrown) {
        append(thrown, "", "");
    }

    private void append(IThrowableProxy thrown, String indent, String relation) {
        out.append(indent).append(relation);
        if (thrown.isCyclic()) {
            out.append("circular: ");
        }
        appendEscaped(out, title(thrown));
        out.append('\n');
        frames(thrown, indent);
        IThrowableProxy[] suppressed = thrown.getSuppressed();
        if (suppressed != null) {
            for (IThrowableProxy one : suppressed) {
                append(one, indent + "\t", "Suppressed: ");
            }
        }
        IThrowableProxy cause = thrown.getCause();
        if (cause != null) {
            append(cause, indent, "Caused by: ");
        }
    }

    private static String title(IThrowableProxy thrown) {
        String overriding = thrown.getOverridingMessage();
        if (overriding != null) {
            return overriding;
        }
        @Nullable String message = thrown.getMessage();
        return message == null ? thrown.getClassName() : thrown.getClassName() + ": " + message;
    }

    private void frames(IThrowableProxy thrown, String indent) {
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        if (frames == null) {
            return;
        }
        int common = thrown.getCommonFrames();
        for (int i = 0; i < frames.length - common; i++) {
            out.append(indent).append('\t');
            appendEscaped(out, frames[i].getSTEAsString());
            out.append('\n');
        }
        if (common > 0) {
            out.append(indent).append("\t... ").append(common).append(" more\n");
        }
    }
}
