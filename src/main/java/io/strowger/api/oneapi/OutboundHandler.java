package io.strowger.api.oneapi;

import io.strowger.api.ApiContext;
import io.strowger.api.oneapi.Initiations.Outcome;
import io.strowger.api.oneapi.Initiations.Running;
import io.strowger.bus.BusClient;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.PushOutcome.NotBegun;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.oneapi.ErrorCode;
import io.strowger.dialect.oneapi.OneApiAddress;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.OneApiMemo;
import io.strowger.dialect.oneapi.OutboundCodec;
import io.strowger.dialect.oneapi.OutboundRequest;
import io.strowger.dialect.oneapi.OutboundRules;
import io.strowger.dialect.oneapi.OutboundRules.Valid;
import io.strowger.dialect.oneapi.UssdAction;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.SessionIds;
import io.strowger.store.Correlators;
import io.strowger.store.Correlators.Begun;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /ussd/{v}/outbound/{address}}: a new session, the next screen of a session, or its
 * last (docs/protocols/oneapi.md).
 */
final class OutboundHandler {

    private static final Logger log = LoggerFactory.getLogger(OutboundHandler.class);

    private static final int OK = 200;
    private static final String SESSION_ID = "sessionID";
    private static final String CORRELATOR = "clientCorrelator";

    /** Longer than a network may take to accept a push. */
    private static final long ANSWER_WITHIN_MILLIS = 20_000;

    private final OneApiContext context;
    private final ApiContext api;
    private final BusClient caller;
    private final SessionIds ids = new SessionIds(new SecureRandom());

    OutboundHandler(OneApiContext context, BusClient caller) {
        this.context = context;
        this.api = context.api();
        this.caller = caller;
    }

    Future<WireAnswer> answer(OneApiClient sender, String address, byte[] body) {
        return switch (OutboundCodec.read(body, sender.principal().strict())) {
            case Decoded.Read<OutboundRequest>(var request) -> check(sender, address, request);
            case Decoded.Unreadable<OutboundRequest>(var error) -> refused(OneApiFault.of(error));
        };
    }

    private Future<WireAnswer> check(OneApiClient sender, String address, OutboundRequest request) {
        OutboundRules rules =
                new OutboundRules(
                        api.numbering()::parse,
                        url -> api.mayCallBack(sender.account(), url),
                        sender.principal().strict());
        return switch (rules.check(request, address)) {
            case OutboundRules.Refused(var fault) -> refused(fault);
            case Valid valid when api.blocked().test(valid.msisdn()) ->
                    refused(OneApiFault.of(ErrorCode.POL0002, OneApiAddress.of(valid.msisdn())));
            case Valid valid -> act(sender, request, valid);
        };
    }

    private Future<WireAnswer> act(OneApiClient sender, OutboundRequest request, Valid valid) {
        Snapshot now = api.snapshot().get();
        ApplicationDefinition application =
                now.oneApi(sender.account().id(), valid.code().shortCode(), valid.keyword());
        if (application == null) {
            return refused(sender.hasNot());
        }
        Message message = new Message(sender, request, valid, application);
        List<String> networks = now.networksFor(valid.msisdn());
        if (networks.isEmpty()) {
            return refused(OneApiFault.of(ErrorCode.SVC0285, "no network takes the number"));
        }
        return valid.action() == UssdAction.MTINIT
                ? initiate(message, begunOn(message, networks))
                : offer(message, networks, 0);
    }

    private String begunOn(Message message, List<String> networks) {
        return api.snapshot().get().networkTo(message.msisdn()).orElse(networks.getFirst());
    }

