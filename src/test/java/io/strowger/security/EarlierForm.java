package io.strowger.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals as releases did before values were bound to their places. */
public final class EarlierForm {

    private static final int NONCE_BYTES = 12;

    private final byte[] key;
    private final KeyedHash nonces;

    public EarlierForm(String pepper) {
        this.key = derive(pepper, "strowger vault");
        this.nonces = new KeyedHash(derive(pepper, "strowger vault nonces"));
    }

    private static byte[] derive(String pepper, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(pepper.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String seal(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = Arrays.copyOf(nonces.of(plain), NONCE_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, nonce));
            byte[] hidden = cipher.doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE_BYTES + hidden.length)
                                    .put(nonce)
                                    .put(hidden)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
