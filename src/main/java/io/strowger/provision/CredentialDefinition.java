package io.strowger.provision;

import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.KeyedHash;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A credential of an account.
 *
 * @param name what is presented with the secret; empty for kinds without it
 * @param allowedAddresses where it may be used from; empty is everywhere
 * @param strict whether only what the document allows is read (docs/protocols/README.md)
 * @param addressesMalformed whether the list of addresses cannot be read: it is good from nowhere
 */
public record CredentialDefinition(
        Kind kind,
        String name,
        Credential secret,
        List<AddressRange> allowedAddresses,
        boolean strict,
        boolean addressesMalformed) {

    private static final int DIGITS_OF_ID = 32;

    /** How a credential is presented. */
    public enum Kind {
        /** {@code Authorization: Bearer secret}. */
        BEARER,
        /** {@code POST /token} with the id and the secret. */
        OAUTH,
        /** {@code X-Client-Id} and {@code X-Client-Secret}. */
        CLIENT,
        /** {@code Authorization: Token secret}. */
        TOKEN;

        /** Whether an id is presented with the secret. */
        public boolean hasId() {
            return this == OAUTH || this == CLIENT;
        }
    }

    /** Where an address cannot be read, the list has null. */
    public CredentialDefinition {
        addressesMalformed |= allowedAddresses.stream().anyMatch(Objects::isNull);
        allowedAddresses = allowedAddresses.stream().filter(Objects::nonNull).toList();
    }

    public CredentialDefinition(
            Kind kind,
            String name,
            Credential secret,
            List<AddressRange> allowedAddresses,
            boolean strict) {
        this(kind, name, secret, allowedAddresses, strict, false);
    }

    /** Names the credential in records; it tells nothing of the secret. */
    public String id(KeyedHash hasher) {
        return "%s-%s-%s"
                .formatted(
                        kind.name().toLowerCase(Locale.ROOT),
                        name,
                        secret.hex(hasher).substring(0, DIGITS_OF_ID));
    }

    @Override
    public String toString() {
        return "CredentialDefinition[" + kind + ", " + name + "]";
    }
}
