package io.strowger.ops.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.logstash.logback.decorate.json.CharacterEscapesDecorator;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs to standard output, as plain lines (the default, from the first line on) or as one JSON
 * object a line. What happened is in the message, which session in key-values; both formats show
 * them.
 */
public final class LogSetup {

    private LogSetup() {}

    /** The two forms of a log line. */
    public enum Format {
        PLAIN,
        JSON;

        /**
         * Reads {@code plain} or {@code json} of either case.
         *
         * @throws IllegalArgumentException when it is anything else
         */
        public static Format of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "plain" -> PLAIN;
                case "json" -> JSON;
                default ->
                        throw new IllegalArgumentException("a log format is \"plain\" or \"json\"");
            };
        }
    }

    /**
     * From now on logs in this form and from this level on; may be called again.
     *
     * @param level {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG}, {@code TRACE} or
     *     {@code OFF}, of either case
     * @throws IllegalArgumentException when the level is anything else; nothing is changed then
     */
    public static void apply(Format format, String level) {
        Level threshold = levelOf(level);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context, format, threshold);
        }
    }

    static void apply(LoggerContext context, Format format, Level level) {
        apply(
                context,
                format,
                level,
                work ->
                        context.addScheduledFuture(
                                context.getScheduledExecutorService()
                                        .schedule(work, 1, TimeUnit.MINUTES)));
    }

    /**
     * @param inAMinute runs something a minute later
     */
    static void apply(LoggerContext context, Format format, Level level, Executor inAMinute) {
        context.reset();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder(context, format));
        console.addFilter(repeats(context, console, inAMinute));
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(console);
        // below that it writes whole URLs down, and a query may hold a password
        context.getLogger("io.vertx.ext.web").setLevel(atLeastInfo(level));
        // what a migration does is of interest when it fails
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
    }

    private static RepeatFilter repeats(
            LoggerContext context, Appender<ILoggingEvent> console, Executor inAMinute) {
        RepeatFilter filter = new RepeatFilter(context, console, inAMinute);
        filter.setContext(context);
        filter.start();
        return filter;
    }

    private static Level atLeastInfo(Level level) {
        return level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO;
    }

    private static Level levelOf(String name) {
        Level level = Level.toLevel(name.trim(), null);
        if (level == null || level.toInt() < Level.TRACE.toInt()) {
            throw new IllegalArgumentException(
                    "a log level is ERROR, WARN, INFO, DEBUG, TRACE or OFF");
        }
        return level;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, Format format) {
        EncoderBase<ILoggingEvent> encoder =
                switch (format) {
                    case PLAIN -> new PlainEncoder();
                    case JSON -> json();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static LogstashEncoder json() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setTimeZone("UTC");
        encoder.setVersion(null);
        encoder.addDecorator(escapes());
        return encoder;
    }

    /** What JSON leaves as it is and a reader would not see. */
    private static CharacterEscapesDecorator escapes() {
        CharacterEscapesDecorator decorator = new CharacterEscapesDecorator();
        for (int c = 0x7f; c <= Character.MAX_VALUE; c++) {
            if (HiddenCharacters.isHidden(c) && !Character.isSurrogate((char) c)) {
                CharacterEscapesDecorator.Escape escape = new CharacterEscapesDecorator.Escape();
                escape.setTargetCharacterCode(c);
                escape.setEscapeSequence(HiddenCharacters.escape(c));
                decorator.addEscape(escape);
            }
        }
        return decorator;
    }
}
