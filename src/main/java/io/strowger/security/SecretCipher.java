package io.strowger.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the secrets that we have to present to others, and what is kept of subscribers, so that the
 * stores hold them encrypted only (AES-256-GCM, NIST SP 800-38D).
 *
 * <p>The nonce is the keyed hash of the text: equal texts are sealed equally, which lets a change
 * be told from a repetition, and a nonce never serves two texts.
 */
public final class SecretCipher {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final KeyedHash nonces;

    /**
     * @param key 32 bytes
     * @param nonceKey 32 other bytes
     */
    SecretCipher(byte[] key, byte[] nonceKey) {
        this.key = new SecretKeySpec(key, "AES");
        this.nonces = new KeyedHash(nonceKey);
    }

    /** Seals a text; the empty text, which stands for no secret, stays empty. */
    public String seal(String text) {
        return sealBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens what was sealed with the same keys.
     *
     * @throws IllegalArgumentException when it was not, or was changed since
     */
    public String open(String sealed) {
        return new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    /** Seals bytes of any kind, as base64; none at all stay none. */
    public String sealBytes(byte[] plain) {
        if (plain.length == 0) {
            return "";
        }
        byte[] nonce = Arrays.copyOf(nonces.of(plain), NONCE_BYTES);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] sealed =
                ByteBuffer.allocate(NONCE_BYTES + hidden.length).put(nonce).put(hidden).array();
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * Opens bytes that were sealed with the same keys.
     *
     * @throws IllegalArgumentException when they were not, or were changed since
     */
    public byte[] openBytes(String sealed) {
        if (sealed.isEmpty()) {
            return new byte[0];
        }
        byte[] bytes = Base64.getDecoder().decode(sealed);
        if (bytes.length <= NONCE_BYTES) {
            throw new IllegalArgumentException("this was not sealed here");
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] hidden = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return run(Cipher.DECRYPT_MODE, nonce, hidden);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this was not sealed with the keys at hand", e);
        }
    }
}
