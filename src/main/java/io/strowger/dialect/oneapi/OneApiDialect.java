package io.strowger.dialect.oneapi;

import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.Dialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.ReceivedAnswer;
import io.strowger.dialect.WireRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings hops to applications as {@code inboundUSSDMessageRequest} and reads the screens that they
 * answer with inline (docs/protocols/oneapi.md, "Inbound", "Inline answers").
 *
 * <p>A dial is {@code moinit} with a message of null, or of what follows the matched code; a reply
 * is {@code mocont} in a session that the subscriber began and {@code mtcont} in one that the
 * application began; a push of another dialect's is {@code mtinit}. The document has no word for an
 * end that the application did not make: it is told with {@code mofin} or {@code mtfin}, likewise
 * by who began the session, and a message of null.
 */
public final class OneApiDialect implements ApplicationDialect {

    public static final String NAME = "oneapi";

    private static final WireRequest.Head HEAD =
            new WireRequest.Head("POST", "application/json", "application/json");

    /** The entry of the list of dialects. */
    public static final Dialect ENTRY =
            new Dialect(
                    NAME,
                    new ApplicationSide(new OneApiDialect(), Duration.ofSeconds(10), false, false),
                    new NetworkSide(
                            new OneApiNetworkDialect(),
                            List.of("POST"),
                            List.of("application/json"),
                            new OneApiSubmitDialect()));

    @Override
    public WireRequest ask(AskApplication ask, DialectOptions options) {
        boolean mobile = isMobileOriginated(ask.session());
        OneApiMemo memo = memo(ask);
        return switch (ask.input()) {
            case Input.Dial(_, String rest) -> {
                String text = rest.isEmpty() ? null : rest;
                yield request(ask.session(), UssdAction.MOINIT, text, memo, options);
            }
            case Input.Reply(String text) -> {
                UssdAction action = mobile ? UssdAction.MOCONT : UssdAction.MTCONT;
                yield request(ask.session(), action, text, memo, options);
            }
            case Input.Push _ -> request(ask.session(), UssdAction.MTINIT, null, memo, options);
        };
    }

    /** What the application's last screen left; a push's context data is its callback data. */
    static OneApiMemo memo(AskApplication ask) {
        return ask.input() instanceof Input.Push(String contextData)
                ? new OneApiMemo("", contextData, "", "")
                : OneApiMemo.decode(ask.clientState());
    }

    @Override
    public WireRequest tell(TellApplication tell, DialectOptions options) {
        UssdAction action =
                isMobileOriginated(tell.session()) ? UssdAction.MOFIN : UssdAction.MTFIN;
        OneApiMemo memo = OneApiMemo.decode(tell.clientState());
        return request(tell.session(), action, null, memo, options);
    }

    private static boolean isMobileOriginated(Session session) {
        return session.origin() == Session.Origin.MOBILE;
    }

    private static WireRequest request(
            Session session,
            UssdAction action,
            @Nullable String text,
            OneApiMemo memo,
            DialectOptions options) {
        String correlator = memo.clientCorrelator();
        byte[] body =
                new InboundRequest(
                                OneApiAddress.of(session.key().msisdn()),
                                OneApiAddress.shortCodeOf(session.code()),
                                OneApiAddress.keywordOf(session.code()),
                                text,
                                correlator.isEmpty() ? ownCorrelator(session) : correlator,
                                session.id().hex(),
                                OneApiMemo.or(memo.notifyUrl(), options.notifyUrl()),
                                OneApiMemo.or(memo.callbackData(), options.callbackData()),
                                action)
                        .write();
        boolean elsewhere =
                !memo.notifyUrl().isEmpty() && !memo.notifyUrl().equals(options.notifyUrl());
        return new WireRequest(HEAD, "", Map.of(), body, elsewhere ? memo.notifyUrl() : null);
    }

    private static String ownCorrelator(Session session) {
        return CorrelatorKeys.ofMobileOriginated(session.key().msisdn(), session.id());
    }

    @Override
    public Decoded<Answer> read(AskApplication ask, ReceivedAnswer answer, DialectOptions options) {
        return new InlineAnswer(ask, options).read(answer.body());
    }
}
