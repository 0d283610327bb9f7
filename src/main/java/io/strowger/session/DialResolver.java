package io.strowger.session;

import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Destination.Recovery;
import io.strowger.core.session.Destination.Routed;
import io.strowger.core.session.RecoverablePush;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.network.Network;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.Claim;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Where dial strings lead. */
final class DialResolver {

    private final SessionContext context;

    DialResolver(SessionContext context) {
        this.context = context;
    }

    Destination destination(NetworkRequest request) {
        Destination destination = context.snapshot().get().destination(request.text());
        return destination instanceof Routed routed ? admitted(routed, request) : destination;
    }

    private Destination admitted(Routed routed, NetworkRequest request) {
        if (context.checkouts().isFull(routed.application())) {
            return new Destination.Refused(EndReason.APPLICATION_OVERLOADED);
        }
        return routed.application().lateAfterMillis() > 0 && !canSubmit(request.key().network())
                ? inTime(routed)
                : routed;
    }

    /** Where nothing can be pushed, no answer is put off. */
    private static Routed inTime(Routed routed) {
        ApplicationTerms terms = routed.application().withoutLateAnswer();
        return new Routed(terms, routed.code(), routed.rest());
    }

    private boolean canSubmit(String id) {
        Network network = context.networks().apply(id);
        return network != null && network.canSubmit();
    }

    /**
     * Uses a recovery code up.
     *
     * @param invalid what has happened if the code is not valid
     */
    Future<SessionEvent> recover(Dialled invalid, Recovery code) {
        try {
            return context.recoveries()
                    .claim(invalid.key(), code.code(), code.token(), invalid.dialogueId())
                    .map(claim -> claimed(invalid, claim));
        } catch (RuntimeException error) { // a subscriber waits
            return Future.failedFuture(error);
        }
    }

    private SessionEvent claimed(Dialled invalid, Claim claim) {
        return switch (claim) {
            case Claim.Invalid() -> invalid;
            case Claim.Valid(var session, var kept) ->
                    new RecoveryDialled(invalid, session, kept == null ? null : kept(kept));
        };
    }

    /** A push whose application is gone cannot go on. */
    private @Nullable RecoverablePush kept(Pushes.Kept push) {
        ApplicationDefinition application =
                context.snapshot().get().application(push.application());
        return application == null
                ? null
                : new RecoverablePush(
                        application.terms(),
                        push.code(),
                        push.first(),
                        push.clientState(),
                        push.createdAt());
    }
}
