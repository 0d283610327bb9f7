package io.strowger.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Whether the router may be sent traffic: the named checks of {@code GET /health/ready}
 * (docs/operators/running.md). Checks are asked on the management server's event loop, so they read
 * a state that is kept elsewhere and never wait. May be used from any thread.
 */
public final class Readiness {

    private static final String LIFECYCLE = "lifecycle";

    private final List<Check> checks = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    private record Check(String id, BooleanSupplier up) {
        CheckStatus ask() {
            return new CheckStatus(id, holds());
        }

        private boolean holds() {
            try {
                return up.getAsBoolean();
            } catch (RuntimeException broken) {
                // a check that cannot tell is a check that does not hold
                return false;
            }
        }
    }

    /** What one check said. */
    public record CheckStatus(String id, boolean up) {}

    /**
     * All checks at one moment.
     *
     * @param ready whether every one of them holds
     */
    public record Report(boolean ready, List<CheckStatus> checks) {}

    /** Adds a check; {@code up} answers at once and from any thread. */
    public void add(String id, BooleanSupplier up) {
        checks.add(new Check(id, up));
    }

    /** From now on the router is not ready, whatever the checks say: it is being stopped. */
    public void stopping() {
        stopping = true;
    }

    /** Whether the router is being stopped. */
    public boolean isStopping() {
        return stopping;
    }

    /** Whether every check holds. */
    public boolean isReady() {
        return report().ready();
    }

    /** Asks every check. */
    public Report report() {
        List<CheckStatus> statuses = new ArrayList<>(checks.size() + 1);
        statuses.add(new CheckStatus(LIFECYCLE, !stopping));
        checks.forEach(check -> statuses.add(check.ask()));
        return new Report(statuses.stream().allMatch(CheckStatus::up), List.copyOf(statuses));
    }
}
