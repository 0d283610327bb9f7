package io.strowger.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Session.Origin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of one application on one network, looked up once and then at hand. */
final class ApplicationMeters {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer took;
    private final Timer router;
    private final Map<Origin, Counter> begun = new ConcurrentHashMap<>();
    private final Map<EndReason, Counter> ended = new ConcurrentHashMap<>();

    ApplicationMeters(MeterRegistry registry, String network, String application) {
        this.registry = registry;
        this.tags = Tags.of("network", network, "application", application);
        this.took =
                Latency.timer(
                        registry,
                        "strowger.hop.application",
                        "Time that applications took to answer a hop",
                        tags);
        this.router =
                Latency.timer(
                        registry,
                        "strowger.hop.router",
                        "Time that the router took for a hop, without the application",
                        tags);
    }

    /** Takes all of them out of what is scraped. */
    void remove() {
        registry.remove(took);
        registry.remove(router);
        begun.values().forEach(registry::remove);
        ended.values().forEach(registry::remove);
    }

    void took(long nanos) {
        took.record(nanos, TimeUnit.NANOSECONDS);
    }

    void routerTook(long nanos) {
        router.record(nanos, TimeUnit.NANOSECONDS);
    }

    void began(Origin origin) {
        begun.computeIfAbsent(origin, this::begunCounter).increment();
    }

    void ended(EndReason reason) {
        ended.computeIfAbsent(reason, this::endedCounter).increment();
    }

    private Counter begunCounter(Origin origin) {
        String label =
                switch (origin) {
                    case MOBILE -> "mo";
                    case NETWORK_INITIATED -> "mt";
                };
        return Counter.builder("strowger.sessions.begun")
                .description("Sessions that reached an application")
                .tags(tags.and("origin", label))
                .register(registry);
    }

    private Counter endedCounter(EndReason reason) {
        return Counter.builder("strowger.sessions.ended")
                .description("Sessions and refused dials by the reason of their end")
                .tags(tags.and("reason", reason.label()))
                .register(registry);
    }
}