    /** A request that may be acted on. */
    private record Message(
            OneApiClient sender,
            OutboundRequest request,
            Valid valid,
            ApplicationDefinition application) {

        Screen screen() {
            return valid.action().ends()
                    ? Screen.last(request.text())
                    : Screen.expectingReply(request.text());
        }

        Msisdn msisdn() {
            return valid.msisdn();
        }

        /** What the session keeps of this request, after what it kept of those before. */
        String memoAfter(String kept) {
            return OneApiMemo.decode(kept).after(request).encode();
        }

        Correlators.Key key() {
            return new Correlators.Key(
                    sender.account().id(),
                    sender.principal().credential(),
                    valid.action().wire(),
                    msisdn().digits(),
                    request.clientCorrelator());
        }

        /** The answer to a request that the network has taken, or has not. */
        WireAnswer reply(boolean sent) {
            return WireAnswer.json(OK, OutboundCodec.answer(request, sent));
        }

        WireAnswer reply(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Taken(boolean sent) -> reply(sent);
                case Outcome.Answered(WireAnswer reply) -> reply;
            };
        }
    }

    /** The next screen of a session, on whichever network the session is. */
    private Future<WireAnswer> offer(Message message, List<String> networks, int next) {
        SessionKey key = new SessionKey(networks.get(next), message.msisdn());
        SessionId named = SessionId.parseOrNull(message.request().sessionId().strip());
        if (named == null && !message.request().sessionId().isBlank()) {
            return refused(OneApiFault.invalid(SESSION_ID));
        }
        ScreenOffered offer =
                new ScreenOffered(
                        0,
                        key,
                        named == null ? SessionId.NONE : named,
                        message.sender().account().id(),
                        message.valid().code().shortCode(),
                        OneApiDialect.NAME,
                        message.screen(),
                        message::memoAfter);
        return api.endpoints()
                .offerTo(key)
                .call(caller, offer, ANSWER_WITHIN_MILLIS)
                .compose(answer -> offered(message, networks, next, answer));
    }

    private Future<WireAnswer> offered(
            Message message, List<String> networks, int next, AnswerOffer answer) {
        return switch (answer.outcome()) {
            case OfferOutcome.Taken _, OfferOutcome.Repeated _ ->
                    Future.succeededFuture(message.reply(true));
            case OfferOutcome.NotWaiting(var _, var kept) -> refused(notNow(message, kept));
            case OfferOutcome.NoSession() when next + 1 < networks.size() ->
                    offer(message, networks, next + 1);
            case OfferOutcome.NoSession() -> withoutSession(message, begunOn(message, networks));
        };
    }

    /** A last screen without a session is a notification (docs/protocols/oneapi.md). */
    private Future<WireAnswer> withoutSession(Message message, String network) {
        boolean notification =
                message.valid().action() == UssdAction.MTFIN
                        && message.request().sessionId().isBlank();
        return notification ? initiate(message, network) : refused(OneApiFault.invalid(SESSION_ID));
    }

    /** The session waits for the subscriber: a second screen would be lost on him. */
    private static OneApiFault notNow(Message message, String kept) {
        String correlator = message.request().clientCorrelator();
        return OneApiMemo.decode(kept).clientCorrelator().equals(correlator)
                ? OneApiFault.of(ErrorCode.SVC0005, correlator, CORRELATOR)
                : OneApiFault.of(ErrorCode.POL0257, "the session waits for the subscriber");
    }

    /** Begins a session, once for each key however often it is asked for. */
    private Future<WireAnswer> initiate(Message message, String network) {
        Correlators.Key key = message.key();
        String fingerprint = message.request().fingerprint();
        Running mine = new Running(fingerprint, Promise.promise());
        Running first = context.initiations().join(key, mine);
        if (!first.fingerprint().equals(fingerprint)) {
            return done(Outcome.otherBody(key.correlator())).map(message::reply);
        }
        if (!first.equals(mine)) {
            return context.initiations().repeated(key, first).map(message::reply);
        }
        begin(message, network, key)
                .onComplete(outcome -> {
                    context.initiations().done(key, mine);
                    mine.promise().handle(outcome);
                });
        return mine.outcome().map(message::reply);
    }

    private Future<Outcome> begin(Message message, String network, Correlators.Key key) {
        String fingerprint = message.request().fingerprint();
        return context.correlators()
                .begin(key, fingerprint, new Outcome.Taken(true).kept(), api.clock().millis())
                .compose(begun ->
                        switch (begun) {
                            case Begun.New() -> push(message, network, key);
                            case Begun.Done(int status, Buffer answer, long _) ->
                                    done(Outcome.of(status, answer));
                            // it was sent, or may have been by one who died, and is not sent again
                            case Begun.InFlight(Buffer presumed, long _) ->
                                    done(Outcome.of(OK, presumed));
                            case Begun.OtherBody() -> done(Outcome.otherBody(key.correlator()));
                            case Begun.NoRoom() -> done(Outcome.NO_ROOM);
                            case Begun.ShareUsed() -> done(Outcome.SHARE_USED);
                        });
    }

    private Future<Outcome> push(Message message, String id, Correlators.Key key) {
        SessionKey subscriber = new SessionKey(id, message.msisdn());
        NetworkDefinition network = api.snapshot().get().network(id);
        if (network == null) {
            return abandon(key, Outcome.NO_ROOM);
        }
        PushRequested push =
                new PushRequested(
                        ids.next(api.clock().millis()),
                        subscriber,
                        network.terms(),
                        message.application().terms().withoutRecovery(),
                        message.valid().code(),
                        new Opening.First(message.screen(), message.memoAfter("")));
        return api.endpoints()
                .pushTo(subscriber)
                .call(caller, push, ANSWER_WITHIN_MILLIS)
                .map(AnswerPush::outcome)
                .otherwise(error -> {
                    log.warn("What became of a session that was asked for is unknown", error);
                    return new SubmitOutcome.Unknown();
                })
                .compose(outcome -> pushed(key, outcome));
    }

    /** What may have left stays as it was presumed, and is never asked for again (invariant 5). */
    private Future<Outcome> pushed(Correlators.Key key, PushOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted _, SubmitOutcome.Unknown() -> done(new Outcome.Taken(true));
            case SubmitOutcome.Refused _ -> notSent(key);
            case NotBegun.SUBSCRIBER_BUSY -> abandon(key, Outcome.SUBSCRIBER_BUSY);
            case NotBegun.NOT_ADMITTED -> abandon(key, Outcome.NO_ROOM);
        };
    }

    /** Only what did not go as presumed has to be written down. */
    private Future<Outcome> notSent(Correlators.Key key) {
        Outcome.Taken not = new Outcome.Taken(false);
        return context.correlators().finish(key, OK, not.kept()).map(not);
    }

    /** A refusal uses up no correlator (invariant 4). */
    private Future<Outcome> abandon(Correlators.Key key, Outcome refusal) {
        return context.correlators().abandon(key).map(refusal);
    }

    private static Future<Outcome> done(Outcome outcome) {
        return Future.succeededFuture(outcome);
    }

    private static Future<WireAnswer> refused(OneApiFault fault) {
        return Future.succeededFuture(fault.answer());
    }
}
