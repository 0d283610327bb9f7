package io.strowger.ops.logging;

import static io.strowger.ops.logging.HiddenCharacters.appendEscaped;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * A log line for people: time in UTC, level, logger, message, key-values, and the stack of an
 * exception below it. Everything but the stack is one line, whatever it holds. It is not a pattern,
 * because reading a pattern takes longer than all else that the logging library does at start.
 */
final class PlainEncoder extends EncoderBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] NOTHING = {};
    private static final int LINE = 160;
    private static final int LEVEL_WIDTH = 5;

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(LINE);
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', LEVEL_WIDTH - level.length() + 1);
        line.append(simpleName(event.getLoggerName())).append(" - ");
        appendEscaped(line, String.valueOf(event.getFormattedMessage()));
        appendKeyValues(line, event.getKeyValuePairs());
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            new StackLines(line).append(event.getThrowableProxy());
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    @SuppressWarnings("NullAway") // events without key-values have a null list
    private static void appendKeyValues(StringBuilder line, List<KeyValuePair> pairs) {
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                line.append(' ').append(pair.key).append('=');
                appendEscaped(line, String.valueOf(pair.value));
            }
        }
    }
}
