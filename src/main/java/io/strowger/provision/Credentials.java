package io.strowger.provision;

import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.security.KeyedHash;
import io.strowger.security.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All credentials that are provisioned. They are looked up by keyed hashes, so that the time that a
 * look-up takes tells nothing of a secret.
 */
public final class Credentials {

    /** Where nobody is known. */
    public static final Credentials NONE = new Credentials(new KeyedHash(new byte[32]), Set.of());

    private final KeyedHash hasher;
    private final Map<Presented, Principal> presented = new HashMap<>();
    private final Map<String, Principal> byId = new HashMap<>();

    private record Presented(Kind kind, String name, String hash) {}

    public Credentials(KeyedHash hasher, Collection<AccountDefinition> accounts) {
        this.hasher = hasher;
        for (AccountDefinition account : accounts) {
            account.credentials().forEach(one -> add(account, one));
        }
    }

    private void add(AccountDefinition account, CredentialDefinition one) {
        Principal principal =
                new Principal(
                        account.id(),
                        one.id(hasher),
                        account.permissions(),
                        one.strict(),
                        one.allowedAddresses(),
                        one.addressesMalformed());
        presented.put(new Presented(one.kind(), one.name(), one.secret().hex(hasher)), principal);
        byId.put(principal.credential(), principal);
    }

    /**
     * Whose credential this is, or null when it is nobody's.
     *
     * @param name what was presented with the secret; empty for kinds without it
     */
    public @Nullable Principal find(Kind kind, String name, String secret) {
        return presented.isEmpty()
                ? null
                : presented.get(new Presented(kind, name, hasher.hex(secret)));
    }

    /** The holder of a credential that is still provisioned, by {@link Principal#credential()}. */
    public @Nullable Principal byId(String credential) {
        return byId.get(credential);
    }
}
