package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of what we send to others' webhooks (Standard Webhooks 1.0, "Signature scheme"),
 * sent with the three headers named here.
 */
public final class WebhookSignature {

    /** The delivery's id, the same at every attempt. */
    public static final String ID_HEADER = "webhook-id";

    /** When this attempt was made, in seconds since the epoch. */
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";

    public static final String SIGNATURE_HEADER = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The value of {@link #SIGNATURE_HEADER}: {@code v1,} and the HMAC-SHA256 in base64.
     *
     * @param secret {@code whsec_} and base64, or any other text, which is taken as it stands
     * @param seconds the value of {@link #TIMESTAMP_HEADER}
     * @throws IllegalArgumentException when the secret is empty or not base64 behind {@code whsec_}
     */
    public static String of(String secret, String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether a text can be signed with. */
    public static boolean isKey(String secret) {
        try {
            return key(secret).length > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
