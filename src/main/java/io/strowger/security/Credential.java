package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret that others present to us, kept only as a keyed hash.
 *
 * <p>What was last found right is compared first, in constant time, so that a busy peer costs one
 * comparison and not one hash a request.
 */
public final class Credential {

    private final KeyedHash hasher;
    private final byte[] hash;
    private volatile byte[] lastRight = {};

    public Credential(KeyedHash hasher, byte[] hash) {
        this.hasher = hasher;
        this.hash = hash.clone();
    }

    /** Whether this is the secret. */
    public boolean matches(String presented) {
        byte[] bytes = presented.getBytes(StandardCharsets.UTF_8);
        byte[] known = lastRight;
        if (known.length != 0 && MessageDigest.isEqual(known, bytes)) {
            return true;
        }
        boolean right = MessageDigest.isEqual(hash, hasher.of(presented));
        if (right) {
            lastRight = bytes;
        }
        return right;
    }

    @Override
    public String toString() {
        return "Credential[hidden]";
    }
}
