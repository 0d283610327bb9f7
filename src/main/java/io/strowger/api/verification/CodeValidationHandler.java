package io.strowger.api.verification;

import io.strowger.core.verify.Verdict;
import io.strowger.dialect.WireAnswer;
import io.strowger.store.VerificationCodes.Guessed;
import io.vertx.core.Future;

/** {@code POST /1/2fa/{client_ref}/{code}} (docs/protocols/verification.md, "Validate"). */
final class CodeValidationHandler {

    private final VerificationContext context;

    CodeValidationHandler(VerificationContext context) {
        this.context = context;
    }

    Future<WireAnswer> answer(VerificationClient sender, String clientRef, String code) {
        if (code.isBlank()) {
            return Future.succeededFuture(VerificationReply.of(Status.NO_CODE));
        }
        String named = sender.principal().strict() ? clientRef : clientRef.strip();
        String ref = context.hashes().ref(sender.principal().credential(), named);
        return context.codes()
                .guess(ref, context.hashes().typed(ref, code), context.api().clock().millis())
                .map(guessed -> answer(sender, guessed));
    }

    private WireAnswer answer(VerificationClient sender, Guessed guessed) {
        String account = sender.account().id();
        return switch (guessed) {
            case Guessed.Unknown() -> {
                context.meters().guessed(account, "", null);
                yield VerificationReply.of(Status.REF_UNKNOWN);
            }
            case Guessed.Known(var verdict, var prefix) -> {
                context.meters().guessed(account, prefix, verdict);
                yield answer(verdict);
            }
        };
    }

    private WireAnswer answer(Verdict verdict) {
        return switch (verdict) {
            case VALID -> VerificationReply.of(Status.VALID);
            case WRONG, USED -> VerificationReply.of(Status.DECLINED);
            case EXPIRED -> VerificationReply.of(Status.EXPIRED);
            // nothing is gained by trying again before the code has expired
            case TOO_MANY -> VerificationReply.tooMany(Status.DECLINED, context.lifeMillis());
        };
    }
}
