package io.strowger.store.sql;

import io.strowger.store.StoreException;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth asking the database to write. Somebody else who holds it makes whoever writes
 * wait until the time is over for which SQLite waits; all who stand behind him, and all who come
 * soon after, are told so at once, so that nobody waits for that time twice. Nothing of theirs was
 * begun.
 */
final class WriteGate {

    /** SQLITE_BUSY, in the lowest byte of its kinds. */
    private static final int BUSY = 5;

    private static final int KIND = 0xff;

    /** Longer than whoever looks after the database's health waits for it. */
    private static final long SHUT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long OPEN = 0;

    /** Until when it is shut, or {@link #OPEN}. */
    private final AtomicLong shutUntil = new AtomicLong(OPEN);

    /** Fails at once when somebody else is known to hold the database. */
    Future<Void> pass() {
        long until = shutUntil.get();
        return until == OPEN || System.nanoTime() - until >= 0
                ? Future.succeededFuture()
                : Future.failedFuture(
                        new StoreException("The database is held by another process."));
    }

    /** How a write ended: with an error, or well. */
    void told(@Nullable Throwable error) {
        if (error == null) {
            shutUntil.set(OPEN);
        } else if (isBusy(error)) {
            shutUntil.set(System.nanoTime() + SHUT_NANOS);
        }
    }

    private static boolean isBusy(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql && (sql.getErrorCode() & KIND) == BUSY;
    }
}
