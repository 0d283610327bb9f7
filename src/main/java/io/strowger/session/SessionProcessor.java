package io.strowger.session;

import io.strowger.bus.Ack;
import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushOutcome.NotBegun;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.Transition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.security.SessionIds;
import io.strowger.store.SessionStore;
import io.strowger.store.SessionStore.Versioned;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one event loop does with sessions: any loop may work on any of them, and looks after the
 * deadlines of its part. Every step is load → decide → save → act; a save that loses is decided
 * again on the fresh state.
 */
final class SessionProcessor {

    private static final Logger log = LoggerFactory.getLogger(SessionProcessor.class);
    private static final int DUE_AT_ONCE = 2_000;
    private static final Future<Void> DONE = Future.succeededFuture();
    private static final Destination.Refused INVALID =
            new Destination.Refused(EndReason.RECOVERY_INVALID);

    private final SessionContext context;
    private final SessionStore store;
    private final PendingRequests waiting;
    private final OpenLegs legs;
    private final PendingReplies askers;
    private final SessionAdmission admission;
    private final EffectRunner effects;
    private final DialResolver dials;
    private final SessionIds ids;
    private boolean draining;

    SessionProcessor(
            SessionContext context,
            SessionStore store,
            PendingRequests waiting,
            EffectRunner.Outside outside,
            SessionIds ids) {
        this.context = context;
        this.store = store;
        this.waiting = waiting;
        this.ids = ids;
        this.legs = waiting.legs();
        this.askers = waiting.askers();
        this.admission = new SessionAdmission(context, store, askers);
        this.dials = new DialResolver(context);
        this.effects =
                new EffectRunner(context, legs, askers, outside, admission::hasRoomFor, this::step);
    }

    /** What a subscriber did; the answer is the next screen. */
    Future<NetworkAnswer> on(NetworkRequest request) {
        NetworkDefinition network = context.snapshot().get().network(request.key().network());
        if (network == null) {
            return Future.failedFuture("network " + request.key().network() + " is gone");
        }
        boolean dial = request.kind() == NetworkRequest.Kind.DIALLED;
        SessionId dialled = dial ? ids.next(context.clock().millis()) : SessionId.NONE;
        Future<NetworkAnswer> answer = legs.open(request.key(), request.dialogueId(), dialled);
        happened(request, network.terms(), dialled);
        return answer;
    }

    /** A network could not deliver what it had taken. */
    Future<Ack> lost(NotDelivered report) {
        step(report.key(), report);
        return Future.succeededFuture(new Ack());
    }

    /**
     * An application asks for a session; the answer says what came of it. It fails when nobody can
     * tell: the submit may have left.
     */
    Future<AnswerPush> push(PushRequested request) {
        SessionId id = request.id();
        String account = request.application().account();
        if (draining || !admission.allowsPush(account) || !opened(request)) {
            return Future.succeededFuture(new AnswerPush(id, NotBegun.NOT_ADMITTED));
        }
        Future<AnswerPush> answer = askers.push(id, account);
        step(request.key(), request);
        return answer;
    }

    private boolean opened(PushRequested request) {
        boolean recoverable = request.application().recoverWithinMillis() > 0;
        return !request.paid() || context.paid().open(request.id(), recoverable);
    }

    /** An application sends a screen in a request of its own. */
    Future<AnswerOffer> offer(ScreenOffered offer) {
        ScreenOffered numbered = offer.numbered(askers.nextOffer());
        Future<AnswerOffer> answer = askers.offer(numbered.offer());
        step(offer.key(), numbered);
        return answer;
    }

    private void dialled(NetworkRequest request, NetworkTerms network, SessionId id) {
        switch (destination(request)) {
            case Destination.Direct direct ->
                    step(request.key(), dialled(request, network, id, direct));
            case Destination.Recovery code -> {
                Dialled invalid = dialled(request, network, id, INVALID);
                dials.recover(invalid, code)
                        .onSuccess(event -> step(request.key(), event))
                        .onFailure(error -> storeDown(request.key(), invalid, error));
            }
        }
    }

    private void happened(NetworkRequest request, NetworkTerms network, SessionId dialled) {
        SessionKey key = request.key();
        String dialogueId = request.dialogueId();
        switch (request.kind()) {
            case DIALLED -> dialled(request, network, dialled);
            case REPLIED ->
                    step(
                            key,
                            new Replied(
                                    key, network, dialogueId, request.sequence(), request.text()));
            case CANCELLED -> step(key, new Cancelled(key, network, dialogueId));
            case ABORTED -> step(key, new NetworkAborted(key, network, dialogueId, request.text()));
        }
    }

