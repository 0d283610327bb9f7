package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bus.ApplicationReply;
import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.PushState;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Two routers over one store in one thread, from one seed: subscribers, applications and networks
 * do as they like, answers get lost, requests come twice, and routers die between any two steps.
 */
final class RouterSimulation {

    private static final int STEPS = 600;
    private static final int SUBSCRIBERS = 4;
    private static final long SETTLE_WITHIN = 60_000;
    private static final long UNKNOWN_WITHIN = 600_000;

    /** What is planted; nothing by default. */
    enum Bug {
        NONE,
        SAVES_WITHOUT_COMPARING,
        SUBMITS_WITHOUT_NOTING
    }

    /** What was seen, over many runs. */
    static final class Sights {
        int kills;
        int dialogues;
        int repeats;
        int pushesAccepted;
        int pushesFlagged;
        int unrecorded;
        int overtaken;
        final List<String> trace = new ArrayList<>();
    }

    /** A request of a subscriber's network that has no answer yet. */
    private record Open(int node, NetworkRequest request, long since) {}

    final Random random;
    final SharedSessions sessions;
    final SharedPushes pushes;
    private final StepQueue queue;
    private final Sights sights;
    private final List<SimulatedRouter> routers = new ArrayList<>();
    private final Set<Open> open = new LinkedHashSet<>();
    private final Map<SessionId, Integer> records = new HashMap<>();
    private final Map<SessionId, Integer> hops = new HashMap<>();
    private final Set<SessionId> told = new HashSet<>();
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> accepted = new HashSet<>();
    private final Map<SessionId, PushOutcome> answers = new HashMap<>();
    private long now = 1_700_000_000_000L;
    private int lastNode;
    private int dialogues;
    private boolean closing;

    private RouterSimulation(long seed, Bug bug, Sights sights) {
        this.random = new Random(seed);
        this.sights = sights;
        this.queue = new StepQueue(random);
        this.sessions = new SharedSessions(queue, bug != Bug.SAVES_WITHOUT_COMPARING);
        this.pushes =
                new SharedPushes(
                        queue,
                        this::now,
                        () -> !closing && oneIn(20),
                        bug != Bug.SUBMITS_WITHOUT_NOTING);
        routers.add(new SimulatedRouter(++lastNode, this));
        routers.add(new SimulatedRouter(++lastNode, this));
    }

    /**
     * Runs until everything is over.
     *
     * @throws AssertionError when an invariant does not hold
     */
    static void run(long seed, Bug bug, Sights sights) {
        RouterSimulation world = new RouterSimulation(seed, bug, sights);
        for (int i = 0; i < STEPS; i++) {
            world.step();
        }
        world.runOut();
        world.rest();
    }

