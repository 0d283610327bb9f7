package io.strowger.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one deadline that a connection has at a time; for its event loop. */
final class DeadlineTimer {

    private @Nullable Future<?> timer;

    /** Instead of the deadline there was. */
    void set(ChannelHandlerContext ctx, Runnable passed, long millis) {
        stop();
        timer = ctx.executor().schedule(passed, millis, TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
