package io.strowger.api.push;

import io.strowger.core.model.Msisdn;
import io.strowger.security.Principal;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes.Retried;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a retry is known: by the header {@code Idempotency-Key} (docs/protocols/push.md). */
final class IdempotencyKeys {

    static final PushFault INVALID =
            PushFault.malformed("Idempotency-Key", "must be 1 to 255 visible ASCII characters.");

    private static final int LONGEST = 255;
    private static final String OPERATION = "push";

    private IdempotencyKeys() {}

    /** Whether there is no key, or one that can be taken. */
    static boolean areValid(List<String> keys) {
        return keys.isEmpty() || (keys.size() == 1 && isValid(keys.getFirst()));
    }

    private static boolean isValid(String key) {
        return !key.isEmpty()
                && key.length() <= LONGEST
                && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** What tells retries of this, or null when its sender gave no key. */
    static @Nullable Retried of(
            Principal sender, List<String> keys, PushMessage message, Msisdn msisdn) {
        if (keys.isEmpty()) {
            return null;
        }
        return new Retried(
                new Correlators.Key(
                        sender.account(), sender.credential(), OPERATION, "", keys.getFirst()),
                digest(List.of(message.appId(), msisdn.digits(), message.contextData())));
    }

    /** Every part has its length in front, so that no two bodies are written alike. */
    private static String digest(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
