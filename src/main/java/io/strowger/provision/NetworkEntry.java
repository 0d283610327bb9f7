package io.strowger.provision;

import io.strowger.core.model.NetworkTerms;
import io.strowger.security.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network of a provisioning file, with its secret in plain text.
 *
 * @param line where it stands in the file
 * @param connector {@code simulator} or {@code http}
 * @param dialect the dialect that an http network speaks, empty for others
 * @param country ISO 3166 alpha-2 code that national numbers are read with, or empty
 * @param prefixes international prefixes of the numbers that network-initiated traffic brings here
 * @param secret what the network has to present; null when the connector takes none, or the network
 *     signs
 * @param webhookSecret what the network may sign its requests with, or null
 * @param outbound where what begins with us is sent, or null when the network takes none
 * @param requestsPerSecond how much it may send; 0 is no limit
 * @param strict whether only what the dialect's document allows is read
 */
public record NetworkEntry(
        int line,
        NetworkTerms terms,
        String connector,
        String dialect,
        String country,
        List<String> prefixes,
        @Nullable Secret secret,
        @Nullable Secret webhookSecret,
        @Nullable Outbound outbound,
        int requestsPerSecond,
        boolean strict) {

    public String id() {
        return terms.id();
    }
}
