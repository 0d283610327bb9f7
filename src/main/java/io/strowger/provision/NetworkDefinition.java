package io.strowger.provision;

import io.strowger.core.model.NetworkTerms;
import io.strowger.security.Credential;
import io.strowger.security.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network, as a file says it and as the database keeps it ({@code package-info}).
 *
 * @param connector the name of one of the list of connectors
 * @param dialect the dialect that it speaks over HTTP; empty when its connector speaks none
 * @param country ISO 3166 alpha-2 code that national numbers are read with, or empty
 * @param prefixes international prefixes of the numbers that network-initiated traffic brings here
 * @param secret what the network has to present, or null when it presents nothing
 * @param requestsPerSecond how much it may send; 0 is no limit
 * @param webhookSecret what the network may sign its requests with instead of presenting a secret
 *     (Standard Webhooks), or null
 * @param outbound how it is submitted to, or null when it only asks
 * @param strict whether only what the dialect's document allows is read
 * @param demo whether a demo provisions it, so that it takes requests from this machine only; known
 *     in a {@link Snapshot}
 * @param simulated whether its connector has no people on its networks; known in a {@link Snapshot}
 */
public record NetworkDefinition(
        NetworkTerms terms,
        String connector,
        String dialect,
        String country,
        List<String> prefixes,
        @Nullable Credential secret,
        int requestsPerSecond,
        @Nullable Secret webhookSecret,
        @Nullable Outbound outbound,
        boolean strict,
        boolean demo,
        boolean simulated) {

    private static final int SIMULATED_CLAIM = 1;
    private static final int CLAIMS_OTHERS = 2;
    private static final int SIMULATED = 3;
    private static final int NOT_SUBMITTED_TO = 4;

    public String id() {
        return terms.id();
    }

    /** The same in a {@link Snapshot}. */
    public NetworkDefinition placed(boolean ofDemo, boolean ofSimulator) {
        return new NetworkDefinition(
                terms,
                connector,
                dialect,
                country,
                prefixes,
                secret,
                requestsPerSecond,
                webhookSecret,
                outbound,
                strict,
                ofDemo,
                ofSimulator);
    }

    /** Whether anything can be submitted to it: at its URL, or by a connector without dialects. */
    boolean takesSubmits() {
        return outbound != null || dialect.isEmpty();
    }

    /**
     * How well a submit to a number is made here, 0 is best: networks that people are on before
     * simulators, unless a simulator claims the number and the network claims others only.
     */
    int rankOfSubmits(String digits) {
        boolean claimed = longestPrefixOf(digits) > 0;
        if (!takesSubmits()) {
            return NOT_SUBMITTED_TO;
        }
        if (simulated) {
            return claimed ? SIMULATED_CLAIM : SIMULATED;
        }
        return claimed || prefixes.isEmpty() ? 0 : CLAIMS_OTHERS;
    }

    /** Whether the number is one of its own. */
    boolean claims(String digits) {
        return longestPrefixOf(digits) > 0;
    }

    /** How many digits of the number one of the prefixes names; 0 when none does. */
    int longestPrefixOf(String digits) {
        return prefixes.stream()
                .filter(digits::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
