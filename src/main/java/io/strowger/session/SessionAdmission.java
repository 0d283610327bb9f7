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

    private final SessionContext context;
    private final SessionStore store;
    private final PendingReplies askers;

    SessionAdmission(SessionContext context, SessionStore store, PendingReplies askers) {
        this.context = context;
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
        return !context.limits().allow(store) || !context.records().hasRoom();
    }

    /** Whether an account holds so much that others would go without. */
    private boolean hasItsShare(String account) {
        return hasOthers() && !context.limits().allow(store, account);
    }

    private boolean mayWait(String account) {
        return context.limits().allow(askers)
                && (!hasOthers() || context.limits().allow(askers, account));
    }

    /** Whether a live session of an account may take more memory than every session takes. */
    boolean hasRoomFor(String account) {
        return hasOthers()
                ? context.limits().allowMoreBytes(store, account)
                : store.bytes() < context.limits().maxBytes();
    }

    private boolean hasOthers() {
        return context.snapshot().get().hasSeveralAccounts();
    }
}
