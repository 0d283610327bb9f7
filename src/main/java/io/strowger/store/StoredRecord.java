package io.strowger.store;

import io.strowger.core.model.Msisdn;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionRecord;

/**
 * The one final record of a session as it is kept: a line of a file and a row of a table.
 *
 * <p>Unless the operator wants whole numbers, the number is masked wherever it stands: networks
 * make ids of it.
 *
 * @param sessionId 32 hexadecimal digits
 * @param dialogueId the network's id of the session, the number masked in it
 * @param msisdn masked, unless the operator wants whole numbers
 * @param origin {@code mo} or {@code mt}
 * @param begunAt epoch milliseconds
 * @param endedAt epoch milliseconds
 * @param reason the label of the {@link io.strowger.core.model.EndReason}
 * @param detail the network's cause, the number masked in it, or empty
 * @param msisdnHash tells the records of one number from those of others ({@link
 *     io.strowger.security.MsisdnHashes}); {@link #NO_HASH} in records from before there was one
 */
public record StoredRecord(
        String sessionId,
        String network,
        String dialogueId,
        String msisdn,
        String code,
        String application,
        String account,
        String origin,
        int hops,
        long begunAt,
        long endedAt,
        String reason,
        String detail,
        int bytesIn,
        int bytesOut,
        long msisdnHash) {

    /** Stands where a record's number was not hashed. */
    public static final long NO_HASH = 0;

    /**
     * The row of a record.
     *
     * @param wholeNumbers whether the number is kept whole
     * @param msisdnHash the hash of its number
     */
    public static StoredRecord of(SessionRecord record, boolean wholeNumbers, long msisdnHash) {
        Msisdn msisdn = record.key().msisdn();
        String dialogueId = wellFormed(record.dialogueId());
        String detail = wellFormed(record.detail());
        return new StoredRecord(
                record.id().hex(),
                record.key().network(),
                wholeNumbers ? dialogueId : msisdn.maskedIn(dialogueId),
                wholeNumbers ? msisdn.digits() : msisdn.masked(),
                record.code(),
                record.application(),
                record.account(),
                record.origin() == Origin.MOBILE ? "mo" : "mt",
                record.tally().hops(),
                record.begunAt(),
                record.endedAt(),
                record.reason().label(),
                wholeNumbers ? detail : msisdn.maskedIn(detail),
                record.tally().bytesIn(),
                record.tally().bytesOut(),
                msisdnHash);
    }

    /** How long the session lived. */
    public long durationMillis() {
        return endedAt - begunAt;
    }

    /** Half a surrogate pair cannot be written as UTF-8; a peer may have sent one all the same. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c ->
                                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                        ? '?'
                                        : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** Names the session only. */
    @Override
    public String toString() {
        return "StoredRecord[" + sessionId + "]";
    }
}
