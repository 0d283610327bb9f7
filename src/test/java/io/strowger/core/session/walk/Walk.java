package io.strowger.core.session.walk;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.RecoverablePush;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Suspended;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One random walk: subscribers, networks and applications do whatever they like, at any time. */
final class Walk {

    private static final int ENDS_AT_MOST = 20;
    private static final Destination.Refused INVALID =
            new Destination.Refused(EndReason.RECOVERY_INVALID);

    private final Chance chance;
    private final ApplicationTerms application;
    private final List<Place> places = new ArrayList<>();
    private long now = 1_700_000_000_000L;

    private Walk(long seed, Machine machine, Sights sights) {
        chance = new Chance(seed);
        application = chance.application();
        int subscribers = 1 + chance.random.nextInt(3);
        for (int i = 0; i < subscribers; i++) {
            NetworkTerms network = chance.network(i == 2 ? "other" : "demo");
            SessionKey key = new SessionKey(network.id(), new Msisdn(233_200_585_500L + i % 2));
            places.add(new Place(key, network, machine, sights));
        }
    }

    /**
     * Walks until the dice say stop, then lets time pass until nothing is left.
     *
     * @throws Broken when an invariant does not hold
     */
    static void run(long seed, Machine machine, Sights sights) {
        Walk walk = new Walk(seed, machine, sights);
        int steps = 20 + walk.chance.random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            Place place = walk.chance.pick(walk.places);
            walk.passTime(place);
            place.step(walk.event(place), walk.now);
        }
        walk.places.forEach(walk::runOut);
    }

    private void runOut(Place place) {
        for (int i = 0; i < ENDS_AT_MOST && !(place.state instanceof Absent); i++) {
            long due = place.state.dueAt();
            if (due > now) {
                now = due - 1;
                place.step(new DeadlinePassed(), now);
                now = due;
            }
            place.step(new DeadlinePassed(), now);
        }
        place.witness.rest(place.state);
    }

    private void passTime(Place place) {
        long due = place.state.dueAt();
        long until =
                switch (chance.random.nextInt(20)) {
                    case 0 -> due - 1;
                    case 1 -> due;
                    case 2 -> due + 1;
                    case 3 -> now + chance.random.nextInt(200_000);
                    case 4, 5, 6 -> now + chance.random.nextInt(5_000);
                    default -> now + chance.random.nextInt(50);
                };
        if (until > now && until != Long.MAX_VALUE && !(place.state instanceof Absent)) {
            now = until;
        }
    }

    private SessionEvent event(Place place) {
        int dice = chance.random.nextInt(100);
        if (dice < 16) {
            return dialled(place);
        }
        if (dice < 41) {
            return replied(place);
        }
        if (dice < 65) {
            return ofApplication(place);
        }
        return dice < 75 ? ofNetwork(place) : rare(place, dice);
    }

    private SessionEvent rare(Place place, int dice) {
        if (dice < 79) {
            return new Cancelled(place.key, place.network, dialogue(place));
        }
        if (dice < 82) {
            return new NetworkAborted(place.key, place.network, dialogue(place), "cause");
        }
        if (dice < 86) {
            return recoveryDialled(place);
        }
        if (dice < 92) {
            return pushRequested(place);
        }
        return dice < 99 ? new DeadlinePassed() : new ShutDown();
    }

    private Dialled dialled(Place place) {
        boolean slips = place.state instanceof Suspended && chance.oneIn(2);
        return dialled(place, slips ? INVALID : chance.destination(application));
    }

    /** The code of a session is good once; that of one that is gone leads to what was kept. */
    private RecoveryDialled recoveryDialled(Place place) {
        Dialled dial = dialled(place, INVALID);
        Story live = place.witness.live();
        boolean used = live != null && live.recovered;
        SessionId session = used || chance.oneIn(4) ? chance.id() : session(place);
        boolean gone = place.witness.of(session) == null;
        RecoverablePush kept =
                new RecoverablePush(
                        application,
                        Chance.CODE,
                        chance.screen(),
                        chance.clientState(),
                        now - chance.random.nextInt(100_000));
        return new RecoveryDialled(dial, session, gone && !chance.oneIn(4) ? kept : null);
    }

    private Dialled dialled(Place place, Destination.Direct destination) {
        String dialogue = chance.oneIn(3) ? dialogue(place) : newDialogue(place);
        return new Dialled(
                place.key,
                place.network,
                dialogue,
                chance.id(),
                chance.random.nextInt(2),
                chance.pick(Chance.DIALLED),
                destination);
    }

    private Replied replied(Place place) {
        Story live = place.witness.live();
        int highest = live == null ? 0 : live.highest;
        int sequence =
                switch (chance.random.nextInt(8)) {
                    case 0 -> 0;
                    case 1 -> highest;
                    case 2 -> 1;
                    default -> highest + 1;
                };
        String text = typed(live, sequence);
        return new Replied(place.key, place.network, dialogue(place), sequence, text);
    }

    /** Now and then the same again, or the key of the next page. */
    private String typed(Story live, int sequence) {
        if (live != null && sequence == live.highest && !chance.oneIn(3)) {
            return live.numbered;
        }
        boolean more = live != null && live.screen != null && live.screen.next() != null;
        return more && chance.oneIn(2) ? "00" : chance.typed();
    }

    private SessionEvent ofApplication(Place place) {
        if (!place.toStore.isEmpty() && chance.oneIn(3)) {
            SessionId session =
                    newestOr(place.toStore, store -> store.session().id(), session(place));
            return chance.oneIn(3) ? new CheckoutRefused(session) : new CheckoutStored(session);
        }
        if (chance.oneIn(5)) {
            return offered(place);
        }
        if (place.asked.isEmpty() || chance.oneIn(12)) {
            return new ApplicationAnswered(
                    session(place), chance.random.nextInt(4), chance.answer());
        }
        AskApplication ask = chance.oneIn(6) ? chance.pick(place.asked) : place.asked.getLast();
        SessionId session = ask.session().id();
        return chance.oneIn(8)
                ? new ApplicationFailed(session, ask.hop(), chance.failure(), chance.say("why"))
                : new ApplicationAnswered(session, ask.hop(), chance.answer());
    }

    /** Now and then an application that heard nothing sends its screen again. */
    private ScreenOffered offered(Place place) {
        ScreenOffered next =
                place.offers.isEmpty() || !chance.oneIn(3)
                        ? newOffer(place)
                        : again(place.offers.getLast());
        place.offers.add(next);
        return next;
    }

    private ScreenOffered again(ScreenOffered e) {
        return new ScreenOffered(
                chance.number(),
                e.key(),
                e.session(),
                e.account(),
                e.shortCode(),
                e.dialect(),
                e.screen(),
                e.memo());
    }

    private ScreenOffered newOffer(Place place) {
        String clientState = offeredClientState(place);
        return new ScreenOffered(
                chance.number(),
                place.key,
                chance.oneIn(2) ? SessionId.NONE : session(place),
                chance.oneIn(6) ? "another" : Chance.ACCOUNT,
                chance.oneIn(6) ? "999" : Chance.SHORT_CODE,
                chance.oneIn(4) ? chance.pick(Chance.DIALECTS) : application.dialect(),
                chance.screen(),
                _ -> clientState);
    }

    /** Mostly another; sometimes what came with the screen of now or the last one. */
    private String offeredClientState(Place place) {
        Story newest = place.witness.newest();
        return newest == null || !chance.oneIn(4) ? chance.clientState() : newest.carried;
    }

    private SessionEvent ofNetwork(Place place) {
        SessionId session = newestOr(place.submits, s -> s.session().id(), session(place));
        return switch (chance.random.nextInt(4)) {
            case 0 -> new NotDelivered(place.key, dialogue(place), chance.say("lost"));
            case 1 -> new NetworkRefused(session, chance.say("refused"));
            default ->
                    new NetworkAccepted(
                            session, chance.oneIn(2) ? session.hex() : newDialogue(place));
        };
    }

    private <T> SessionId newestOr(List<T> all, Function<T, SessionId> id, SessionId other) {
        return all.isEmpty() || chance.oneIn(6) ? other : id.apply(all.getLast());
    }

    private PushRequested pushRequested(Place place) {
        Opening opening =
                chance.oneIn(2)
                        ? new Opening.Ask(chance.say("context"))
                        : new Opening.First(chance.screen(), chance.clientState());
        return new PushRequested(
                chance.id(), place.key, place.network, application, Chance.CODE, opening);
    }

    /** Mostly the dialogue of now; sometimes an older one, or one that nobody knows. */
    private String dialogue(Place place) {
        Story live = place.witness.live();
        if (live != null && !live.dialogueId.isEmpty() && !chance.oneIn(6)) {
            return live.dialogueId;
        }
        if (live != null && chance.oneIn(3)) {
            return live.id.hex();
        }
        Story newest = place.witness.newest();
        if (newest != null && chance.oneIn(6)) {
            return newest.id.hex();
        }
        return place.dialogues.isEmpty() || chance.oneIn(4)
                ? chance.say("unknown")
                : place.dialogues.getLast();
    }

    private String newDialogue(Place place) {
        place.dialogues.add(chance.say("dialogue"));
        return place.dialogues.getLast();
    }

    /** Mostly the session of now; sometimes another one of this or another place. */
    private SessionId session(Place place) {
        Story live = place.witness.live();
        if (live != null && !chance.oneIn(5)) {
            return live.id;
        }
        Story any = chance.pick(places).witness.any(chance.random.nextInt(50));
        return any == null ? chance.id() : any.id;
    }
}
