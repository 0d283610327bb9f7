package io.strowger.bus;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.PushOutcome;

/** What came of a {@link PushRequest}; the session's id is given whatever the outcome. */
public record PushAnswer(SessionId session, PushOutcome outcome) {}
