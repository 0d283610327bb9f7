package io.strowger.network.simulator;

import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.push.SubmitOutcome.Accepted;
import io.strowger.core.push.SubmitOutcome.Refused;
import io.strowger.core.push.SubmitOutcome.Unknown;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.network.Network;
import io.strowger.network.ShortMessages;
import io.strowger.network.simulator.Behaviour.Mode;
import io.strowger.network.simulator.Handset.Dialogue;
import io.strowger.network.simulator.HandsetView.Shown;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All simulator networks: handsets in memory, on one event loop. Every method may be called from
 * any context, and answers on it.
 */
public final class SimulatorNetwork implements Network, ShortMessages {

    private static final Refused NO_DIALOGUE = new Refused("no such dialogue");
    private static final Refused IN_DIALOGUE = new Refused("busy");
    private static final Refused TOO_MANY = new Refused("too many handsets");

    private final Loop loop;
    private final Handsets handsets;
    private final Subscriber subscriber;
    private final InstantSource clock;
    private final Terms terms;
    private final Supplier<String> ids;

    /**
     * How the networks deal with submits.
     *
     * @param handsets how many handsets are remembered
     * @param submitWithinMillis after which a submit without an answer is unknown
     * @param sender whom the inbox names as the sender of a USSD text
     * @param notDelivered told of submits that were taken and not delivered, on the handsets' loop
     */
    public record Terms(
            int handsets,
            long submitWithinMillis,
            Function<SessionKey, String> sender,
            Consumer<NotDelivered> notDelivered) {

        /** 100,000 handsets, 10 s, and texts that come from the network. */
        public static Terms defaults(Consumer<NotDelivered> notDelivered) {
            return new Terms(100_000, 10_000, SessionKey::network, notDelivered);
        }

        /** The same, and one more is told of what was not delivered. */
        Terms telling(Consumer<NotDelivered> another) {
            return new Terms(handsets, submitWithinMillis, sender, notDelivered.andThen(another));
        }
    }

    SimulatorNetwork(
            Loop loop,
            Function<NetworkRequest, Future<NetworkAnswer>> router,
            InstantSource clock,
            Terms terms,
            Supplier<String> ids) {
        this.loop = loop;
        this.handsets = new Handsets(terms.handsets);
        this.subscriber = new Subscriber(handsets, loop, router, ids);
        this.clock = clock;
        this.terms = terms;
        this.ids = ids;
    }

    @Override
    public boolean canSubmit() {
        return true;
    }

