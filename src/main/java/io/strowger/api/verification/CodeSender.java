package io.strowger.api.verification;

import io.strowger.bus.BusClient;
import io.strowger.bus.MessageAnswer.Outcome;
import io.strowger.bus.MessageRequest;
import io.strowger.bus.PushRequest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Effect.PushOutcome;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.SessionIds;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings codes to subscribers by the channel of the account: as a short message or as a USSD
 * notification (docs/protocols/verification.md).
 */
final class CodeSender {

    private static final Logger log = LoggerFactory.getLogger(CodeSender.class);

    private static final String APPLICATION = VerificationCodec.NAME;

    /** The code of a notification of an account that has none. */
    private static final ServiceCode NO_CODE = new ServiceCode("0");

    /** Longer than a network may take to accept a text. */
    private static final long ANSWER_WITHIN_MILLIS = 20_000;

    private final VerificationContext context;
    private final BusClient caller;
    private final SessionIds ids = new SessionIds(new SecureRandom());

    CodeSender(VerificationContext context, BusClient caller) {
        this.context = context;
        this.caller = caller;
    }

    /**
     * A text with a code on its way. Never fails: what cannot be told is {@link Outcome#UNKNOWN}.
     *
     * @param report who is told what became of it, or null
     */
    Future<Outcome> carry(
            AccountDefinition account,
            Msisdn to,
            ShortMessage message,
            MessageRequest.@Nullable Report report) {
        Future<Outcome> carried =
                switch (account.channel()) {
                    case SMS ->
                            context.api()
                                    .endpoints()
                                    .messageTo(to)
                                    .call(
                                            caller,
                                            new MessageRequest(to, message, report),
                                            ANSWER_WITHIN_MILLIS)
                                    .map(answer -> answer.outcome());
                    case USSD ->
                            notify(account, to, message.text())
                                    .onSuccess(outcome -> tell(report, outcome));
                };
        return carried.otherwise(error -> {
            log.warn("The outcome of sending a verification code is unknown", error);
            return Outcome.UNKNOWN;
        });
    }

    /**
     * A network that takes a notification shows it: that is its delivery. Nobody is told of one
     * that was refused, as of a message, nor when it is unknown.
     */
    private void tell(MessageRequest.@Nullable Report report, Outcome outcome) {
        if (report != null && outcome == Outcome.TAKEN) {
            context.reports().keep(report, Receipt.DELIVERED);
        }
    }

    private Future<Outcome> notify(AccountDefinition account, Msisdn to, String text) {
        List<String> networks = context.api().snapshot().get().networksFor(to);
        if (networks.isEmpty()) {
            return Future.succeededFuture(Outcome.REFUSED);
        }
        SessionKey key = new SessionKey(networks.getFirst(), to);
        PushRequest push =
                new PushRequest(
                        ids.next(context.api().clock().millis()),
                        key,
                        terms(account),
                        code(account),
                        new Opening.First(Screen.last(text), ""));
        return context.api()
                .endpoints()
                .pushTo(key)
                .call(caller, push, ANSWER_WITHIN_MILLIS)
                .map(answer -> outcome(answer.outcome()));
    }

    private static Outcome outcome(PushOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Outcome.TAKEN;
            case UNKNOWN -> Outcome.UNKNOWN;
            case REFUSED, SUBSCRIBER_BUSY -> Outcome.REFUSED;
        };
    }

    private static ServiceCode code(AccountDefinition account) {
        return account.shortCodes().isEmpty()
                ? NO_CODE
                : new ServiceCode(account.shortCodes().getFirst());
    }

    /** A session of one screen that nobody answers. */
    private static ApplicationTerms terms(AccountDefinition account) {
        return new ApplicationTerms(
                APPLICATION,
                account.id(),
                APPLICATION,
                ANSWER_WITHIN_MILLIS,
                ANSWER_WITHIN_MILLIS,
                2 * ANSWER_WITHIN_MILLIS,
                0,
                Texts.DEFAULTS);
    }
}
