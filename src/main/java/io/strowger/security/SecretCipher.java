package io.strowger.security;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Seals the secrets that we have to present to others, and what is kept of subscribers, so that the
 * stores hold them encrypted only: AES-SIV (RFC 5297) with table, column and row as associated
 * data. A value opens where it was sealed and nowhere else. There is no nonce that could come
 * twice; equal texts are sealed equally in one place, which lets a change be told from a
 * repetition, and differently everywhere else.
 *
 * <p>A sealed value is {@code siv:} and base64. The colon tells it from values of before, which are
 * base64 alone or, in a column of JSON, an object in the clear.
 */
public final class SecretCipher {

    private static final String MARK = "siv:";
    private static final char BRACE = '{';

    private final byte[] key;
    private final UnboundGcm before;
    private volatile @Nullable AesSiv siv;
    private volatile boolean readsEarlierForms = true;

    /**
     * @param key 32, 48 or 64 bytes
     * @param before opens what was sealed before
     */
    SecretCipher(byte[] key, UnboundGcm before) {
        this.key = key.clone();
        this.before = before;
    }

    /** Seals and opens the values of a column. */
    public ColumnCipher column(String table, String column) {
        return new ColumnCipher(this, table, column, false);
    }

    /** The same for a column that once held JSON objects in the clear. */
    public ColumnCipher jsonColumn(String table, String column) {
        return new ColumnCipher(this, table, column, true);
    }

    /** From now on only what is bound to its place is opened: nothing else is left. */
    public void refuseEarlierForms() {
        readsEarlierForms = false;
    }

    /** Whether a kept value has still to be sealed for its place. */
    static boolean isOfEarlierForm(String kept) {
        return !kept.isEmpty() && !kept.startsWith(MARK);
    }

    String seal(byte[] plain, byte[]... place) throws GeneralSecurityException {
        byte[] sealed = siv().encryptDeterministicallyWithAssociatedDatas(plain, place);
        return MARK + Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * @param json whether an object in the clear may stand there
     */
    byte[] open(String kept, boolean json, byte[]... place) throws GeneralSecurityException {
        if (kept.startsWith(MARK)) {
            byte[] sealed = Base64.getDecoder().decode(kept.substring(MARK.length()));
            return siv().decryptDeterministicallyWithAssociatedDatas(sealed, place);
        }
        if (!readsEarlierForms) {
            throw new GeneralSecurityException("it is not bound to a place");
        }
        return json && kept.charAt(0) == BRACE
                ? kept.getBytes(StandardCharsets.ISO_8859_1)
                : before.open(kept);
    }

    /** Made with the first value: a start that has nothing sealed does not wait for its classes. */
    private AesSiv siv() throws GeneralSecurityException {
        AesSiv made = siv;
        if (made == null) {
            made = new AesSiv(key); // of two who come at once, each makes the same
            siv = made;
        }
        return made;
    }
}
