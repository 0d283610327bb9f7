package io.strowger.core.push;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent.PushAbandoned;
import io.strowger.core.push.PushEvent.PushAsked;
import io.strowger.core.push.PushEvent.SubmitPrepared;
import io.strowger.core.push.PushEvent.SubscriberReplied;
import io.strowger.core.push.PushEvent.TimePassed;
import io.strowger.core.push.SubmitEvent.NetworkAnswered;
import io.strowger.core.push.SubmitEvent.NoteRefused;
import io.strowger.core.push.SubmitEvent.SessionAnswered;
import io.strowger.core.push.SubmitEvent.SubmitDue;
import io.strowger.core.push.SubmitEvent.SubmitNoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One push from its hold to its end: a process that submits it and may die between any two steps, a
 * store that takes its time, fails, and fails after it has written, a network that answers, refuses
 * or is silent, a subscriber who may reply.
 */
final class PushWalk {

    /** The machines under test. */
    record Rules(Money money, Submits submits) {

        static final Rules RIGHT = new Rules(PushMachine::on, SubmitMachine::on);

        interface Money {
            Decision<PushState, PushEffect> on(PushState state, PushEvent event, long now);
        }

        interface Submits {
            Decision<SubmitState, SubmitEffect> on(SubmitState state, SubmitEvent event, long now);
        }
    }

    private static final int STEPS = 60;
    private static final long SUBMIT_WITHIN = 20;
    private static final SessionKey SUBSCRIBER = new SessionKey("demo", Msisdn.of("233200585542"));
    private static final SubmitPrepared PREPARED =
            new SubmitPrepared(Screen.expectingReply("1 Pay"), "");

    private final Rules rules;
    private final Random random;
    private final PushLedger books;
    private final Set<Class<?>> sights;

    /** What is on its way to the store; gone when the process dies. */
    private final List<PushEvent> writes = new ArrayList<>();

    private PushState row = new PushState.Asked();
    private @Nullable SubmitState submit = new SubmitState.Waiting();
    private long now = 1_000;
    private long submitBy;
    private boolean sessionAnswered;
    private @Nullable SubmitOutcome said;

    private PushWalk(Rules rules, long seed, Set<Class<?>> sights) {
        this.rules = rules;
        this.random = new Random(seed);
        this.books = new PushLedger();
        this.sights = sights;
    }

    /**
     * Walks until everything is over.
     *
     * @return the states and events that were seen
     * @throws BrokenPush when an invariant does not hold
     */
    static Set<Class<?>> run(Rules rules, long seed) {
        PushWalk walk = new PushWalk(rules, seed, new HashSet<>());
        walk.write(new PushAsked());
        for (int i = 0; i < STEPS; i++) {
            walk.step();
        }
        walk.runOut();
        return walk.sights;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private void step() {
        now += random.nextInt(3);
        switch (random.nextInt(12)) {
            case 0, 1 -> screenIsThere();
            case 2, 3, 4 -> store();
            case 5, 6 -> networkAnswers();
            case 7 -> sessionAnswers();
            case 8 -> subscriberReplies();
            case 9 -> rare();
            case 10 -> write(new TimePassed(now - 200, now - 400));
            default -> now += random.nextInt(40);
        }
    }

    private void rare() {
        if (oneIn(3)) {
            submit = null; // the process dies
            writes.clear();
        } else if (oneIn(3)) {
            write(new PushAbandoned()); // whoever asked hears nothing any more
        }
    }

    private void screenIsThere() {
        if (submit instanceof SubmitState.Waiting) {
            submitBy = now + SUBMIT_WITHIN;
        }
        happened(new SubmitDue(submitBy));
    }

    /** One write is done, or fails, or fails after it was done; what must not get lost is kept. */
    private void store() {
        if (writes.isEmpty()) {
            return;
        }
        PushEvent event = writes.remove(random.nextInt(writes.size()));
        boolean reached = !oneIn(5);
        boolean changed = reached && write(event);
        boolean known = reached && !oneIn(5);
        if (event instanceof SubmitPrepared) {
            happened(known && changed ? new SubmitNoted() : new NoteRefused());
        } else if (!known) {
            writes.add(event);
        }
    }

    /** The truth, or that nobody knows; what a network has said it says again. */
    private void networkAnswers() {
        if (books.submits == 0) {
            return;
        }
        SubmitOutcome truth =
                books.networkHas
                        ? new SubmitOutcome.Accepted("d1")
                        : new SubmitOutcome.Refused("absent");
        SubmitOutcome answer = oneIn(4) ? new SubmitOutcome.Unknown() : truth;
        if (said == null) {
            said = answer;
            happened(new NetworkAnswered(answer));
        }
    }

    /** Once; after an unknown one an accepted one may follow. */
    private void sessionAnswers() {
        if (submit == null) {
            return;
        }
        boolean due = !(submit instanceof SubmitState.Waiting) || oneIn(3);
        SubmitOutcome knows =
                said == null || oneIn(6)
                        ? due ? new SubmitOutcome.Unknown() : new SubmitOutcome.Refused("failed")
                        : said;
        boolean follows = sessionAnswered && knows instanceof SubmitOutcome.Accepted;
        if (!sessionAnswered || follows) {
            sessionAnswered = true;
            happened(new SessionAnswered(knows));
            books.tells(SubmitMachine.outcome(submit));
        }
    }

    /** Who was shown it may answer: where a session lives it takes that for an acceptance. */
    private void subscriberReplies() {
        if (!books.networkHas) {
            return;
        }
        if (submit != null) {
            sessionAnswered = true;
            happened(new SessionAnswered(new SubmitOutcome.Accepted("d1")));
        } else {
            write(new SubscriberReplied(SUBSCRIBER));
            books.shown |= row instanceof PushState.Committed;
            BrokenPush.unless(
                    row instanceof PushState.Committed || row instanceof PushState.Flagged,
                    2,
                    "a subscriber replied, and nobody pays");
        }
    }

    private void happened(SubmitEvent event) {
        if (submit == null) {
            return;
        }
        sights.add(event.getClass());
        sights.add(submit.getClass());
        Decision<SubmitState, SubmitEffect> decision = rules.submits.on(submit, event, now);
        submit = decision.next();
        decision.effects().forEach(this::act);
    }

    private void act(SubmitEffect effect) {
        sights.add(effect.getClass());
        switch (effect) {
            case SubmitEffect.NoteSubmit() -> writes.add(PREPARED);
            case SubmitEffect.Submit() -> books.submit(row, now < submitBy, !oneIn(3));
            case SubmitEffect.DropSubmit() -> {}
            case SubmitEffect.Settle(var outcome) -> {
                writes.add(PushEvent.of(outcome));
                books.settles(outcome);
            }
        }
    }

    private boolean write(PushEvent event) {
        sights.add(event.getClass());
        sights.add(row.getClass());
        Decision<PushState, PushEffect> decision = rules.money.on(row, event, now);
        boolean changed = !decision.stays(row);
        row = decision.next();
        decision.effects().forEach(effect -> sights.add(effect.getClass()));
        books.write(row, decision.effects());
        return changed;
    }

    /** The process lives on, or dies with what it has not written; then time passes. */
    private void runOut() {
        boolean lives = submit != null && !oneIn(4);
        if (lives) {
            for (int i = 0; i < STEPS && !writes.isEmpty(); i++) {
                store();
            }
            lives = writes.isEmpty();
        }
        for (int i = 0; i < 3; i++) {
            now += 1_000;
            write(new TimePassed(now - 1, now - 1));
        }
        sights.add(row.getClass());
        books.rest(row, lives);
    }
}
