package io.strowger.bus;

import io.strowger.core.push.SubmitOutcome;

/** What came of a {@link MessageRequest}. */
public record MessageAnswer(SubmitOutcome outcome) {}
