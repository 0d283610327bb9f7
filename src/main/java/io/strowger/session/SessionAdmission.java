package io.strowger.session;

import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Destination.Routed;
import io.strowger.store.SessionStore;

/** Whether there is room for what begins or grows, over all and for its account. */
final class SessionAdmission {

    private static final Destination.Refused OVERLOADED =
            new Destination.Refused(EndReason.OVERLOADED);

    private final SessionContext room;
    private final SessionStore store;
    private final PendingReplies askers;

    SessionAdmission(SessionContext room, SessionStore store, PendingReplies askers) {
        this.room = room;
        this.store = store;
        this.askers = askers;
    }

    /** Where a dial leads when there is room for its session. */
    Destination destination(DialResolver dials, NetworkRequest request) {
        if (isFull()) {
            return OVERLOADED;
        }
        Destination destination = dials.destination(request);
        return destination instanceof Routed routed && hasItsShare(routed.application().account())
                ? OVERLOADED
                : destination;
    }

    /** Whether an account may begin a session itself. */
    boolean allowsPush(String account) {
        return !isFull() && !hasItsShare(account) && mayWait(account);
    }

    private boolean isFull() {
        return !room.limits().allow(store) || !room.records().hasRoom();
    }

    /** Whether an account holds so much that others would go without. */
    private boolean hasItsShare(String account) {
        return hasOthers() && !room.limits().allow(store, account);
    }

    private boolean mayWait(String account) {
        return room.limits().allow(askers)
                && (!hasOthers() || room.limits().allow(askers, account));
    }

    /** Whether a live session of an account may take more memory than every session takes. */
    boolean hasRoomFor(String account) {
        return hasOthers()
                ? room.limits().allowMoreBytes(store, account)
                : store.bytes() < room.limits().maxBytes();
    }

    private boolean hasOthers() {
        return room.snapshot().get().hasSeveralAccounts();
    }
}
