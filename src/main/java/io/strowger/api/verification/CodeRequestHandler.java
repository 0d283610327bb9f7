package io.strowger.api.verification;

import io.strowger.api.verification.CodeLimits.Place;
import io.strowger.api.verification.RequestRules.Checked.Refused;
import io.strowger.api.verification.RequestRules.Checked.Valid;
import io.strowger.bus.MessageRequest;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.verify.CodeRules;
import io.strowger.core.verify.CodeType;
import io.strowger.core.verify.SenderId;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireAnswer;
import io.strowger.provision.AccountDefinition.Channel;
import io.strowger.store.VerificationCodes.Asked;
import io.strowger.store.VerificationCodes.Code;
import io.vertx.core.Future;
import java.net.URI;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /1/2fa}: makes a code, keeps its hash and sends it (docs/protocols/verification.md,
 * "Request fields"). A request that is refused sends nothing, costs nothing and uses up no ref.
 */
final class CodeRequestHandler {

    /** Whom a message is from when neither its request nor the account's name can say. */
    private static final String NOBODY = "Verify";

    private static final int MESSAGE_ID_DIGITS = 20;

    /** When to try again what an account has too much of. */
    private static final long LATER_MILLIS = 60_000;

    private final VerificationContext context;
    private final CodeSender carrier;
    private final SecureRandom random = new SecureRandom();

    CodeRequestHandler(VerificationContext context, CodeSender carrier) {
        this.context = context;
        this.carrier = carrier;
    }

    Future<WireAnswer> answer(VerificationClient sender, byte[] body) {
        return switch (VerificationCodec.read(body, sender.principal().strict())) {
            case Decoded.Read<CodeRequest>(var request) -> check(sender, request);
            case Decoded.Unreadable<CodeRequest> _ -> refused(Status.MALFORMED);
        };
    }

    private Future<WireAnswer> check(VerificationClient sender, CodeRequest request) {
        RequestRules rules =
                new RequestRules(
                        context::number,
                        url -> context.api().mayCallBack(sender.account(), url),
                        sender.principal().strict());
        return switch (rules.check(request)) {
            case Refused(var status) -> refused(status);
            case Valid valid -> take(sender, valid);
        };
    }

    private Future<WireAnswer> take(VerificationClient sender, Valid valid) {
        if (!valid.callbackUrl().isEmpty() && context.reports().isFull(sender.account().id())) {
            return Future.succeededFuture(tooMuch());
        }
        long now = context.api().clock().millis();
        String token = sender.principal().credential();
        Place place = context.limits().take(sender.account().id(), token, valid.msisdn(), now);
        return place.isTaken()
                ? ask(make(sender, valid, place))
                : Future.succeededFuture(
                        VerificationReply.tooMany(Status.MALFORMED, place.retryAfterMillis()));
    }

    /** A request that may be acted on, with its code in plain text. */
    private record Order(
            VerificationClient sender,
            Valid valid,
            Place place,
            String jobId,
            Code code,
            String text) {

        String from() {
            String name = sender.account().name();
            if (!valid.senderId().isEmpty()) {
                return valid.senderId();
            }
            return SenderId.check(name) == SenderId.Verdict.FITS ? name : NOBODY;
        }

        ShortMessage message() {
            return ShortMessage.of(from(), text);
        }

        MessageRequest.@Nullable Report report() {
            if (valid.callbackUrl().isEmpty()) {
                return null;
            }
            Channel channel = sender.account().channel();
            DeliveryReport report =
                    new DeliveryReport(
                            jobId,
                            channel.name(),
                            code.messageId(),
                            valid.clientRef(),
                            valid.msisdn().digits(),
                            channel == Channel.SMS ? from() : "");
            return new MessageRequest.Report(
                    "report-" + jobId,
                    sender.account().id(),
                    URI.create(valid.callbackUrl()),
                    report::body);
        }

        @Override
        public String toString() {
            return "Order[" + jobId + "]";
        }
    }

    private Order make(VerificationClient sender, Valid valid, Place place) {
        String secret = code(valid.codeType(), valid.codeLength(), valid.caseSensitive());
        String ref = context.hashes().ref(sender.principal().credential(), valid.clientRef());
        Code code =
                new Code(
                        sender.account().id(),
                        ref,
                        context.hashes().number(sender.account().id(), valid.msisdn()),
                        place.prefix(),
                        context.hashes().code(ref, secret, valid.caseSensitive()),
                        valid.caseSensitive(),
                        code(CodeType.NUMERIC, MESSAGE_ID_DIGITS, true),
                        place.takenAt(),
                        place.takenAt() + context.lifeMillis());
        String text = valid.template().with(secret);
        return new Order(sender, valid, place, UUID.randomUUID().toString(), code, text);
    }

    private String code(CodeType type, int length, boolean caseSensitive) {
        return CodeRules.generate(type, length, caseSensitive, random::nextInt);
    }

    private Future<WireAnswer> ask(Order order) {
        return context.codes()
                .ask(order.code())
                .onFailure(_ -> context.limits().giveBack(order.place()))
                .compose(asked -> asked(order, asked));
    }

    private Future<WireAnswer> asked(Order order, Asked asked) {
        return switch (asked) {
            case Asked.Stored() -> carry(order);
            case Asked.RefUsed() -> refused(order, VerificationReply.of(Status.REF_EXISTS));
            case Asked.TooOften(var retryAfterMillis) ->
                    refused(order, VerificationReply.tooMany(Status.MALFORMED, retryAfterMillis));
            case Asked.ShareUsed() -> refused(order, tooMuch());
            case Asked.NoRoom() -> refused(order, VerificationReply.unavailable());
        };
    }

    /** A request that is refused costs nothing. */
    private Future<WireAnswer> refused(Order order, WireAnswer reply) {
        context.limits().giveBack(order.place());
        return Future.succeededFuture(reply);
    }

    /** The account has as much as it may; it does not say when there will be less. */
    private static WireAnswer tooMuch() {
        return VerificationReply.tooMany(Status.MALFORMED, LATER_MILLIS);
    }

    private Future<WireAnswer> carry(Order order) {
        return carrier.carry(
                        order.sender().account(),
                        order.valid().msisdn(),
                        order.message(),
                        order.report())
                .compose(outcome -> carried(order, outcome));
    }

    private Future<WireAnswer> carried(Order order, PushOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Refused || outcome instanceof PushOutcome.NotBegun) {
            context.limits().giveBack(order.place());
            return context.codes()
                    .withdraw(order.code().ref(), order.code().messageId())
                    .map(VerificationReply.of(Status.FAILED));
        }
        context.meters().asked(order.sender().account().id(), order.place().prefix());
        return Future.succeededFuture(
                VerificationReply.created(order.jobId(), order.code().messageId()));
    }

    private static Future<WireAnswer> refused(Status status) {
        return Future.succeededFuture(VerificationReply.of(status));
    }
}
