package io.strowger.ingress;

import java.util.concurrent.ConcurrentHashMap;

/** What is known of the signed requests of all networks of a process, by network id. */
public final class ReplayGuards {

    /** Of one network: a thousand a second for as long as a signature made in time holds. */
    private static final int MOST_REQUESTS = 300_000;

    private static final int MOST_ANSWER_BYTES = 16 << 20;

    private final ConcurrentHashMap<String, ReplayGuard> guards = new ConcurrentHashMap<>();

    /** That of a network; a network has one share, whatever others send. */
    ReplayGuard of(String network) {
        return guards.computeIfAbsent(
                network, _ -> new ReplayGuard(MOST_REQUESTS, MOST_ANSWER_BYTES));
    }
}
