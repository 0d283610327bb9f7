package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Live;
import java.util.List;
import java.util.Objects;

/** Watches one place from outside, step by step, and says which invariant breaks. */
final class Witness {

    private final List<Leg> legs;
    private final Sights sights;
    private final Chronicle chronicle;
    private final EffectRules effectRules;

    private Step step;

    Witness(NetworkTerms network, List<Leg> legs, Sights sights) {
        this.legs = legs;
        this.sights = sights;
        this.chronicle = new Chronicle(network);
        this.effectRules = new EffectRules(chronicle, legs);
    }

    void begin(SessionState before, SessionEvent event, long now) {
        step = new Step(before, event, now, chronicle.live(), chronicle.remembered(now));
        Turns.take(step);
        sights.events.add(event.getClass());
        sights.steps++;
    }

    void sees(Effect effect) {
        sights.effects.add(effect.getClass());
        if (effect instanceof Effect.AnswerOffer answer) {
            sights.offerOutcomes.add(answer.outcome().getClass());
        }
        step.effects.add(effect);
        effectRules.check(step, effect);
    }

    void end(SessionState next) {
        sights.states.add(next.getClass());
        chronicle.settle(step);
        step.records.forEach(record -> sights.reasons.add(record.reason()));
        StepRules.check(step, next);
        ProofRules.check(step, next);
        standing(next);
    }

    private void standing(SessionState next) {
        Story live = chronicle.live();
        unless(chronicle.liveCount() <= 1, 9, "two live sessions of one subscriber");
        unless((next instanceof Live) == (live != null), 9, "state and sessions differ");
        if (next instanceof Live state && live != null) {
            unless(state.session().id().equals(live.id), 9, "another session stands here");
            unless(state.dueAt() == live.due, 15, "another deadline than it should have");
            unless(
                    state.tally().hops() == live.hops
                            && state.tally().bytesIn() == live.bytesIn
                            && state.tally().bytesOut() == live.bytesOut,
                    14,
                    "the tally differs");
        }
        for (Leg leg : legs) {
            unless(
                    live != null
                            && leg.isFor(live.dialogueId, live.id)
                            && (live.phase == Story.Phase.ASKED
                                    || live.phase == Story.Phase.STORING),
                    16,
                    "a subscriber waits and nobody will answer him");
        }
    }

    /** At the end of a walk nothing is left. */
    void rest(SessionState state) {
        unless(state instanceof SessionState.Absent, 15, "something stands here at the end");
        unless(legs.isEmpty(), 16, "a subscriber still waits at the end");
        chronicle.all().forEach(Witness::rest);
    }

    private static void rest(Story story) {
        unless(!story.live(), 15, "a session never ended");
        unless(!story.push || story.outcome != null, 2, "a push was never answered");
    }

    Story live() {
        return chronicle.live();
    }

    Story of(SessionId id) {
        return chronicle.of(id);
    }

    Story newest() {
        List<Story> all = chronicle.all();
        return all.isEmpty() ? null : all.getLast();
    }

    Story any(int index) {
        List<Story> all = chronicle.all();
        return all.isEmpty() ? null : Objects.requireNonNull(all.get(index % all.size()));
    }
}
