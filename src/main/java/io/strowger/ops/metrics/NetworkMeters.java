package io.strowger.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of one network. */
final class NetworkMeters {

    private final MeterRegistry registry;
    private final String network;
    private final Labels applications;
    private final Timer router;
    private final Map<String, ApplicationMeters> byLabel = new ConcurrentHashMap<>();

    /**
     * @param applications the labels of applications, shared by all networks
     */
    NetworkMeters(MeterRegistry registry, String network, Labels applications) {
        this.registry = registry;
        this.network = network;
        this.applications = applications;
        this.router =
                Latency.timer(
                        registry,
                        "strowger.hop.router",
                        "Time that the router took for a hop, without the application",
                        Tags.of("network", network));
    }

    void routerTook(long nanos) {
        router.record(nanos, TimeUnit.NANOSECONDS);
    }

    ApplicationMeters of(String application) {
        String label = applications.of(application);
        ApplicationMeters meters = byLabel.get(label);
        return meters == null
                ? byLabel.computeIfAbsent(
                        label, _ -> new ApplicationMeters(registry, network, label))
                : meters;
    }
}
