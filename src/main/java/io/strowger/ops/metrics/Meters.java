package io.strowger.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Session.Origin;
import io.strowger.ops.metrics.Labels.Candidate;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * All that the router counts and times. Labels are ids of networks and applications that are
 * provisioned, of which there are at most so many, and words of the router's own: nothing of a
 * subscriber, no secret (invariant 26). May be used from any thread; what is done for a hop costs
 * two look-ups in small tables.
 */
public final class Meters implements AutoCloseable {

    private static final int MOST_NETWORKS = 100;
    private static final int MOST_APPLICATIONS = 200;

    /** Applications that the operator did not provision, as those of subscriptions. */
    private static final int MOST_OF_ACCOUNT = 20;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Labels networks = new Labels(MOST_NETWORKS, MOST_NETWORKS);
    private final Labels applications = new Labels(MOST_APPLICATIONS, MOST_OF_ACCOUNT);
    private final Map<String, NetworkMeters> byNetwork = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final VerificationCounters verification = new VerificationCounters(registry);
    private final Map<String, Counter> pushes = new ConcurrentHashMap<>();
    private final Counter pushesFlagged =
            counter(
                    "strowger.pushes.flagged",
                    "Pushes that stayed unknown for too long and got their price back");
    private final Circuits circuits = new Circuits(registry, applications);

    /** What counters read, which they do not keep from being collected themselves. */
    private final Queue<LongSupplier> counted = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean watched = new AtomicBoolean();
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Counter lateAnswers =
            counter(
                    "strowger.answers.late",
                    "Answers of applications that came after the end of their session");
    private final Counter noticesLost =
            counter(
                    "strowger.notices.lost",
                    "Notices of an end that could be neither delivered nor kept");

    /**
     * An application that is provisioned.
     *
     * @param account whose it is
     * @param own whether the operator provisioned it, and not the account
     */
    public record Provisioned(String id, String account, boolean own) {

        private Candidate candidate() {
            return new Candidate(id, own ? "" : account);
        }
    }

    /**
     * From now on these networks, accounts and applications are all that there are: only they have
     * labels of their own, and what was counted of others is let go.
     */
    public void provisioned(
            Collection<String> networkIds,
            Collection<String> accounts,
            Collection<Provisioned> all) {
        networks.replace(networkIds.stream().map(id -> new Candidate(id, "")).toList());
        applications.replace(all.stream().map(Provisioned::candidate).toList());
        verification.keep(accounts);
        tidy();
    }

    /** Also lets go of what a late report has brought back. */
    private void tidy() {
        byNetwork
                .entrySet()
                .removeIf(entry -> {
                    boolean goes = !networks.has(entry.getKey());
                    if (goes) {
                        entry.getValue().remove();
                    } else {
                        entry.getValue().tidy();
                    }
                    return goes;
                });
    }

    /** A session reached its application. */
    public void began(String network, String application, Origin origin) {
        of(network).of(application).began(origin);
    }

    /**
     * A session ended, or a dial was refused.
     *
     * @param application empty when none was found
     */
    public void ended(String network, String application, EndReason reason) {
        of(network).of(application).ended(reason);
    }

    /**
     * The router's part of a hop.
     *
     * @param application empty when none was asked
     */
    public void routerTook(String network, String application, long nanos) {
        of(network).of(application).routerTook(nanos);
    }

    /** The application's part of a hop. */
    public void applicationTook(String network, String application, long nanos) {
        of(network).of(application).took(nanos);
    }

    /** An answer came after the end of its session and was dropped. */
    public void lateAnswer() {
        lateAnswers.increment();
    }

    /** A notice of an end is lost. */
    public void noticeLost() {
        noticesLost.increment();
    }

    /**
     * A request was refused.
     *
     * @param kind a word of the router's own, never of the sender's
     */
    public void refused(String kind) {
        refusals.computeIfAbsent(kind, this::refusal).increment();
    }

    /** Codes and guesses. */
    public VerificationCounters verification() {
        return verification;
    }

    /**
     * A paid push came to an outcome; it may come to another when it was unknown.
     *
     * @param outcome a word of the router's own
     */
    public void pushed(String outcome) {
        pushes.computeIfAbsent(outcome, this::push).increment();
    }

    /** Pushes stayed unknown for too long: their price was given back. */
    public void pushesFlagged(int flagged) {
        pushesFlagged.increment(flagged);
    }

    /**
     * What is shown of the connections of a port.
     *
     * @param port a word of the router's own
     */
    public ConnectionMeters connections(String port) {
        return new ConnectionMeters(registry, port, counted::add);
    }

    /** Something was deleted because it was kept for long enough. */
    public void deleted(String kind, int count) {
        Counter.builder("strowger.retention.deleted")
                .description("What was deleted because it was kept for long enough")
                .tag("kind", kind)
                .register(registry)
                .increment(count);
    }

    /** Shows how long ago nothing was left of a kind that is over its time. */
    public void behind(String kind, LongSupplier seconds) {
        Gauge.builder("strowger.retention.behind.seconds", seconds, LongSupplier::getAsLong)
                .description("How long ago nothing was left of a kind that is over its time")
                .tag("kind", kind)
                .strongReference(true)
                .register(registry);
    }

    /** Shows the circuits of all applications: 1 is open, 0 is closed. */
    public void circuits(Circuits.Source source) {
        circuits.show(source);
    }

    /** Shows how many of something wait in a queue. */
    public void queue(String name, LongSupplier depth) {
        Gauge.builder("strowger.queue.depth", depth, LongSupplier::getAsLong)
                .description("What waits in a queue")
                .tag("queue", name)
                .strongReference(true)
                .register(registry);
    }

    /**
     * Shows a number as it is now.
     *
     * @param name words with dots between them, as {@code strowger.sessions.live}
     */
    public void gauge(String name, String description, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Shows a number that only rises and is kept elsewhere; named as for {@link #gauge}. */
    public void count(String name, String description, LongSupplier value) {
        counted.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    /**
     * All meters in the text format of Prometheus 0.0.4. The JVM is watched from the first scrape
     * on, because that takes longer than the start of the router has time for.
     */
    public String scrape() {
        if (watched.compareAndSet(false, true)) {
            watchJvm();
        }
        tidy();
        circuits.refresh();
        return registry.scrape();
    }

    private void watchJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    private NetworkMeters of(String network) {
        String label = networks.of(network);
        NetworkMeters meters = byNetwork.get(label);
        return meters == null
                ? byNetwork.computeIfAbsent(
                        label, _ -> new NetworkMeters(registry, label, applications))
                : meters;
    }

    private Counter refusal(String kind) {
        return Counter.builder("strowger.requests.refused")
                .description("Requests that were refused before they had any effect")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter push(String outcome) {
        return Counter.builder("strowger.pushes")
                .description("Paid pushes by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
