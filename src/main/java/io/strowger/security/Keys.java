package io.strowger.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys of one installation, all derived from its pepper (HKDF with SHA-256, RFC 5869): one that
 * hashes the secrets others present to us, one that seals the secrets we present to others, one
 * that hashes the numbers of session records, and one for each kind of token that we give out.
 */
public final class Keys {

    private static final int KEY_BYTES = 32;

    /** AES-SIV takes two keys of AES-256 (RFC 5297, 2.2). */
    private static final int SIV_KEY_BYTES = 64;

    private final KeyedHash credentials;
    private final SecretCipher vault;
    private final SignedTokens accessTokens;
    private final SignedTokens refreshTokens;
    private final MsisdnHashes msisdns;
    private final String check;

    private Keys(byte[] pepper) {
        credentials = new KeyedHash(derive(pepper, "credentials"));
        vault =
                new SecretCipher(
                        derive(pepper, "sealed columns", SIV_KEY_BYTES),
                        new UnboundGcm(derive(pepper, "vault")));
        accessTokens = new SignedTokens(new KeyedHash(derive(pepper, "access tokens")));
        refreshTokens = new SignedTokens(new KeyedHash(derive(pepper, "refresh tokens")));
        msisdns = new MsisdnHashes(new KeyedHash(derive(pepper, "numbers of records")));
        check = HexFormat.of().formatHex(derive(pepper, "check"));
    }

    /**
     * The keys of a pepper.
     *
     * @param pepper at least 16 characters, better 64 hexadecimal digits by chance
     * @throws IllegalArgumentException when it is shorter
     */
    public static Keys of(Secret pepper) {
        byte[] bytes = pepper.reveal().strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < PepperFile.SHORTEST) {
            throw new IllegalArgumentException(
                    "The pepper is too short: give it at least %d characters."
                            .formatted(PepperFile.SHORTEST));
        }
        return new Keys(bytes);
    }

    /** Hashes the secrets that others present to us. */
    public KeyedHash credentials() {
        return credentials;
    }

    /** Seals the secrets that we present to others. */
    public SecretCipher vault() {
        return vault;
    }

    /** Makes access tokens, and knows those that were made with these keys. */
    public SignedTokens accessTokens() {
        return accessTokens;
    }

    /** The same for refresh tokens; neither is taken for the other. */
    public SignedTokens refreshTokens() {
        return refreshTokens;
    }

    /** Hashes the numbers by which session records are found. */
    public MsisdnHashes msisdns() {
        return msisdns;
    }

    /** Tells these keys from those of another pepper, and nothing else of them. */
    public String check() {
        return check;
    }

    private static byte[] derive(byte[] pepper, String purpose) {
        return derive(pepper, purpose, KEY_BYTES);
    }

    private static byte[] derive(byte[] pepper, String purpose, int length) {
        try {
            HKDFParameterSpec parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(pepper)
                            .thenExpand(
                                    ("strowger " + purpose).getBytes(StandardCharsets.UTF_8),
                                    length);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 has HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
