package io.strowger.api.push;

import io.strowger.api.ApiContext;
import io.strowger.bus.BusClient;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent.PushAbandoned;
import io.strowger.core.push.PushOutcome.NotBegun;
import io.strowger.core.push.SubmitOutcome.Accepted;
import io.strowger.core.push.SubmitOutcome.Refused;
import io.strowger.core.push.SubmitOutcome.Unknown;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError.Kind;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.Principal;
import io.strowger.security.SessionIds;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.Begun;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One push from its body to its answer, in the order of docs/protocols/push.md, "Order": the price
 * is held before the application is asked, and settled by the session before the sender is
 * answered.
 */
final class PushHandler {

    private static final Logger log = LoggerFactory.getLogger(PushHandler.class);

    private static final int OK = 200;

    /** Longer than an application and a network may take together. */
    private static final long ANSWER_WITHIN_MILLIS = 60_000;

    /** Of 100,000 tokens of one number, few are taken; more tries than this say it is no chance. */
    private static final int MOST_TOKENS = 20;

    private final PushContext context;
    private final ApiContext api;
    private final BusClient caller;
    private final SessionIds ids = new SessionIds(new SecureRandom());
    private final RecoveryTokens tokens;

    PushHandler(PushContext context, BusClient caller) {
        this.context = context;
        this.api = context.api();
        this.caller = caller;
        this.tokens = new RecoveryTokens(context.random());
    }

    /**
     * @param keys the values of {@code Idempotency-Key}
     */
    Future<WireAnswer> answer(Principal sender, List<String> keys, byte[] body) {
        return switch (PushCodec.read(body, sender.strict())) {
            case Decoded.Unreadable<PushMessage>(var error) -> refused(PushFault.of(error));
            case Decoded.Read<PushMessage>(var message) -> check(sender, keys, message);
        };
    }

    private Future<WireAnswer> check(Principal sender, List<String> keys, PushMessage message) {
        if (!IdempotencyKeys.areValid(keys)) {
            return refused(IdempotencyKeys.INVALID);
        }
        Optional<Msisdn> msisdn = api.numbering().parse(message.msisdn());
        if (msisdn.isEmpty()) {
            return refused(
                    PushFault.malformed(PushField.MSISDN.key(), "is not a possible number."));
        }
        Snapshot snapshot = api.snapshot().get();
        ApplicationDefinition application = snapshot.application(message.appId());
        if (application == null || !application.terms().account().equals(sender.account())) {
            return refused(PushFault.appNotFound(message.appId()));
        }
        Money price = snapshot.pushPrice(message.appId(), msisdn.get());
        if (price == null) {
            return refused(PushFault.INSUFFICIENT_BALANCE);
        }
        Optional<NetworkTerms> network =
                snapshot.networkTo(msisdn.get())
                        .map(snapshot::network)
                        .map(NetworkDefinition::terms);
        if (network.isEmpty() || api.blocked().test(msisdn.get())) {
            return refused(PushFault.CANNOT_INITIATE_PUSH);
        }
        SessionKey subscriber = new SessionKey(network.get().id(), msisdn.get());
        Pushes.Retried retried = IdempotencyKeys.of(sender, keys, message, msisdn.get());
        Wish wish =
                new Wish(
                        application,
                        network.get(),
                        subscriber,
                        message.contextData(),
                        price,
                        retried);
        return context.full().test(application.terms()) ? repeated(wish) : hold(wish, 1);
    }

    /** Nothing new is begun; a retry gets its answer. */
    private Future<WireAnswer> repeated(Wish wish) {
        if (wish.retried() == null) {
            return refused(Kind.TOO_MANY_REQUESTS, PushFault.TOO_MUCH_WAITING);
        }
        return context.pushes()
                .repeated(wish.retried(), api.clock().millis())
                .compose(found ->
                        found.isPresent()
                                ? unbegun(found.get())
                                : refused(Kind.TOO_MANY_REQUESTS, PushFault.TOO_MUCH_WAITING));
    }

    /** A push that may be made if it is paid. */
    private record Wish(
            ApplicationDefinition application,
            NetworkTerms network,
            SessionKey subscriber,
            String contextData,
            Money price,
            Pushes.@Nullable Retried retried) {

        /** The code that the session is under: the first that leads to the application. */
        ServiceCode code() {
            ServiceCode recovery = application.recoveryCode();
            if (!application.codes().isEmpty()) {
                return application.codes().getFirst();
            }
            return recovery == null ? NO_CODE : recovery;
        }
    }

    /** Of an application that nobody can dial. */
    private static final ServiceCode NO_CODE = new ServiceCode("0");

