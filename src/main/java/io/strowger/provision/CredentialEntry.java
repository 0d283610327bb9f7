package io.strowger.provision;

import io.strowger.security.AddressRange;
import io.strowger.security.Secret;
import java.util.List;

/**
 * A credential of a provisioning file, with its secret in plain text.
 *
 * @param line where it stands in the file
 * @param id the name that is presented with the secret; empty for kinds without one
 * @param allowedAddresses where it may be used from; empty is everywhere
 * @param strict whether only what the document allows is read (docs/protocols/README.md)
 */
public record CredentialEntry(
        int line,
        Kind kind,
        String id,
        Secret secret,
        List<AddressRange> allowedAddresses,
        boolean strict) {

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
}
