package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.constant;
import static io.strowger.config.yaml.Values.id;
import static io.strowger.config.yaml.Values.truth;

import io.strowger.config.yaml.Section;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.Secret;

/** Reads the entries under {@code credentials:} of all accounts of a file. */
final class CredentialReader {

    /** Fewest characters of a secret. */
    static final int SHORTEST_SECRET = 8;

    private static final Secret NONE = new Secret("");

    private record Presented(Kind kind, String what) {}

    private final UniquenessCheck<Presented> ids = new UniquenessCheck<>("id");
    private final UniquenessCheck<Presented> secrets = new UniquenessCheck<>("secret");

    CredentialDefinition read(Section credential) {
        Kind kind = credential.required("kind", constant(Kind.class), Kind.BEARER);
        String id = presentedId(credential, kind);
        Secret secret = requiredSecret(credential);
        if (!id.isEmpty()) {
            ids.require(new Presented(kind, id), credential, "id");
        } else if (!kind.hasId() && !secret.equals(NONE)) {
            secrets.require(new Presented(kind, secret.reveal()), credential, "secret");
        }
        return new CredentialDefinition(
                kind,
                id,
                Credential.of(secret),
                credential.list("allowedAddresses", AddressRange::parse),
                credential.get("strict", truth(), false));
    }

    private static String presentedId(Section credential, Kind kind) {
        if (kind.hasId()) {
            return credential.required("id", id(), "");
        }
        if (credential.optional("id", id()) != null) {
            credential.refuse("id", "belongs to oauth and client only; remove it");
        }
        return "";
    }

    /** The secret of an entry that cannot be without one. */
    static Secret requiredSecret(Section entry) {
        Secret secret = entry.secret("secret", SHORTEST_SECRET);
        if (secret == null && !entry.has("secret")) {
            entry.refuse("secret", "is missing; add it");
        }
        return secret == null ? NONE : secret;
    }
}
