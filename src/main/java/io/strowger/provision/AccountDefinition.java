package io.strowger.provision;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was provisioned.
 *
 * @param permissions of {@code ussd}, {@code push}, {@code verify}
 * @param suspended whether everything of the account is refused for now
 * @param checkout where items of {@code AddToCart} go, or null when the account has no checkout
 */
public record AccountDefinition(
        String id,
        String name,
        Set<String> permissions,
        boolean suspended,
        @Nullable Checkout checkout) {

    /** Where the account's checkout listens, and the secret that signs what is sent there. */
    public record Checkout(URI url, String secret) {
        @Override
        public String toString() {
            return "Checkout[" + url.getHost() + ", [hidden]]";
        }
    }

    /** Whether the account's applications may be dialled. */
    public boolean mayBeDialled() {
        return !suspended && permissions.contains("ussd");
    }
}
