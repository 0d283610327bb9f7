package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * Pushes that are paid from a purse, by their sessions. A session that is not among them, as every
 * dialled one, has nothing to do with any of this.
 */
public interface PushCharges {

    /** Where no push is paid. */
    PushCharges NONE =
            new PushCharges() {
                @Override
                public boolean open(SessionId session, boolean recoverable) {
                    return false;
                }

                @Override
                public @Nullable PushCharge of(SessionId session) {
                    return null;
                }

                @Override
                public void forget(SessionId session) {}

                @Override
                public void shown(SessionKey subscriber, SessionId session) {}
            };

    /**
     * From now on the session is known as that of a paid push, whose price is held.
     *
     * @param recoverable whether the subscriber may take it up again by a code
     * @return false when there is no room for it
     */
    boolean open(SessionId session, boolean recoverable);

    /** The paid push that this session is of, or null. */
    @Nullable PushCharge of(SessionId session);

    /** There will be no session, which whoever asked for it is told: he has the hold released. */
    void forget(SessionId session);

    /**
     * A subscriber has answered in a dialogue that has no session and would be this push's: if it
     * was one to him whose outcome nobody knew, as after a crash, its network had it, and it is
     * paid for.
     *
     * @param subscriber who answered, on the network whose message it is
     */
    void shown(SessionKey subscriber, SessionId session);
}
