package io.strowger.bus;

import io.strowger.core.session.Effect.OfferOutcome;

/** What came of a {@link ScreenOffer}. */
public record OfferAnswer(OfferOutcome outcome) {}
