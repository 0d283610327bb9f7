package io.strowger.security;

import java.nio.charset.StandardCharsets;

/**
 * JSON objects that are kept for others and tell of subscribers, sealed by the {@link
 * SecretCipher}. Rows from before hold the objects as they are, and are read as well: an object
 * begins with a brace, and nothing that is sealed does.
 */
public final class SealedJson {

    private static final byte BRACE = '{';

    private final SecretCipher vault;

    public SealedJson(SecretCipher vault) {
        this.vault = vault;
    }

    /**
     * The object as it may be kept.
     *
     * @param json an object, or nothing, which stays nothing
     */
    public byte[] seal(byte[] json) {
        return vault.sealBytes(json).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The object as it was sealed.
     *
     * @throws IllegalArgumentException when it was not sealed with the keys at hand
     */
    public byte[] open(byte[] kept) {
        boolean plain = kept.length > 0 && kept[0] == BRACE;
        return plain ? kept : vault.openBytes(new String(kept, StandardCharsets.US_ASCII));
    }
}
