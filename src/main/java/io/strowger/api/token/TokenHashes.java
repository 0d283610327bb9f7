package io.strowger.api.token;

import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.security.SignedTokens;
import io.strowger.store.Tokens;

/**
 * Makes tokens, and the hashes under which the store knows them. A token's form tells what it is:
 * the signed ones of today have {@value SignedTokens#LENGTH} characters, those of earlier releases
 * {@value #UNSIGNED_LENGTH}.
 */
public final class TokenHashes {

    private static final int UNSIGNED_LENGTH = 43;

    private final KeyedHash hasher;
    private final SignedTokens accessTokens;
    private final SignedTokens refreshTokens;

    public TokenHashes(Keys keys) {
        this.hasher = keys.credentials();
        this.accessTokens = keys.accessTokens();
        this.refreshTokens = keys.refreshTokens();
    }

    String nextAccess() {
        return accessTokens.next();
    }

    String nextRefresh() {
        return refreshTokens.next();
    }

    /** Whether a token in the form of today is an access token that was made here. */
    boolean isAccess(String token) {
        return accessTokens.isGenuine(token);
    }

    /** The same for refresh tokens. */
    boolean isRefresh(String token) {
        return refreshTokens.isGenuine(token);
    }

    /** The hash of what has the form of a token, of today or of earlier; of all else empty. */
    String of(String token) {
        return switch (token.length()) {
            case SignedTokens.LENGTH -> Tokens.SIGNED + hasher.hex(token);
            case UNSIGNED_LENGTH -> hasher.hex(token);
            default -> "";
        };
    }
}
