package io.strowger.security;

import io.strowger.core.model.Msisdn;
import io.strowger.core.verify.CodeRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The keyed hashes under which verification codes are stored, so that a store knows neither code
 * nor {@code client_ref} nor number (docs/protocols/verification.md). All are 64 hexadecimal
 * digits.
 */
public final class CodeHashes {

    private final KeyedHash hasher;

    public CodeHashes(Keys keys) {
        this.hasher = keys.credentials();
    }

    /**
     * A typed code, in both forms in which it may be the right one.
     *
     * @param exact for a code whose case counts
     * @param folded for all others
     */
    public record Typed(String exact, String folded) {

        /** Whether this is the code; takes as long when it is not. */
        public boolean matches(String hash, boolean caseSensitive) {
            String own = caseSensitive ? exact : folded;
            return MessageDigest.isEqual(bytes(own), bytes(hash));
        }

        private static byte[] bytes(String hash) {
            return hash.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    /** What a request is known by: no two credentials share a {@code client_ref}. */
    public String ref(String credential, String clientRef) {
        return hash("verification ref", credential, clientRef);
    }

    /**
     * What the requests for a number are counted by. Accounts are counted apart, so that none
     * learns from a refusal what another does (invariant 23).
     */
    public String number(String account, Msisdn number) {
        return hash("verification number", account, number.digits());
    }

    /** The code of a request. Equal codes of two requests have nothing in common. */
    public String code(String ref, String code, boolean caseSensitive) {
        return hash(
                caseSensitive ? "verification code" : "verification code folded",
                ref,
                CodeRules.normal(code, caseSensitive));
    }

    /** What someone typed in as the code of a request. */
    public Typed typed(String ref, String text) {
        return new Typed(code(ref, text, true), code(ref, text, false));
    }

    /** Every part has its length in front, so that no two lists of parts are written alike. */
    private String hash(String purpose, String... parts) {
        StringBuilder joined = new StringBuilder(purpose);
        for (String part : List.of(parts)) {
            joined.append(' ').append(part.length()).append(' ').append(part);
        }
        return hasher.hex(joined.toString());
    }
}
