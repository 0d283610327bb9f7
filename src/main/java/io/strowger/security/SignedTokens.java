package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Tokens that show by themselves that they were made here: 40 characters of base64url that nobody
 * can guess (240 bits), and 24 (144 bits) of their keyed hash. One that was made up is told without
 * asking a store; whether one of ours is still good, only the store knows.
 */
public final class SignedTokens {

    /** How many characters a token has. */
    public static final int LENGTH = 64;

    private static final int CHANCE_LENGTH = 40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash signer;
    private final TokenGenerator chance = new TokenGenerator();

    /**
     * @param signer with a key that serves nothing else
     */
    SignedTokens(KeyedHash signer) {
        this.signer = signer;
    }

    /** A new one. */
    public String next() {
        String unique = chance.token().substring(0, CHANCE_LENGTH);
        return unique + signature(unique);
    }

    /** Whether it was made here; takes as long when it was not. */
    public boolean isGenuine(String token) {
        return token.length() == LENGTH
                && MessageDigest.isEqual(
                        bytes(token.substring(CHANCE_LENGTH)),
                        bytes(signature(token.substring(0, CHANCE_LENGTH))));
    }

    private String signature(String unique) {
        return BASE64.encodeToString(signer.of(unique)).substring(0, LENGTH - CHANCE_LENGTH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
