package io.strowger.api.verification;

import io.strowger.bus.BusClient;
import io.strowger.bus.MessageAnswer;
import io.strowger.bus.MessageRequest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.model.Texts;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
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
     * A text with a code on its way. Never fails: what cannot be told is {@link
     * SubmitOutcome.Unknown}.
     *
     * @param report who is told what became of it, or null
     */
    Future<PushOutcome> carry(
            AccountDefinition account,
            Msisdn to,
            ShortMessage message,
            MessageRequest.@Nullable Report report) {
        Future<PushOutcome> carried =
                switch (account.channel()) {
                    case SMS ->
                            context.api()
                                    .endpoints()
                                    .messageTo(to)
                                    .call(
                                            caller,
                                            new MessageRequest(to, message, report),
                                            ANSWER_WITHIN_MILLIS)
                                    .map(MessageAnswer::outcome);
                    case USSD ->
                            notify(account, to, message.text())
                                    .onSuccess(outcome -> tell(report, outcome));
                };
        return carried.otherwise(error -> {
            log.warn("The outcome of sending a verification code is unknown", error);
            return new SubmitOutcome.Unknown();
        });
    }

    /**
     * A network that takes a notification shows it: that is its delivery. Nobody is told of one
     * that was refused, as of a message, nor when it is unknown.
     */
    private void tell(MessageRequest.@Nullable Report report, PushOutcome outcome) {
        if (report != null && outcome instanceof SubmitOutcome.Accepted) {
            context.reports().keep(report, Receipt.DELIVERED);
        }
    }

    private Future<PushOutcome> notify(AccountDefinition account, Msisdn to, String text) {
        Snapshot snapshot = context.api().snapshot().get();
        List<String> networks = snapshot.networksFor(to);
        NetworkDefinition network =
                networks.isEmpty() ? null : snapshot.network(networks.getFirst());
        if (network == null) {
            return Future.succeededFuture(new SubmitOutcome.Refused("no network"));
        }
        SessionKey key = new SessionKey(network.terms().id(), to);
        PushRequested push =
                new PushRequested(
                        ids.next(context.api().clock().millis()),
                        key,
                        network.terms(),
                        terms(account),
                        code(account),
                        new Opening.First(Screen.last(text), ""));
        return context.api()
                .endpoints()
                .pushTo(key)
                .call(caller, push, ANSWER_WITHIN_MILLIS)
                .map(AnswerPush::outcome);
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
