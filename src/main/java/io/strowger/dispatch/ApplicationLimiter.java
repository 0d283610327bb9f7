package io.strowger.dispatch;

import io.strowger.core.model.EndReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The admission to one application: a bulkhead, so that a slow application makes only its own
 * subscribers wait, and a circuit. Shared by all loops.
 */
final class ApplicationLimiter {

    /** What came of asking for admission. */
    sealed interface Admission {

        /** Not now, for this reason. */
        record Refused(EndReason reason) implements Admission {}
    }

    /** An admission that must be closed once, with the truth. */
    final class Ticket implements Admission {

        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicBoolean sent = new AtomicBoolean();

        /** The request has left; needless when the ticket is closed. */
        void sent() {
            if (sent.compareAndSet(false, true) && starting.decrementAndGet() == 0) {
                settle();
            }
        }

        /** The application answered. */
        void succeeded() {
            if (close()) {
                circuit.succeeded();
            }
        }

        /** The application did not answer: too late, unreachable, or an error of its own. */
        void dropped(long now) {
            if (close()) {
                circuit.failed(now);
            }
        }

        /** What happened says nothing of whether the application works. */
        void ignored() {
            close();
        }

        private boolean close() {
            boolean first = closed.compareAndSet(false, true);
            if (first) {
                inFlight.decrementAndGet();
                sent();
            }
            return first;
        }
    }

    private static final long NEVER = Long.MIN_VALUE;
    private static final long SAY_AGAIN_MILLIS = 60_000;

    private final CircuitBreaker circuit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger starting = new AtomicInteger();
    private final Queue<Promise<Void>> settling = new ConcurrentLinkedQueue<>();

    /** When it was last said that the application cannot be reached, in epoch milliseconds. */
    private final AtomicLong unreachedSaidAt = new AtomicLong(NEVER);

    ApplicationLimiter(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    /**
     * @param concurrency how many may be in at once
     * @param now epoch milliseconds
     */
    Admission enter(int concurrency, long now) {
        if (!takePlace(concurrency)) {
            return new Admission.Refused(EndReason.APPLICATION_OVERLOADED);
        }
        if (circuit.advise(now) == CircuitBreaker.Advice.SPARE) {
            inFlight.decrementAndGet();
            return new Admission.Refused(EndReason.APPLICATION_CIRCUIT_OPEN);
        }
        return ticket();
    }

    private Ticket ticket() {
        starting.incrementAndGet();
        return new Ticket();
    }

    /**
     * Succeeds as soon as no request that was admitted has yet to leave. Who is admitted later has
     * to look whether the application is still there.
     */
    Future<Void> settled() {
        Promise<Void> settled = Promise.promise();
        settling.add(settled);
        if (starting.get() == 0) {
            settle();
        }
        return settled.future();
    }

    private void settle() {
        Promise<Void> waiting;
        while ((waiting = settling.poll()) != null) {
            waiting.complete();
        }
    }

    /** Admits what says nothing of the application's health: never the probe of a circuit. */
    Admission enterAside(int concurrency) {
        if (circuit.isOpen()) {
            return new Admission.Refused(EndReason.APPLICATION_CIRCUIT_OPEN);
        }
        return takePlace(concurrency)
                ? ticket()
                : new Admission.Refused(EndReason.APPLICATION_OVERLOADED);
    }

    private boolean takePlace(int concurrency) {
        boolean free = inFlight.incrementAndGet() <= concurrency;
        if (!free) {
            inFlight.decrementAndGet();
        }
        return free;
    }

    /** Whether it is time to say, once more, that the application cannot be reached. */
    boolean isUnreachedAnew(long now) {
        long said = unreachedSaidAt.get();
        return (said == NEVER || now - said >= SAY_AGAIN_MILLIS)
                && unreachedSaidAt.compareAndSet(said, now);
    }

    int inFlight() {
        return inFlight.get();
    }

    boolean isOpen() {
        return circuit.isOpen();
    }
}
