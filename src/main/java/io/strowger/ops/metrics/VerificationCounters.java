package io.strowger.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Codes and guesses. Who pumps messages to a range of numbers never validates what he asks for:
 * that shows in what was asked for and not validated, by the first digits of the numbers.
 */
public final class VerificationCounters {

    private static final int MOST_PREFIXES = 500;

    private final MeterRegistry registry;
    private final Labels prefixes = new Labels(MOST_PREFIXES);
    private final Map<String, Prefix> byPrefix = new ConcurrentHashMap<>();
    private final Map<String, Counter> guesses = new ConcurrentHashMap<>();

    private record Prefix(Counter asked, Counter validated) {

        double open() {
            return Math.max(0, asked.count() - validated.count());
        }
    }

    VerificationCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A code is on its way. */
    public void asked(String prefix) {
        of(prefix).asked.increment();
    }

    /** A code was validated. */
    public void validated(String prefix) {
        of(prefix).validated.increment();
    }

    /**
     * A guess was answered.
     *
     * @param outcome a word of the router's own
     */
    public void guessed(String outcome) {
        guesses.computeIfAbsent(outcome, this::guess).increment();
    }

    private Counter guess(String outcome) {
        return Counter.builder("strowger.verification.guesses")
                .description("Guesses of verification codes by what they came to")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Prefix of(String prefix) {
        return byPrefix.computeIfAbsent(prefixes.of(prefix), this::made);
    }

    private Prefix made(String label) {
        Prefix made =
                new Prefix(
                        counter("asked", "Verification codes that were sent", label),
                        counter("validated", "Verification codes that were validated", label));
        Gauge.builder("strowger.verification.unvalidated", made, Prefix::open)
                .description(
                        "Verification codes sent since the start and not validated, or not yet")
                .tag("prefix", label)
                .strongReference(true)
                .register(registry);
        return made;
    }

    private Counter counter(String what, String description, String label) {
        return Counter.builder("strowger.verification." + what)
                .description(description)
                .tag("prefix", label)
                .register(registry);
    }
}
