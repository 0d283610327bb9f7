package io.strowger.core.session;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;

/**
 * The one final record of a session, or of a dial that was refused (invariant 14).
 *
 * @param application the application's id, empty when no application was found
 * @param account the id of the application's account, empty likewise
 * @param code the matched service code without {@code *} and {@code #}, empty likewise
 * @param begunAt epoch milliseconds
 * @param endedAt epoch milliseconds
 * @param detail the network's cause or what failed, empty when there is nothing to add
 */
public record SessionRecord(
        SessionId id,
        SessionKey key,
        String dialogueId,
        Session.Origin origin,
        String application,
        String account,
        String code,
        SessionCounters tally,
        long begunAt,
        long endedAt,
        EndReason reason,
        String detail) {

    /** The same session as another clock saw it, which is so many milliseconds ahead. */
    public SessionRecord movedBy(long millis) {
        return new SessionRecord(
                id,
                key,
                dialogueId,
                origin,
                application,
                account,
                code,
                tally,
                begunAt + millis,
                endedAt + millis,
                reason,
                detail);
    }
}