    private static Dialled dialled(
            NetworkRequest request,
            NetworkTerms network,
            SessionId id,
            Destination.Direct destination) {
        return new Dialled(
                request.key(),
                network.ofOperator(request.operator()),
                request.dialogueId(),
                id,
                request.sequence(),
                request.text(),
                destination);
    }

    private Destination destination(NetworkRequest request) {
        if (draining) {
            return new Destination.Refused(EndReason.SHUT_DOWN);
        }
        return admission.destination(dials, request);
    }

    /** Takes one event to its end. */
    void step(SessionKey key, SessionEvent event) {
        store.load(key).onComplete(found -> decide(key, event, found.result(), found.cause()));
    }

    private void decide(
            SessionKey key, SessionEvent event, Versioned found, Throwable storeFailed) {
        if (storeFailed != null) {
            notBegun(event);
            storeDown(key, event, storeFailed);
            return;
        }
        Transition transition;
        try {
            transition = context.machine().on(found.state(), event, context.clock().millis());
        } catch (RuntimeException bug) { // nobody waits in vain; the deadline ends the session
            log.atError()
                    .addKeyValue("network", key.network())
                    .setCause(bug)
                    .log("A session step failed");
            abandon(key, event, bug);
            return;
        }
        boolean stays = transition.stays(found.state());
        if (isNews(event, transition.next()) && stays) {
            step(key, event); // the screen may have come before its request was known to wait
            return;
        }
        if (stays) {
            effects.act(key, transition.effects());
            return;
        }
        store.save(key, found.version(), transition.next())
                .onSuccess(saved -> {
                    if (saved) {
                        effects.act(key, transition.effects());
                    } else {
                        step(key, event);
                    }
                })
                .onFailure(error -> storeDown(key, event, error));
    }

    /** Whether a dial turns out to belong to a session that it does not begin. */
    private boolean isNews(SessionEvent event, SessionState next) {
        Dialled dial =
                switch (event) {
                    case Dialled e -> e;
                    case RecoveryDialled e -> e.dial();
                    default -> null; // every other request takes any screen of its dialogue
                };
        if (dial == null) {
            return false;
        }
        SessionId session = next.sessionOf(dial);
        return !session.equals(dial.id())
                && !session.equals(SessionId.NONE)
                && legs.repeats(dial.key(), dial.id(), session);
    }

    private void storeDown(SessionKey key, SessionEvent event, Throwable error) {
        log.atWarn()
                .addKeyValue("network", key.network())
                .setCause(error)
                .log("The session store failed");
        abandon(key, event, error);
    }

    /** Nothing was read, so that nothing was done. */
    private void notBegun(SessionEvent event) {
        if (event instanceof PushRequested push) {
            context.paid().forget(push.id());
            askers.answer(new AnswerPush(push.id(), NotBegun.NOT_ADMITTED));
        }
    }

    /** Tells whoever waits for this step that nothing will come of it. */
    private void abandon(SessionKey key, SessionEvent event, Throwable error) {
        legs.fail(key, error);
        switch (event) {
            case PushRequested push -> {
                context.paid().forget(push.id());
                askers.fail(push.id(), error);
            }
            case ScreenOffered offer -> askers.fail(offer.offer(), error);
            default -> {} // whose sender waits, waits at a leg
        }
    }

    /** Acts on the deadlines that have come. */
    void tick() {
        store.due(context.clock().millis(), DUE_AT_ONCE)
                .onSuccess(keys -> keys.forEach(key -> step(key, new DeadlinePassed())))
                .onFailure(error -> log.warn("The deadlines of sessions cannot be read", error));
    }

    /** From now on dials are refused; sessions whose application is asked go on. */
    void drain() {
        draining = true;
    }

    /** Whether nobody waits for a screen. */
    boolean isQuiet() {
        return waiting.isEmpty();
    }

    /** Ends every session that is left; a store that answers at once is asked in a loop. */
    Future<Void> shutDown() {
        while (true) {
            Future<List<SessionKey>> live = store.live(DUE_AT_ONCE);
            if (!live.succeeded()) {
                return live.compose(keys -> keys.isEmpty() ? DONE : endAndGoOn(keys));
            }
            long before = store.liveCount();
            end(live.result());
            if (store.liveCount() >= before) { // nothing is left, or nothing that can be ended
                return DONE;
            }
        }
    }

    private Future<Void> endAndGoOn(List<SessionKey> keys) {
        end(keys);
        return shutDown();
    }

    private void end(List<SessionKey> keys) {
        keys.forEach(key -> step(key, new ShutDown()));
    }
}
