package io.strowger.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Codes and guesses. Who pumps messages to a range of numbers never validates what he asks for:
 * that shows in what was asked for and not validated, by the first digits of the numbers.
 */
public final class VerificationCounters {

    private static final int MOST_PREFIXES = 500;

    /** An account that sends everywhere leaves the others their labels. */
    private static final int MOST_OF_ACCOUNT = 100;

    private final MeterRegistry registry;

    /** The account that brought a prefix, which has the label for as long as it is there. */
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    private final Map<String, Prefix> byPrefix = new ConcurrentHashMap<>();
    private final Map<String, Counter> guesses = new ConcurrentHashMap<>();

    private record Prefix(Counter asked, Counter validated, Gauge unvalidated) {

        List<Meter> all() {
            return List.of(asked, validated, unvalidated);
        }
    }

    VerificationCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A code of an account is on its way. */
    public void asked(String account, String prefix) {
        of(account, prefix).asked.increment();
    }

    /** A code of an account was validated. */
    public void validated(String account, String prefix) {
        of(account, prefix).validated.increment();
    }

    /** Lets go of the labels that accounts brought which are gone. */
    synchronized void keep(Collection<String> present) {
        Set<String> there = Set.copyOf(present);
        accounts.values().removeIf(account -> !there.contains(account));
        byPrefix.entrySet()
                .removeIf(entry -> {
                    String label = entry.getKey();
                    boolean goes = !label.equals(Labels.OTHER) && !accounts.containsKey(label);
                    if (goes) {
                        entry.getValue().all().forEach(registry::remove);
                    }
                    return goes;
                });
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

    private Prefix of(String account, String prefix) {
        Prefix known = byPrefix.get(prefix);
        return known == null ? admitted(account, prefix) : known;
    }

    private synchronized Prefix admitted(String account, String prefix) {
        boolean admitted =
                accounts.containsKey(prefix)
                        || (accounts.size() < MOST_PREFIXES
                                && Collections.frequency(accounts.values(), account)
                                        < MOST_OF_ACCOUNT);
        if (admitted) {
            accounts.putIfAbsent(prefix, account);
        }
        return byPrefix.computeIfAbsent(admitted ? prefix : Labels.OTHER, this::made);
    }

    private Prefix made(String label) {
        Counter asked =
                counter("strowger.verification.asked", "Verification codes that were sent", label);
        Counter validated =
                counter(
                        "strowger.verification.validated",
                        "Verification codes that were validated",
                        label);
        Gauge unvalidated =
                Gauge.builder(
                                "strowger.verification.unvalidated",
                                () -> Math.max(0, asked.count() - validated.count()))
                        .description(
                                "Verification codes sent since the start and not validated, or not"
                                        + " yet")
                        .tag("prefix", label)
                        .strongReference(true)
                        .register(registry);
        return new Prefix(asked, validated, unvalidated);
    }

    private Counter counter(String name, String description, String label) {
        return Counter.builder(name)
                .description(description)
                .tag("prefix", label)
                .register(registry);
    }
}
