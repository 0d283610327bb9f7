package io.strowger.security;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what was sealed before values were bound to their places: base64 of a nonce, the text under
 * AES-256-GCM (NIST SP 800-38D) and its tag. Nothing is sealed like this any more.
 */
final class UnboundGcm {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /**
     * @param key 32 bytes
     */
    UnboundGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Opens a value.
     *
     * @throws GeneralSecurityException when it was not sealed with this key
     * @throws IllegalArgumentException when it is not in this form
     */
    byte[] open(String sealed) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        if (bytes.length <= NONCE_BYTES) {
            throw new IllegalArgumentException("too short for a nonce and a tag");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
    }
}
