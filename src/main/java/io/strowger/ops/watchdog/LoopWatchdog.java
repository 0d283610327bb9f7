package io.strowger.ops.watchdog;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread that looks twice a second whether all event loops of a Vert.x, and its acceptor's, are
 * still there. A loop that is merely slow is; one that ended by an error is not, and nothing else
 * would say so. Looking takes no memory.
 */
public final class LoopWatchdog implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;

    private final EventExecutor[] loops;
    private final OutOfMemoryExit exit;
    private boolean closed;

    private LoopWatchdog(EventExecutor[] loops, OutOfMemoryExit exit) {
        this.loops = loops;
        this.exit = exit;
    }

    /** Watches until it is closed, which has to happen before the loops are told to end. */
    public static LoopWatchdog over(Vertx vertx, OutOfMemoryExit exit) {
        LoopWatchdog watchdog = new LoopWatchdog(loops((VertxInternal) vertx), exit);
        Thread.ofPlatform().daemon().name("loop-watchdog").start(watchdog::watch);
        return watchdog;
    }

    private static EventExecutor[] loops(VertxInternal vertx) {
        List<EventExecutor> loops = new ArrayList<>();
        for (EventLoopGroup group :
                List.of(vertx.nettyEventLoopGroup(), vertx.acceptorEventLoopGroup())) {
            group.forEach(loops::add);
        }
        return loops.toArray(EventExecutor[]::new);
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                wait(EVERY_MILLIS);
                if (!closed && hasEnded()) {
                    exit.loopEnded();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; then nobody wants it to go on
        } catch (OutOfMemoryError e) {
            exit.met(e);
        }
    }

    private boolean hasEnded() {
        for (EventExecutor loop : loops) {
            if (loop.isShuttingDown()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
