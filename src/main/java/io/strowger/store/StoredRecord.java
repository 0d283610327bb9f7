package io.strowger.store;

import io.strowger.core.session.SessionRecord;

/**
 * The one final record of a session as it is stored.
 *
 * @param id 32 hexadecimal digits
 * @param msisdn as the settings want it shown: masked, or whole
 * @param origin {@code mobile} or {@code network_initiated}
 * @param begunAt epoch milliseconds
 * @param endedAt epoch milliseconds
 * @param reason the label of the end reason
 * @param detail the network's cause or what failed, or empty
 */
public record StoredRecord(
        String id,
        String network,
        String msisdn,
        String dialogueId,
        String origin,
        String application,
        String account,
        String code,
        int hops,
        int bytesIn,
        int bytesOut,
        long begunAt,
        long endedAt,
        String reason,
        String detail) {

    /**
     * What is stored of a record.
     *
     * @param msisdn the text that stands for the number
     */
    public static StoredRecord of(SessionRecord record, String msisdn) {
        return new StoredRecord(
                record.id().hex(),
                record.key().network(),
                msisdn,
                record.dialogueId(),
                label(record),
                record.application(),
                record.account(),
                record.code(),
                record.tally().hops(),
                record.tally().bytesIn(),
                record.tally().bytesOut(),
                record.begunAt(),
                record.endedAt(),
                record.reason().label(),
                record.detail());
    }

    private static String label(SessionRecord record) {
        return switch (record.origin()) {
            case MOBILE -> "mobile";
            case NETWORK_INITIATED -> "network_initiated";
        };
    }
}
