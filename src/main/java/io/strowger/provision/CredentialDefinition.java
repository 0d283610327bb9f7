package io.strowger.provision;

import io.strowger.security.AddressRange;
import java.util.List;
import java.util.Locale;

/**
 * A credential as it was provisioned: its secret is known by a keyed hash only.
 *
 * @param name what is presented with the secret; empty for kinds without it
 * @param hash of the secret, in hexadecimal digits
 * @param allowedAddresses where it may be used from; empty is everywhere
 * @param strict whether only what the document allows is read (docs/protocols/README.md)
 * @param addressesMalformed whether the list of addresses cannot be read: it is good from nowhere
 */
public record CredentialDefinition(
        CredentialEntry.Kind kind,
        String name,
        String hash,
        String account,
        List<AddressRange> allowedAddresses,
        boolean strict,
        boolean addressesMalformed) {

    private static final int DIGITS_OF_ID = 32;

    /** Names the credential in records; it tells nothing of the secret. */
    public String id() {
        return id(kind.name(), name, hash);
    }

    /** The id of a credential of this kind, name and hash. */
    public static String id(String kind, String name, String hash) {
        return "%s-%s-%s"
                .formatted(kind.toLowerCase(Locale.ROOT), name, hash.substring(0, DIGITS_OF_ID));
    }

    @Override
    public String toString() {
        return "CredentialDefinition[" + kind + ", " + name + ", " + account + "]";
    }
}
