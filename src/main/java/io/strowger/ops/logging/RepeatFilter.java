package io.strowger.ops.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Lets through what is new and counts what repeats: a full disk fails every request, and a stack a
 * request would fill what is left. A warning with a stack goes through once a minute, one without a
 * few times; at the end of the minute one line says how often it was said in all.
 *
 * <p>Two lines are the same when logger, message (before its arguments) and kind of failure are.
 */
final class RepeatFilter extends Filter<ILoggingEvent> {

    private static final int MOST_WITH_STACK = 1;
    private static final int MOST_WITHOUT = 20;

    /** More kinds of line than the program has; what comes beyond them counts as one kind. */
    private static final int MOST_KINDS = 1_000;

    private static final Kind OTHERS = new Kind("", "", "");

    private record Kind(String logger, String message, String failure) {}

    /** The count of a kind, and its last line's level and failure for the summary. */
    private record Count(Level level, String failure, int most, AtomicLong times) {}

    private static final class Summary extends LoggingEvent {
        Summary(Logger logger, Level level, String message, long times, String failure) {
            super(Summary.class.getName(), logger, level, message, null, null);
            addKeyValuePair(new KeyValuePair("timesInAMinute", times));
            if (!failure.isEmpty()) {
                addKeyValuePair(new KeyValuePair("error", failure));
            }
        }
    }

    private final LoggerContext loggers;
    private final Appender<ILoggingEvent> out;
    private final Executor inAMinute;
    private final Map<Kind, Count> counts = new ConcurrentHashMap<>();
    private final AtomicBoolean counting = new AtomicBoolean();

    /**
     * @param out where the summaries go
     * @param inAMinute runs something a minute later
     */
    RepeatFilter(LoggerContext loggers, Appender<ILoggingEvent> out, Executor inAMinute) {
        this.loggers = loggers;
        this.out = out;
        this.inAMinute = inAMinute;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!mayRepeat(event)) {
            return FilterReply.NEUTRAL;
        }
        if (counting.compareAndSet(false, true)) {
            inAMinute.execute(this::sum);
        }
        Count count = counts.computeIfAbsent(kind(event), _ -> count(event));
        return count.times().incrementAndGet() <= count.most()
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    /** An error without a stack is about one thing, as a purse, and each is said. */
    private static boolean mayRepeat(ILoggingEvent event) {
        if (event instanceof Summary || !event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return false;
        }
        return event.getThrowableProxy() != null || event.getLevel() == Level.WARN;
    }

    private Kind kind(ILoggingEvent event) {
        Kind kind =
                new Kind(
                        event.getLoggerName(),
                        String.valueOf(event.getMessage()),
                        failure(event.getThrowableProxy()));
        return counts.size() < MOST_KINDS || counts.containsKey(kind) ? kind : OTHERS;
    }

    private static Count count(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return new Count(
                event.getLevel(),
                thrown == null ? "" : thrown.getClassName() + ": " + thrown.getMessage(),
                thrown == null ? MOST_WITHOUT : MOST_WITH_STACK,
                new AtomicLong());
    }

    /** The class of what was thrown and of what caused it in the first place. */
    private static String failure(@Nullable IThrowableProxy thrown) {
        if (thrown == null) {
            return "";
        }
        IThrowableProxy cause = thrown;
        while (cause.getCause() != null) { // a circle is cut by the logging library
            cause = cause.getCause();
        }
        return thrown.getClassName() + " " + cause.getClassName();
    }

    private void sum() {
        counting.set(false);
        counts.keySet()
                .forEach(kind -> {
                    Count count = counts.remove(kind);
                    if (count != null && count.times().get() > count.most()) {
                        tell(kind, count);
                    }
                });
    }

    private void tell(Kind kind, Count count) {
        String name = kind.equals(OTHERS) ? RepeatFilter.class.getName() : kind.logger();
        String message = kind.equals(OTHERS) ? "More warnings than are counted" : kind.message();
        out.doAppend(
                new Summary(
                        loggers.getLogger(name),
                        count.level(),
                        message,
                        count.times().get(),
                        count.failure()));
    }
}
