package io.strowger.network.simulator;

import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.bus.NetworkRequest.Kind;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.network.simulator.Behaviour.Mode;
import io.strowger.network.simulator.Handset.Dialogue;
import io.strowger.network.simulator.HandsetOutcome.Answered;
import io.strowger.network.simulator.HandsetOutcome.Refused;
import io.strowger.network.simulator.HandsetView.Shown;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do at a handset, on its way to the router. For the handsets' loop. */
final class Subscriber {

    private static final Logger log = LoggerFactory.getLogger(Subscriber.class);
    private static final String NO_ANSWER = "no answer";

    private final Handsets handsets;
    private final Loop loop;
    private final Function<NetworkRequest, Future<NetworkAnswer>> router;
    private final Supplier<String> dialogueIds;

    Subscriber(
            Handsets handsets,
            Loop loop,
            Function<NetworkRequest, Future<NetworkAnswer>> router,
            Supplier<String> dialogueIds) {
        this.handsets = handsets;
        this.loop = loop;
        this.router = router;
        this.dialogueIds = dialogueIds;
    }

    Future<HandsetOutcome> dial(SessionKey key, String text) {
        Handset handset = handsets.take(key);
        if (handset == null) {
            return refused(HandsetRefusal.TOO_MANY_HANDSETS);
        }
        if (handset.behaviour().mode() != Mode.OK) {
            return unreachable(key, handset);
        }
        Dialogue dialogue = handset.open(dialogueIds.get());
        return ask(key, handset, dialogue, Kind.DIALLED, text);
    }

    Future<HandsetOutcome> reply(SessionKey key, String text) {
        Handset handset = handsets.find(key);
        if (handset == null) {
            return refused(HandsetRefusal.NO_OPEN_SCREEN);
        }
        if (handset.behaviour().mode() != Mode.OK) {
            return unreachable(key, handset);
        }
        Dialogue dialogue = handset.answerable();
        return dialogue == null
                ? refused(HandsetRefusal.NO_OPEN_SCREEN)
                : ask(key, handset, dialogue, Kind.REPLIED, text);
    }

    /** Hangs up; done when the router has heard of it. */
    Future<Void> cancel(SessionKey key) {
        Handset handset = handsets.find(key);
        Dialogue dialogue = handset == null ? null : handset.dialogue();
        if (handset == null || dialogue == null) {
            return Future.succeededFuture();
        }
        handset.hangUp();
        return tell(key, handset, dialogue, Kind.CANCELLED, "");
    }

    private Future<HandsetOutcome> ask(
            SessionKey key, Handset handset, Dialogue dialogue, Kind kind, String text) {
        NetworkRequest request = new NetworkRequest(kind, key, dialogue.id(), dialogue.ask(), text);
        long delay = handset.behaviour().delayMillis();
        return loop.after(delay, () -> router.apply(request))
                .compose(answer -> loop.after(delay, () -> Future.succeededFuture(answer)))
                .compose(
                        answer -> answered(key, handset, dialogue, answer),
                        error -> lost(key, handset, dialogue, error));
    }

    private Future<HandsetOutcome> answered(
            SessionKey key, Handset handset, Dialogue dialogue, NetworkAnswer answer) {
        boolean none = answer.session().equals(SessionId.NONE);
        Shown shown =
                new Shown(none ? null : answer.session().hex(), answer.screen(), answer.fallback());
        if (handset.isIn(dialogue)) {
            if (handset.behaviour().mode() != Mode.OK) {
                return unreachable(key, handset);
            }
            handset.show(shown);
        }
        return Future.succeededFuture(new Answered(shown));
    }

    /** The network gives the dialogue up, and says so. */
    private Future<HandsetOutcome> lost(
            SessionKey key, Handset handset, Dialogue dialogue, Throwable error) {
        log.atWarn()
                .addKeyValue("network", key.network())
                .addKeyValue("msisdn", key.msisdn())
                .setCause(error)
                .log("The router did not answer a handset");
        if (handset.isIn(dialogue)) {
            handset.hangUp();
        }
        return tell(key, handset, dialogue, Kind.ABORTED, NO_ANSWER)
                .compose(_ -> refused(HandsetRefusal.NO_ANSWER));
    }

    private Future<HandsetOutcome> unreachable(SessionKey key, Handset handset) {
        Mode mode = handset.behaviour().mode();
        Dialogue dialogue = handset.dialogue();
        Future<Void> told = Future.succeededFuture();
        if (dialogue != null) {
            handset.hangUp();
            told = tell(key, handset, dialogue, Kind.ABORTED, mode.label());
        }
        return told.compose(_ -> refused(HandsetRefusal.of(mode)));
    }

    /** Tells of an end; whether the router takes note of it changes nothing for the handset. */
    private Future<Void> tell(
            SessionKey key, Handset handset, Dialogue dialogue, Kind kind, String text) {
        NetworkRequest request = new NetworkRequest(kind, key, dialogue.id(), dialogue.ask(), text);
        return loop.after(handset.behaviour().delayMillis(), () -> router.apply(request))
                .onFailure(error ->
                        log.warn("The router did not take the end of a handset's dialogue", error))
                .transform(_ -> Future.succeededFuture());
    }

    private static Future<HandsetOutcome> refused(HandsetRefusal refusal) {
        return Future.succeededFuture(new Refused(refusal));
    }
}
