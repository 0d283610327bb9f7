package io.strowger.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The state of the applications' circuits, asked for at each scrape. */
public final class Circuits {

    private final MultiGauge gauge;
    private final Labels applications;
    private volatile Source source = _ -> {};

    /** Where the circuits are. */
    @FunctionalInterface
    public interface Source {

        /** Hands out each application's id and whether its circuit is open. */
        void forEach(BiConsumer<String, Boolean> visitor);
    }

    Circuits(MeterRegistry registry, Labels applications) {
        this.applications = applications;
        this.gauge =
                MultiGauge.builder("strowger.circuit.open")
                        .description("Applications that are not asked: 1 is open, 0 is closed")
                        .register(registry);
    }

    void show(Source newSource) {
        source = newSource;
    }

    /** Applications that share a label share its row: open circuits are counted. */
    synchronized void refresh() {
        Map<String, Integer> open = new HashMap<>();
        source.forEach((application, isOpen) ->
                open.merge(applications.of(application), isOpen ? 1 : 0, Integer::sum));
        List<Row<?>> rows = open.entrySet().stream().<Row<?>>map(Circuits::row).toList();
        gauge.register(rows, true);
    }

    private static Row<Number> row(Map.Entry<String, Integer> entry) {
        return Row.of(Tags.of("application", entry.getKey()), entry.getValue());
    }
}
