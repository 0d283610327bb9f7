package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Live;
import java.util.Optional;

/**
 * What shows that a push had reached its subscriber although its session is gone, as after a crash.
 * The dialogue of a push has the name of its session: whoever replies in it was shown it. An end
 * shows nothing, as a network may tell of one before it refuses.
 */
final class PushProofs {

    private PushProofs() {}

    /** The push that was shown, if it is one; empty when a session takes the reply. */
    static Optional<SessionId> of(Replied reply, SessionState next) {
        boolean taken =
                next instanceof Live live && live.session().dialogueId().equals(reply.dialogueId());
        return taken
                ? Optional.empty()
                : Optional.ofNullable(SessionId.parseOrNull(reply.dialogueId()));
    }
}
