package io.strowger.bootstrap;

import io.strowger.store.Outbox;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what waits in the outbox and what is let go, and says once a minute what is wrong. */
final class OutboxWatch {

    private static final Logger log = LoggerFactory.getLogger(OutboxWatch.class);
    private static final long COUNT_EVERY_MILLIS = 5_000;
    private static final long SAY_EVERY_MILLIS = 60_000;

    /** So many accounts are named in a line. */
    private static final int MOST_NAMED = 20;

    private final Outbox outbox;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Map<String, Long> unsaid = new TreeMap<>();

    OutboxWatch(Outbox outbox) {
        this.outbox = outbox;
    }

    void start(Vertx vertx) {
        vertx.runOnContext(_ -> {
            vertx.setPeriodic(1, COUNT_EVERY_MILLIS, _ -> count());
            vertx.setPeriodic(COUNT_EVERY_MILLIS, SAY_EVERY_MILLIS, _ -> say());
        });
    }

    private void count() {
        outbox.waiting()
                .onSuccess(waiting::set)
                .onFailure(error -> log.warn("The outbox cannot be counted", error));
        outbox.takeDropped()
                .forEach((account, notices) -> {
                    dropped.addAndGet(notices);
                    unsaid.merge(account, notices, Long::sum);
                });
    }

    private void say() {
        if (!unsaid.isEmpty()) {
            log.atWarn()
                    .addKeyValue("notices", unsaid.values().stream().mapToLong(n -> n).sum())
                    .addKeyValue("accounts", named(unsaid.keySet()))
                    .log("Notices are let go: too many deliveries of their accounts wait");
            unsaid.clear();
        }
        Set<String> full = outbox.full();
        if (!full.isEmpty()) {
            log.atWarn()
                    .addKeyValue("accounts", named(full))
                    .log("New work is refused: too many checkouts and reports wait");
        }
    }

    private static String named(Set<String> accounts) {
        return accounts.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(","));
    }

    /** How many deliveries waited when they were counted last. */
    long waiting() {
        return waiting.get();
    }

    /** How many notices were let go. */
    long dropped() {
        return dropped.get();
    }
}
