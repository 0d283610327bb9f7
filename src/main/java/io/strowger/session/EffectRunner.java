package io.strowger.session;

import io.strowger.bus.ApplicationReply;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.SettleShownPush;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.FromApplication;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionRecord;
import io.strowger.network.Network;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on what a saved step asks for; what comes of it is a new event. */
final class EffectRunner {

    /** What other verticles do for a session. */
    interface Outside {

        Future<ApplicationReply> ask(AskApplication ask);

        void tell(TellApplication tell);
    }

    private static final Logger log = LoggerFactory.getLogger(EffectRunner.class);

    /** Characters beside a screen's text that a session may always keep. */
    private static final int ALWAYS_KEPT = 512;

    private final SessionContext context;
    private final OpenLegs legs;
    private final PendingReplies askers;
    private final Outside outside;
    private final Predicate<String> roomFor;
    private final BiConsumer<SessionKey, SessionEvent> events;

    /**
     * @param roomFor whether sessions of this account may take more memory than every session takes
     */
    EffectRunner(
            SessionContext context,
            OpenLegs legs,
            PendingReplies askers,
            Outside outside,
            Predicate<String> roomFor,
            BiConsumer<SessionKey, SessionEvent> events) {
        this.context = context;
        this.legs = legs;
        this.askers = askers;
        this.outside = outside;
        this.roomFor = roomFor;
        this.events = events;
    }

