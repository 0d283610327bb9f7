package io.strowger.provision;

import io.strowger.security.AddressRange;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account, as a file says it and as the database keeps it ({@code package-info}).
 *
 * @param permissions of {@code ussd}, {@code push}, {@code verify}
 * @param suspended whether everything of the account is refused for now
 * @param checkout where items of {@code AddToCart} go, or null when the account has no checkout
 * @param callbackRanges addresses that its callbacks may go to beside public ones
 * @param callbackSecret what signs its callbacks; empty when they are not signed
 * @param shortCodes first segments of the service codes that it may subscribe to through oneapi
 * @param channel how its verification codes reach a subscriber
 * @param purse its prepaid balance, or null when it has none
 * @param credentials what its requests are known by
 */
public record AccountDefinition(
        String id,
        String name,
        Set<String> permissions,
        boolean suspended,
        @Nullable Checkout checkout,
        List<AddressRange> callbackRanges,
        Secret callbackSecret,
        List<String> shortCodes,
        Channel channel,
        @Nullable PurseDefinition purse,
        List<CredentialDefinition> credentials) {

    /** A range that cannot be read, of which the list has null, opens nothing. */
    public AccountDefinition {
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
        callbackRanges = callbackRanges.stream().filter(Objects::nonNull).toList();
    }

    /** How a text reaches a subscriber outside a session. */
    public enum Channel {
        /** As a short message. */
        SMS,

        /** As a USSD notification. */
        USSD
    }

    /** Where the account's checkout listens, and the secret that signs what is sent there. */
    public record Checkout(URI url, Secret secret) {
        @Override
        public String toString() {
            return "Checkout[" + url.getHost() + ", [hidden]]";
        }
    }

    /** The same out of service: one of its secrets is lost. */
    public AccountDefinition outOfService() {
        return new AccountDefinition(
                id,
                name,
                permissions,
                true,
                null,
                callbackRanges,
                callbackSecret,
                shortCodes,
                channel,
                purse,
                credentials);
    }

    /** Whether the account's applications may be dialled. */
    public boolean mayBeDialled() {
        return !suspended && permissions.contains("ussd");
    }
}
