package io.strowger.core.session.walk;

import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.Transition;
import java.util.ArrayList;
import java.util.List;

/** One subscriber on one network, driven as the shard drives him: load, decide, save, act. */
final class Place {

    final SessionKey key;
    final NetworkTerms network;
    final List<AskApplication> asked = new ArrayList<>();
    final List<StoreCheckout> toStore = new ArrayList<>();
    final List<BeginDialogue> submits = new ArrayList<>();
    final List<ScreenOffered> offers = new ArrayList<>();
    final List<String> dialogues = new ArrayList<>();
    final Witness witness;
    SessionState state = Absent.INSTANCE;

    private final Machine machine;
    private final List<Leg> legs = new ArrayList<>();

    Place(SessionKey key, NetworkTerms network, Machine machine, Sights sights) {
        this.key = key;
        this.network = network;
        this.machine = machine;
        this.witness = new Witness(network, legs, sights);
    }

    void step(SessionEvent event, long now) {
        SessionState before = state;
        Transition transition = machine.on(before, event, now);
        if (event instanceof FromNetwork request) {
            legs.add(Leg.of(request, transition.next()));
        }
        state = transition.next();
        try {
            witness.begin(before, event, now);
            for (Effect effect : transition.effects()) {
                witness.sees(effect);
                act(effect);
            }
            witness.end(state);
        } catch (Broken broken) {
            throw broken.at(event + " in " + before + " → " + transition);
        }
    }

    private void act(Effect effect) {
        switch (effect) {
            case AskApplication ask -> asked.add(ask);
            case StoreCheckout checkout -> toStore.add(checkout);
            case BeginDialogue submit -> submits.add(submit);
            case ShowScreen show ->
                    legs.removeIf(leg -> leg.isFor(show.dialogueId(), show.session()));
            case CloseLeg close ->
                    legs.removeIf(leg -> leg.isFor(close.dialogueId(), close.session()));
            case Effect.TellApplication _,
                    Effect.AnswerPush _,
                    Effect.SettleShownPush _,
                    Effect.AnswerOffer _,
                    Effect.WriteRecord _,
                    Effect.CountLateAnswer _ -> {}
        }
    }
}