    @Override
    public Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen) {
        return loop.call(() -> {
            Handset handset = handsets.find(key);
            return handset == null || handset.dialogue(dialogueId) == null
                    ? Future.succeededFuture(NO_DIALOGUE)
                    : submit(
                            new Submit(key, dialogueId, terms.notDelivered),
                            handset,
                            () -> shown(key, dialogueId, screen));
        });
    }

    private SubmitOutcome shown(SessionKey key, String dialogueId, Screen screen) {
        Handset handset = handsets.find(key);
        if (handset == null || handset.dialogue(dialogueId) == null) {
            return NO_DIALOGUE;
        }
        handset.show(screen);
        receive(handset, Message.Kind.USSD, terms.sender.apply(key), screen.text());
        return new Accepted(dialogueId);
    }

    @Override
    public Future<SubmitOutcome> begin(
            SessionKey key, String sessionId, ServiceCode code, Screen screen) {
        return submit(
                new Submit(key, sessionId, terms.notDelivered),
                handset -> begun(key, handset, sessionId, screen));
    }

    private SubmitOutcome begun(SessionKey key, Handset handset, String sessionId, Screen screen) {
        if (handset.dialogue() != null) {
            return IN_DIALOGUE;
        }
        Dialogue dialogue = handset.open(sessionId);
        handset.show(new Shown(sessionId, screen));
        receive(handset, Message.Kind.USSD, terms.sender.apply(key), screen.text());
        return new Accepted(dialogue.id());
    }

    /** Brings a short message to a handset's inbox; accepted with an id of the network's own. */
    @Override
    public Future<SubmitOutcome> send(
            SessionKey key, ShortMessage message, Consumer<Receipt> receipts) {
        String id = ids.get();
        return submit(
                new Submit(key, id, report -> receipts.accept(receipt(report))),
                handset -> {
                    receive(handset, Message.Kind.SMS, message.from(), message.text());
                    receipts.accept(Receipt.DELIVERED);
                    return new Accepted(id);
                });
    }

    /** The network of who is absent tries for a while, as real ones do. */
    private static Receipt receipt(NotDelivered report) {
        return report.cause().equals(Mode.ABSENT.label()) ? Receipt.EXPIRED : Receipt.UNDELIVERABLE;
    }

    private void receive(Handset handset, Message.Kind kind, String from, String text) {
        handset.receive(new Message(kind, from, text, clock.millis()));
    }

    /**
     * Something on its way to a handset.
     *
     * @param id of the dialogue or the message
     * @param notDelivered told when it was taken and did not arrive
     */
    private record Submit(SessionKey key, String id, Consumer<NotDelivered> notDelivered) {}

    private Future<SubmitOutcome> submit(Submit submit, Function<Handset, SubmitOutcome> deliver) {
        return loop.call(() -> {
            Handset handset = handsets.take(submit.key);
            return handset == null
                    ? Future.succeededFuture(TOO_MANY)
                    : submit(submit, handset, () -> deliver.apply(handset));
        });
    }

    private Future<SubmitOutcome> submit(
            Submit submit, Handset handset, Supplier<SubmitOutcome> deliver) {
        Behaviour behaviour = handset.behaviour();
        long delay = behaviour.delayMillis();
        return switch (behaviour.mode()) {
            case OK -> loop.after(delay, () -> Future.succeededFuture(deliver.get()));
            case REJECT -> loop.after(delay, () -> done(new Refused(behaviour.mode().label())));
            case SILENT -> loop.after(terms.submitWithinMillis, () -> done(new Unknown()));
            case BUSY, ABSENT -> loop.after(delay, () -> undelivered(submit, handset, behaviour));
        };
    }

    private static Future<SubmitOutcome> done(SubmitOutcome outcome) {
        return Future.succeededFuture(outcome);
    }

    /** Accepted first; the report follows on a later turn of the loop. */
    private Future<SubmitOutcome> undelivered(Submit submit, Handset handset, Behaviour behaviour) {
        if (handset.dialogue(submit.id) != null) {
            handset.hangUp();
        }
        NotDelivered report = new NotDelivered(submit.key, submit.id, behaviour.mode().label());
        loop.after(
                Math.max(1, behaviour.delayMillis()),
                () -> {
                    submit.notDelivered.accept(report);
                    return Future.succeededFuture();
                });
        return done(new Accepted(submit.id));
    }

    Future<HandsetOutcome> dial(SessionKey key, String text) {
        return loop.call(() -> subscriber.dial(key, text));
    }

    Future<HandsetOutcome> reply(SessionKey key, String text) {
        return loop.call(() -> subscriber.reply(key, text));
    }

    Future<Void> cancel(SessionKey key) {
        return loop.call(() -> subscriber.cancel(key));
    }

    Future<HandsetView> look(SessionKey key) {
        return loop.call(() -> {
            Handset handset = handsets.find(key);
            return Future.succeededFuture(handset == null ? HandsetView.EMPTY : handset.view());
        });
    }

    /** False when there is no room for one more handset. */
    Future<Boolean> behave(SessionKey key, Behaviour behaviour) {
        return loop.call(() -> {
            Handset handset = handsets.take(key);
            if (handset != null) {
                handset.behave(behaviour);
            }
            return Future.succeededFuture(handset != null);
        });
    }
}
