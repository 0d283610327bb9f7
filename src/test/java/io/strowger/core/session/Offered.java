package io.strowger.core.session;

import static io.strowger.core.session.Given.S1;
import static io.strowger.core.session.Given.T;
import static io.strowger.core.session.Given.asked;
import static io.strowger.core.session.Given.on;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.SessionEvent.ScreenOffered;

/** Offers of screens as the tests make them. */
final class Offered {

    static final long OFFER = 42;

    private Offered() {}

    /** From whom an offer is, and for what; the rest is as the session wants it. */
    record Sender(SessionId session, String account, String shortCode, String dialect) {

        ScreenOffered offers(Screen screen, String clientState) {
            return new ScreenOffered(
                    OFFER,
                    Given.KEY,
                    session,
                    account,
                    shortCode,
                    dialect,
                    screen,
                    _ -> clientState);
        }
    }

    static final Sender BY_ID = new Sender(S1, "acme", "", "programmable");
    static final Sender BY_CODE = new Sender(SessionId.NONE, "acme", "713", "programmable");
    static final Sender OTHER_DIALECT = new Sender(S1, "acme", "713", "oneapi");

    static ScreenOffered offered(Screen screen, String clientState) {
        return BY_ID.offers(screen, clientState);
    }

    static AnswerOffer hears(OfferOutcome outcome) {
        return new AnswerOffer(OFFER, outcome);
    }

    static SessionState endedBy(ScreenOffered offer) {
        return on(asked(), offer, T).next();
    }
}
