package io.strowger.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The meters of one network. */
final class NetworkMeters {

    private final MeterRegistry registry;
    private final String network;
    private final Labels applications;
    private final Map<String, ApplicationMeters> byLabel = new ConcurrentHashMap<>();

    /**
     * @param applications the labels of applications, shared by all networks
     */
    NetworkMeters(MeterRegistry registry, String network, Labels applications) {
        this.registry = registry;
        this.network = network;
        this.applications = applications;
    }

    /** Lets go of the applications that have no label any more. */
    void tidy() {
        remove(applications::has);
    }

    /** Takes all of them out of what is scraped. */
    void remove() {
        remove(_ -> false);
    }

    private void remove(Predicate<String> stays) {
        byLabel.entrySet()
                .removeIf(entry -> {
                    boolean goes = !stays.test(entry.getKey());
                    if (goes) {
                        entry.getValue().remove();
                    }
                    return goes;
                });
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