    void act(SessionKey key, List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            guarded(key, effects.get(i), effects);
        }
    }

    /** The step is saved: what fails must not keep the other effects, as the record, from it. */
    private void guarded(SessionKey key, Effect effect, List<Effect> step) {
        try {
            act(effect, step);
        } catch (RuntimeException bug) {
            log.atError()
                    .addKeyValue("network", key.network())
                    .addKeyValue("effect", effect.getClass().getSimpleName())
                    .setCause(bug)
                    .log("An effect of a session step failed");
        }
    }

    private void act(Effect effect, List<Effect> step) {
        switch (effect) {
            case AskApplication ask -> ask(ask);
            case ShowScreen show -> show(show, isFallback(show, step));
            case CloseLeg close ->
                    legs.answer(
                            close.key(), close.dialogueId(), close.session(), close.screen(), true);
            case TellApplication tell -> outside.tell(tell);
            case WriteRecord(var record) -> {
                context.records().write(record);
                context.meters().ended(record);
                ended(record);
            }
            case StoreCheckout checkout -> store(checkout);
            case BeginDialogue begin -> begin(begin);
            case AnswerPush answer -> settle(answer);
            case SettleShownPush(var push, var subscriber) ->
                    context.paid().shown(subscriber, push);
            case AnswerOffer answer -> askers.answer(answer);
            case CountLateAnswer _ -> context.meters().lateAnswer();
        }
    }

    /** A push that goes on cannot be taken up again at its first screen: durable before it does. */
    private void ask(AskApplication ask) {
        PushCharge paid = ask.input() instanceof Input.Push ? null : paid(ask.session());
        if (paid == null) {
            askNow(ask);
        } else {
            paid.moved().onComplete(_ -> askNow(ask));
        }
    }

    /** Dialled sessions never cost anything. */
    private @Nullable PushCharge paid(Session session) {
        return session.origin() == Origin.MOBILE ? null : context.paid().of(session.id());
    }

    private void ended(SessionRecord record) {
        PushCharge paid = record.origin() == Origin.MOBILE ? null : context.paid().of(record.id());
        if (paid != null) {
            paid.ended();
        }
    }

    /** The purse first: who is told that it was sent, or not, can rely on it. */
    private void settle(AnswerPush answer) {
        PushCharge paid = context.paid().of(answer.session());
        if (paid == null) {
            askers.answer(answer);
        } else {
            paid.answered(answer.outcome())
                    .onSuccess(outcome -> askers.answer(new AnswerPush(answer.session(), outcome)));
        }
    }

    private void askNow(AskApplication ask) {
        Session session = ask.session();
        if (ask.hop() == 1) {
            context.meters()
                    .began(session.network().id(), session.application().id(), session.origin());
        }
        outside.ask(ask).onComplete(reply -> answered(ask, reply.result(), reply.cause()));
    }

    private void answered(AskApplication ask, ApplicationReply reply, Throwable error) {
        Session session = ask.session();
        if (error != null) {
            log.warn("An application could not be asked", error);
            String detail = "dispatch: failed";
            events.accept(
                    session.key(),
                    new ApplicationFailed(
                            session.id(), ask.hop(), EndReason.APPLICATION_FAILED, detail));
            return;
        }
        legs.applicationTook(session.key(), session.application().id(), reply.nanos());
        FromApplication event = event(ask, reply.outcome());
        events.accept(session.key(), reply.again() ? event.asAgain() : event);
    }

    private FromApplication event(AskApplication ask, ApplicationReply.Outcome outcome) {
        Session session = ask.session();
        return switch (outcome) {
            case ApplicationReply.Outcome.Answered(var answer) ->
                    answer.keptLength() <= ALWAYS_KEPT
                                    || roomFor.test(session.application().account())
                            ? new ApplicationAnswered(session.id(), ask.hop(), answer)
                            : new ApplicationFailed(
                                    session.id(),
                                    ask.hop(),
                                    EndReason.OVERLOADED,
                                    "no room for Data");
            case ApplicationReply.Outcome.Failed(var reason, var detail) ->
                    new ApplicationFailed(session.id(), ask.hop(), reason, detail);
        };
    }

    /** A last screen is the application's when its session is complete with it. */
    private static boolean isFallback(ShowScreen show, List<Effect> step) {
        if (show.screen().expectsReply()) {
            return false;
        }
        for (int i = 0; i < step.size(); i++) {
            if (step.get(i) instanceof WriteRecord(var record)) {
                return record.reason() != EndReason.COMPLETED;
            }
        }
        return true;
    }

    /** An open request is answered; without one the network is handed the screen. */
    private void show(ShowScreen show, boolean fallback) {
        boolean answered =
                legs.answer(show.key(), show.dialogueId(), show.session(), show.screen(), fallback);
        if (answered) {
            return;
        }
        Network network = context.networks().apply(show.key().network());
        if (network != null && network.canSubmit()) {
            network.show(show.key(), show.dialogueId(), show.screen())
                    .onFailure(error ->
                            log.warn("A screen could not be submitted to its network", error));
        }
    }

    private void store(StoreCheckout checkout) {
        Session session = checkout.session();
        stored(checkout)
                .onSuccess(_ -> events.accept(session.key(), new CheckoutStored(session.id())))
                .onFailure(error -> {
                    log.atError()
                            .addKeyValue("session", session.id())
                            .setCause(error)
                            .log("An item for the checkout is not stored");
                    events.accept(session.key(), new CheckoutRefused(session.id()));
                });
    }

    private Future<Void> stored(StoreCheckout checkout) {
        try {
            return context.checkouts().store(checkout);
        } catch (RuntimeException error) {
            return Future.failedFuture(error);
        }
    }

    private void begin(BeginDialogue begin) {
        Session session = begin.session();
        Network network = context.networks().apply(session.key().network());
        if (network == null || !network.canSubmit()) {
            events.accept(session.key(), new NetworkRefused(session.id(), "no way out"));
            return;
        }
        PushCharge paid = paid(session);
        if (paid == null) {
            submit(network, begin, null);
        } else {
            paid.submitting(begin)
                    .onSuccess(leaves -> {
                        if (leaves) {
                            submit(network, begin, paid);
                        } else {
                            events.accept(
                                    session.key(),
                                    new NetworkRefused(session.id(), "not submitted"));
                        }
                    });
        }
    }

    private void submit(Network network, BeginDialogue begin, @Nullable PushCharge paid) {
        Session session = begin.session();
        network.begin(session.key(), session.id().hex(), session.code(), begin.screen())
                .onFailure(error -> log.warn("The outcome of a submit is unknown", error))
                .otherwise(_ -> new SubmitOutcome.Unknown())
                .onSuccess(outcome -> submitted(session, paid, outcome));
    }

    private void submitted(Session session, @Nullable PushCharge paid, SubmitOutcome outcome) {
        if (paid != null) {
            paid.networkAnswered(outcome);
        }
        switch (outcome) {
            case SubmitOutcome.Accepted(var dialogueId) ->
                    events.accept(session.key(), new NetworkAccepted(session.id(), dialogueId));
            case SubmitOutcome.Refused(var cause) ->
                    events.accept(session.key(), new NetworkRefused(session.id(), cause));
            case SubmitOutcome.Unknown() -> log.info("The outcome of a submit is unknown");
        }
    }
}
