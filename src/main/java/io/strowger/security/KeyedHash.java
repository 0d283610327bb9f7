package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a key (the pepper) that the stores never see. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param pepper at least 16 bytes
     */
    public KeyedHash(byte[] pepper) {
        if (pepper.length < 16) {
            throw new IllegalArgumentException("a pepper has at least 16 bytes");
        }
        this.key = new SecretKeySpec(pepper, ALGORITHM);
    }

    /** The hash as 64 hexadecimal digits. */
    public String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The hash of a text's UTF-8 bytes: 32 bytes. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of bytes: 32 bytes. */
    byte[] of(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