    private Future<WireAnswer> hold(Wish wish, int tries) {
        Push push = push(wish);
        return context.pushes()
                .begin(push)
                .compose(begun ->
                        switch (begun) {
                            case Begun.Held() -> send(wish, push);
                            case Begun.TokenTaken() -> again(wish, tries);
                            default -> unbegun(begun);
                        });
    }

    private Future<WireAnswer> unbegun(Begun begun) {
        return switch (begun) {
            case Begun.NoPurse(), Begun.Insufficient() -> refused(PushFault.INSUFFICIENT_BALANCE);
            case Begun.InFlight() -> refused(PushFault.IN_PROGRESS);
            case Begun.OtherBody() -> refused(PushFault.KEY_REUSED);
            case Begun.NoRoom() -> refused(Kind.OVERLOADED, PushFault.OVERLOADED);
            case Begun.ShareUsed() -> refused(Kind.TOO_MANY_REQUESTS, PushFault.TOO_MANY_KEYS);
            case Begun.Done(var status, var answer) ->
                    Future.succeededFuture(WireAnswer.json(status, answer.getBytes()));
            case Begun.Held(), Begun.TokenTaken() ->
                    throw new IllegalStateException("it may be begun");
        };
    }

    private Future<WireAnswer> again(Wish wish, int tries) {
        return tries < MOST_TOKENS
                ? hold(wish, tries + 1)
                : refused(PushFault.CANNOT_INITIATE_PUSH);
    }

    private Push push(Wish wish) {
        long now = api.clock().millis();
        SessionId id = ids.next(now);
        ServiceCode code = wish.application.recoveryCode();
        Recovery recovery =
                code == null ? null : new Recovery(code, tokens.next(), expiresAt(wish, now));
        String shortcode =
                recovery == null
                        ? null
                        : PushCodec.recoveryShortcode(recovery.code(), recovery.token());
        return new Push(
                id,
                wish.subscriber,
                wish.application.terms().account(),
                wish.application.terms().id(),
                wish.code(),
                wish.price,
                wish.retried,
                Buffer.buffer(PushCodec.answer(id, shortcode)),
                recovery,
                now);
    }

    private static long expiresAt(Wish wish, long now) {
        return now + wish.application.terms().recoverWithinMillis();
    }

    /** What is held now is settled by the session, or by the sweep if this process dies. */
    private Future<WireAnswer> send(Wish wish, Push push) {
        ApplicationTerms terms = wish.application.terms();
        PushRequested request =
                new PushRequested(
                        push.session(),
                        push.subscriber(),
                        wish.network,
                        push.recovery() == null ? terms.withoutRecovery() : terms,
                        push.code(),
                        new Opening.Ask(wish.contextData),
                        true);
        return api.endpoints()
                .pushTo(push.subscriber())
                .call(caller, request, ANSWER_WITHIN_MILLIS)
                .transform((answer, error) ->
                        error == null
                                ? answered(push, answer)
                                : unanswered(push, error.toString()));
    }

    private Future<WireAnswer> answered(Push push, AnswerPush answer) {
        return switch (answer.outcome()) {
            case Accepted _, Unknown() -> Future.succeededFuture(sent(push));
            case Refused _ -> refused(PushFault.CANNOT_INITIATE_PUSH);
            case NotBegun.SUBSCRIBER_BUSY -> refused(PushFault.CANNOT_INITIATE_PUSH);
            case NotBegun.NOT_ADMITTED -> unanswered(push, "no session may begin now");
        };
    }

    /** Nobody took it, or nobody knows: what is still held was not sent, and never will be. */
    private Future<WireAnswer> unanswered(Push push, String why) {
        return context.pushes()
                .happened(push.session(), new PushAbandoned(), api.clock().millis())
                .map(abandoned -> abandoned ? overloaded(why) : unknown(push, why))
                .otherwise(_ -> unknown(push, why));
    }

    private Future<WireAnswer> refused(Kind kind, PushFault fault) {
        api.refused().accept(kind);
        return refused(fault);
    }

    private WireAnswer overloaded(String why) {
        log.atWarn().addKeyValue("error", why).log("A push is not begun");
        api.refused().accept(Kind.OVERLOADED);
        return PushFault.OVERLOADED.answer();
    }

    /** It may have been sent: the hold stays until it is known. */
    private static WireAnswer unknown(Push push, String why) {
        log.atWarn().addKeyValue("error", why).log("A push has no outcome yet");
        return sent(push);
    }

    private static WireAnswer sent(Push push) {
        return WireAnswer.json(OK, push.answer().getBytes());
    }

    private static Future<WireAnswer> refused(PushFault fault) {
        return Future.succeededFuture(fault.answer());
    }
}
