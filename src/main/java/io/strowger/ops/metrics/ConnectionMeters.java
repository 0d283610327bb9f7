package io.strowger.ops.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The connections of one port, read whenever they are asked for. */
public final class ConnectionMeters {

    private static final String PORT = "port";

    private final MeterRegistry registry;
    private final String port;
    private final Consumer<LongSupplier> kept;

    /**
     * @param kept keeps what a counter reads, since counters do not
     */
    ConnectionMeters(MeterRegistry registry, String port, Consumer<LongSupplier> kept) {
        this.registry = registry;
        this.port = port;
        this.kept = kept;
    }

    /**
     * Shows what is open.
     *
     * @param silent how many have not sent a whole request yet
     * @param spoken how many have
     */
    public void open(LongSupplier silent, LongSupplier spoken) {
        gauge("silent", silent);
        gauge("spoken", spoken);
    }

    private void gauge(String state, LongSupplier value) {
        Gauge.builder("strowger.connections.open", value, LongSupplier::getAsLong)
                .description("Connections that are open")
                .tag(PORT, port)
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    /** Shows how many were refused or closed for a reason, a word of the router's own. */
    public void dropped(String reason, LongSupplier value) {
        kept.accept(value);
        FunctionCounter.builder("strowger.connections.dropped", value, LongSupplier::getAsLong)
                .description("Connections that were refused, or closed for others")
                .tag(PORT, port)
                .tag("reason", reason)
                .register(registry);
    }
}
