package io.strowger.security;

import java.util.List;
import java.util.Set;

/**
 * What an account's callbacks may be, and how they are signed.
 *
 * @param schemes of {@code http}, {@code https}
 * @param ownRanges addresses that the operator lets this account use beside the public internet
 * @param secret what signs its callbacks (see {@link WebhookSignature}); empty for none
 */
public record CallbackRule(Set<String> schemes, List<AddressRange> ownRanges, Secret secret) {

    public static final Set<String> BOTH_SCHEMES = Set.of("http", "https");

    /** The public internet alone, unsigned. */
    public static final CallbackRule PUBLIC =
            new CallbackRule(BOTH_SCHEMES, List.of(), new Secret(""));

    public boolean signs() {
        return !secret.reveal().isEmpty();
    }
}
