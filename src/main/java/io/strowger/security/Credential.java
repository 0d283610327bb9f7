package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A secret that others present to us. A file has it in plain text; it is kept only as a keyed hash.
 *
 * <p>What was last found right is compared first, in constant time, so that a busy peer costs one
 * comparison and not one hash a request.
 */
public sealed interface Credential {

    /** Whether this is the secret. */
    boolean matches(String presented);

    /** The keyed hash in hexadecimal digits. */
    String hex(KeyedHash hasher);

    /** As a file has it. */
    static Credential of(Secret plain) {
        return new Plain(plain);
    }

    /** As it is kept. */
    static Credential kept(KeyedHash hasher, String hex) {
        return new Hashed(hasher, HexFormat.of().parseHex(hex));
    }

    /** It stands in a file and has not been stored. */
    record Plain(Secret secret) implements Credential {
        @Override
        public boolean matches(String presented) {
            return MessageDigest.isEqual(bytes(secret.reveal()), bytes(presented));
        }

        @Override
        public String hex(KeyedHash hasher) {
            return hasher.hex(secret.reveal());
        }
    }

    /** Only its hash is known. */
    final class Hashed implements Credential {

        private final KeyedHash hasher;
        private final byte[] hash;
        private volatile byte[] lastRight = {};

        private Hashed(KeyedHash hasher, byte[] hash) {
            this.hasher = hasher;
            this.hash = hash.clone();
        }

        @Override
        public boolean matches(String presented) {
            byte[] bytes = bytes(presented);
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
        public String hex(KeyedHash same) {
            return HexFormat.of().formatHex(hash);
        }

        @Override
        public String toString() {
            return "Credential[hidden]";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
