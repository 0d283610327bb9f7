package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** How far the sender's clock may be from ours, either way. */
    private static final long TOLERANCE_SECONDS = 5 * 60;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
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

    /**
     * Whether what came with a body is a signature of it that is new enough.
     *
     * @param secret one that {@link #isKey}
     * @param id the value of {@link #ID_HEADER}, or empty
     * @param timestamp the value of {@link #TIMESTAMP_HEADER}, or empty
     * @param signatures the value of {@link #SIGNATURE_HEADER}: one or more, separated by blanks
     * @param now seconds since the epoch
     */
    public static boolean isOf(
            String secret, String id, String timestamp, String signatures, byte[] body, long now) {
        if (id.isEmpty() || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        if (Math.abs(now - seconds) > TOLERANCE_SECONDS) {
            return false;
        }
        byte[] wanted = of(secret, id, seconds, body).getBytes(StandardCharsets.UTF_8);
        return Stream.of(signatures.split(" "))
                .anyMatch(
                        one -> MessageDigest.isEqual(wanted, one.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Until when a signature holds, in seconds since the epoch.
     *
     * @param timestamp that of one that {@link #isOf} took
     */
    public static long goodUntil(String timestamp) {
        return Long.parseLong(timestamp) + TOLERANCE_SECONDS;
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
