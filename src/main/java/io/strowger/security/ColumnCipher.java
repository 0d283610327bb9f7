package io.strowger.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;

/**
 * Seals what stands in one column of one table, each value for its row. Nothing, which stands for
 * no secret, stays nothing.
 */
public final class ColumnCipher {

    private final SecretCipher cipher;
    private final String table;
    private final String column;
    private final boolean json;
    private final byte[] tableBytes;
    private final byte[] columnBytes;

    ColumnCipher(SecretCipher cipher, String table, String column, boolean json) {
        this.cipher = cipher;
        this.table = table;
        this.column = column;
        this.json = json;
        this.tableBytes = table.getBytes(UTF_8);
        this.columnBytes = column.getBytes(UTF_8);
    }

    /** Seals a text. */
    public String seal(String row, String text) {
        return sealBytes(row, text.getBytes(UTF_8));
    }

    /**
     * Opens a text.
     *
     * @throws SealedValueException when it was not sealed for this place
     */
    public String open(String row, String kept) {
        return new String(openBytes(row, kept), UTF_8);
    }

    /** Seals bytes of any kind. */
    public String sealBytes(String row, byte[] plain) {
        if (plain.length == 0) {
            return "";
        }
        try {
            return cipher.seal(plain, tableBytes, columnBytes, row.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 has AES", e);
        }
    }

    /**
     * A kept value as it is when it is bound to its place: one that is already stays as it is.
     *
     * @throws SealedValueException when it is of an earlier form and does not open
     */
    public String bind(String row, String kept) {
        return SecretCipher.isOfEarlierForm(kept) ? sealBytes(row, openBytes(row, kept)) : kept;
    }

    /** Seals bytes for a column of bytes. */
    public byte[] sealToBytes(String row, byte[] plain) {
        return sealBytes(row, plain).getBytes(ISO_8859_1);
    }

    /**
     * Opens bytes.
     *
     * @throws SealedValueException when they were not sealed for this place
     */
    public byte[] openBytes(String row, String kept) {
        if (kept.isEmpty()) {
            return new byte[0];
        }
        try {
            return cipher.open(kept, json, tableBytes, columnBytes, row.getBytes(UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealedValueException(table, column, row, e);
        }
    }

    /**
     * Opens bytes of a column of bytes.
     *
     * @throws SealedValueException when they were not sealed for this place
     */
    public byte[] openBytes(String row, byte[] kept) {
        return openBytes(row, new String(kept, ISO_8859_1));
    }
}