    long now() {
        return now;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private SimulatedRouter anyRouter() {
        return routers.get(random.nextInt(routers.size()));
    }

    private void step() {
        switch (random.nextInt(60)) {
            case 0, 1 -> dial();
            case 2, 3 -> push();
            case 4, 5 -> anyRouter().tick();
            case 6 -> now += random.nextInt(20_000);
            case 7 -> killOrStart();
            case 8 -> pushes.sweep(SETTLE_WITHIN, UNKNOWN_WITHIN);
            default -> {
                now += random.nextInt(20);
                queue.take();
            }
        }
    }

    /** One of two at least is left; what was open at the other comes to it. */
    private void killOrStart() {
        if (routers.size() == 1) {
            routers.add(new SimulatedRouter(++lastNode, this));
        } else if (oneIn(2)) {
            SimulatedRouter victim = routers.remove(random.nextInt(2));
            queue.kill(victim.node);
            sights.kills++;
            for (Open one : List.copyOf(open)) {
                if (one.node == victim.node) {
                    open.remove(one);
                    sights.repeats++;
                    send(one.request);
                }
            }
        }
    }

    private SessionKey anyone() {
        return SessionsUnderTest.subscriber(random.nextInt(SUBSCRIBERS));
    }

    private void dial() {
        sights.dialogues++;
        send(
                new NetworkRequest(
                        NetworkRequest.Kind.DIALLED, anyone(), "d" + ++dialogues, 1, "*713#"));
    }

    /** To any router; sometimes twice. */
    private void send(NetworkRequest request) {
        Open one = new Open(anyRouter().node, request, sessions.saves());
        open.add(one);
        deliver(one);
        if (oneIn(10)) {
            deliver(one);
        }
    }

    private void deliver(Open one) {
        SimulatedRouter router =
                routers.stream().filter(each -> each.node == one.node).findFirst().orElseThrow();
        queue.add(
                one.node,
                () ->
                        router.processor
                                .on(one.request)
                                .onComplete((answer, _) ->
                                        queue.add(StepQueue.WORLD, () -> answered(one, answer))));
    }

    private void answered(Open one, NetworkAnswer answer) {
        sights.trace.add(one.request.dialogueId() + " " + (answer == null ? "" : answer.screen()));
        boolean first = open.remove(one);
        assertThat(answer).as("invariant 16: a text for %s", one.request.dialogueId()).isNotNull();
        if (first && answer.screen().expectsReply() && !closing && !oneIn(5)) {
            NetworkRequest asked = one.request;
            send(
                    new NetworkRequest(
                            oneIn(8) ? NetworkRequest.Kind.CANCELLED : NetworkRequest.Kind.REPLIED,
                            asked.key(),
                            asked.dialogueId(),
                            asked.sequence() + 1,
                            "1"));
        }
    }

    Future<ApplicationReply> ask(int node, AskApplication ask) {
        SessionId session = ask.session().id();
        assertThat(hops.merge(session, 1, Integer::sum))
                .as("invariant 12: the hops of %s", session)
                .isLessThanOrEqualTo(ask.hop());
        Promise<ApplicationReply> reply = Promise.promise();
        if (!oneIn(15)) { // else it is never heard of again
            Answer answer =
                    new Answer.Show(
                            oneIn(3) ? SessionsUnderTest.BYE : SessionsUnderTest.MENU,
                            "m" + ask.hop());
            ApplicationReply answers =
                    new ApplicationReply(new ApplicationReply.Outcome.Answered(answer), 1, false);
            queue.add(StepQueue.WORLD, () -> queue.add(node, () -> reply.complete(answers)));
        }
        return reply.future();
    }

    void tell(TellApplication tell) {
        assertThat(told.add(tell.session().id())).as("invariant 14: one notice").isTrue();
    }

    void record(SessionRecord record) {
        sights.trace.add(record.id() + " " + record.reason());
        assertThat(records.merge(record.id(), 1, Integer::sum))
                .as("invariant 14: one record of %s", record.id())
                .isEqualTo(1);
    }

    private void push() {
        SessionKey subscriber = anyone();
        SessionId id = SessionId.timeOrdered(now, random.nextLong(), random.nextLong());
        SimulatedRouter router = anyRouter();
        pushes.ask(id, subscriber);
        PushRequested request =
                new PushRequested(
                        id,
                        subscriber,
                        SessionsUnderTest.terms(subscriber.network()),
                        SessionsUnderTest.BANK,
                        SessionsUnderTest.CODE,
                        oneIn(2)
                                ? new Opening.Ask("order")
                                : new Opening.First(SessionsUnderTest.MENU, "m0"),
                        true);
        queue.add(
                router.node,
                () ->
                        router.processor
                                .push(request)
                                .onSuccess(answer -> pushed(id, answer.outcome())));
    }

    private void pushed(SessionId id, PushOutcome outcome) {
        assertThat(answers.put(id, outcome)).as("invariant 6: one answer to a push").isNull();
        if (outcome == PushOutcome.NotBegun.NOT_ADMITTED) {
            pushes.write(id, new PushEvent.PushAbandoned());
        }
    }

    /** Taken or not; the answer may get lost, and who was shown the screen may answer. */
    Future<SubmitOutcome> submit(int node, SessionKey subscriber, String session) {
        Promise<SubmitOutcome> answer = Promise.promise();
        queue.add(
                StepQueue.WORLD,
                () -> {
                    assertThat(submitted.add(session)).as("invariant 5: one submit").isTrue();
                    boolean taken = !oneIn(4);
                    if (taken) {
                        accepted.add(session);
                        queue.add(StepQueue.WORLD, () -> shown(subscriber, session));
                    }
                    if (!oneIn(5)) {
                        SubmitOutcome said =
                                taken
                                        ? new SubmitOutcome.Accepted(session)
                                        : new SubmitOutcome.Refused("absent");
                        queue.add(node, () -> answer.complete(said));
                    }
                });
        return answer.future();
    }

    private void shown(SessionKey subscriber, String session) {
        if (!oneIn(3)) {
            send(new NetworkRequest(NetworkRequest.Kind.REPLIED, subscriber, session, 1, "1"));
        }
    }

    /** Nothing new comes; time passes until nothing is left. */
    private void runOut() {
        closing = true;
        for (int round = 0; round < 60; round++) {
            routers.forEach(SimulatedRouter::tick);
            while (queue.take()) {
                now++;
            }
            now += 10_000;
        }
        now += UNKNOWN_WITHIN;
        pushes.sweep(SETTLE_WITHIN, UNKNOWN_WITHIN);
        pushes.sweep(SETTLE_WITHIN, UNKNOWN_WITHIN);
    }

    private void rest() {
        assertThat(sessions.isEmpty()).as("invariant 15: every session ended").isTrue();
        open.forEach(this::overtaken);
        sessions.enders.forEach(this::recorded);
        pushes.addsUp();
        pushes.rows.forEach(this::settled);
    }

    /** Whoever waits at one router is not yet told of what another has saved. */
    private void overtaken(Open one) {
        sights.overtaken++;
        assertThat(sessions.isOvertaken(one.node, one.request.key(), one.since))
                .as("invariant 16: %s is answered", one)
                .isTrue();
    }

    /** Once; only who died between the save and the record has not written it. */
    private void recorded(SessionId session, int ender) {
        int written = records.getOrDefault(session, 0);
        boolean died = !queue.isAlive(ender);
        sights.unrecorded += written == 0 ? 1 : 0;
        assertThat(written == 1 || (written == 0 && died))
                .as("invariant 14: %d records of %s", written, session)
                .isTrue();
    }

    private void settled(SessionId session, PushState row) {
        boolean has = accepted.contains(session.hex());
        boolean committed = row instanceof PushState.Committed;
        boolean flagged = row instanceof PushState.Flagged;
        sights.pushesAccepted += committed ? 1 : 0;
        sights.pushesFlagged += flagged ? 1 : 0;
        assertThat(!committed || has).as("invariant 2: a debit without a push").isTrue();
        assertThat(!has || committed || flagged).as("invariant 2: a push for nothing").isTrue();
        if (answers.get(session) instanceof SubmitOutcome.Refused) {
            assertThat(has).as("invariant 4: refused, and sent").isFalse();
        }
    }
}
