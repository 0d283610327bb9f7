package io.strowger.dialect.oneapi;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.core.session.Session.Origin;

/** Sessions of one subscriber with one application. */
final class Sessions {

    static final String ID = "3c796dac28174f739de4262d08409c51";
    static final String OWN_CORRELATOR = "94777123456-" + ID;
    static final Msisdn MSISDN = Msisdn.of("94777123456");

    private Sessions() {}

    static Session session(Origin origin, String code) {
        return new Session(
                SessionId.parse(ID),
                new SessionKey("upstream", MSISDN),
                "dialogue",
                origin,
                new NetworkTerms("upstream", "dialog", 60_000, Texts.DEFAULTS),
                new ApplicationTerms(
                        "menu", "acme", "oneapi", 10_000, 60_000, 180_000, 0, Texts.DEFAULTS),
                ServiceCode.parse(code),
                "*" + code + "#",
                0);
    }

    static AskApplication ask(Origin origin, Input input, String clientState) {
        return new AskApplication(session(origin, "7782*8"), 1, input, clientState, 10_000);
    }

    static AskApplication dial() {
        return ask(Origin.MOBILE, new Input.Dial("*7782*8#", ""), "");
    }

    static AskApplication reply(Origin origin, String text, OneApiMemo memo) {
        return ask(origin, new Input.Reply(text), memo.encode());
    }
}
