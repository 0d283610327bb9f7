package io.strowger.ops.watchdog;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/** Sees the errors that are logged before anything is done for the log; lets every line pass. */
final class OutOfMemoryFilter extends TurboFilter {

    private final OutOfMemoryExit exit;

    OutOfMemoryFilter(OutOfMemoryExit exit) {
        this.exit = exit;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable error) {
        if (error != null) {
            exit.met(error);
        } else if (arguments != null
                && arguments.length > 0
                && arguments[arguments.length - 1] instanceof Throwable last) {
            exit.met(last);
        }
        return FilterReply.NEUTRAL;
    }

    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        exit.met(event.getThrowable());
        return FilterReply.NEUTRAL;
    }
}
