package io.strowger.http.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the connections of one port, over all of its event loops, and says in the log when some
 * had to go, once a minute at most. What is counted changes with connections, not with requests.
 */
public final class ConnectionStatistics {

    private static final Logger log = LoggerFactory.getLogger(ConnectionStatistics.class);
    private static final long WARN_EVERY_NANOS = 60_000_000_000L;

    /** Why the router closed a connection. */
    public enum Dropped {

        /** Refused: the port is crowded, and its address has many that have sent nothing whole. */
        SHARE,

        /** Refused: the port is full of connections that are at work. */
        FULL,

        /** Closed for a newer one: it has sent no whole request yet. */
        SILENT,

        /** Closed for a newer one: its client does not read what it is answered. */
        UNREAD,

        /** Closed for a newer one: the one that has been idle for the longest time. */
        IDLE,

        /** Closed: no whole head of a request came in time after it was opened. */
        LATE
    }

    private final String port;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong silent = new AtomicLong();
    private final Map<Dropped, LongAdder> dropped = new EnumMap<>(Dropped.class);
    private final AtomicLong warnedNanos = new AtomicLong(System.nanoTime() - WARN_EVERY_NANOS);
    private final AtomicLong unsaid = new AtomicLong();

    /**
     * @param port a word for the port, for the log
     */
    public ConnectionStatistics(String port) {
        this.port = port;
        for (Dropped reason : Dropped.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    /** Open connections that have sent a whole request. */
    public long spoken() {
        return Math.max(0, open.get() - silent.get());
    }

    /** Open connections that have not sent a whole request yet. */
    public long silent() {
        return silent.get();
    }

    /** How many were dropped for a reason so far. */
    public long dropped(Dropped reason) {
        return count(reason).sum();
    }

    private LongAdder count(Dropped reason) {
        return dropped.computeIfAbsent(reason, _ -> new LongAdder());
    }

    void opened() {
        open.incrementAndGet();
        silent.incrementAndGet();
    }

    void spoke() {
        silent.decrementAndGet();
    }

    void closed(boolean wasSilent) {
        open.decrementAndGet();
        if (wasSilent) {
            silent.decrementAndGet();
        }
    }

    void drop(Dropped reason) {
        count(reason).increment();
        if (reason != Dropped.LATE) {
            warn(reason);
        }
    }

    private void warn(Dropped reason) {
        long total = unsaid.incrementAndGet();
        long last = warnedNanos.get();
        long now = System.nanoTime();
        if (now - last >= WARN_EVERY_NANOS && warnedNanos.compareAndSet(last, now)) {
            unsaid.addAndGet(-total);
            log.atWarn()
                    .addKeyValue("port", port)
                    .addKeyValue("dropped", total)
                    .addKeyValue("last", reason)
                    .addKeyValue("open", open.get())
                    .addKeyValue("silent", silent.get())
                    .log("Connections were dropped: there are too many (http.maxConnections)");
        }
    }
}
