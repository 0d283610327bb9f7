package io.strowger.session;

import io.strowger.bus.ApplicationReply;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.SessionRules;
import io.strowger.network.Network;
import io.strowger.provision.Snapshot;
import io.strowger.security.SessionIds;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;

/** What works on sessions in a router, with everything around it in the hand of a simulation. */
final class SimulatedRouter {

    private static final Snapshot SNAPSHOT = SessionsUnderTest.snapshot();
    private static final SessionMachine MACHINE = new SessionMachine(SessionRules.DEFAULTS);

    final int node;
    final SessionProcessor processor;
    final LivePushCharges charges;
    private final RouterSimulation world;

    SimulatedRouter(int node, RouterSimulation world) {
        this.node = node;
        this.world = world;
        InstantSource clock = () -> Instant.ofEpochMilli(world.now());
        this.charges = new LivePushCharges(world.pushes.of(node), clock, _ -> {}, 1_000);
        SessionContext context =
                new SessionContext(
                        MACHINE,
                        clock,
                        () -> SNAPSHOT,
                        _ -> new Submits(),
                        SessionContext.Recoveries.NONE,
                        new Records(),
                        _ -> Future.succeededFuture(),
                        new Uncounted(),
                        charges,
                        new SessionContext.Limits(1_000, 2_000, 1 << 30, 1_000));
        this.processor =
                new SessionProcessor(
                        context,
                        world.sessions.of(node),
                        new PendingRequests(),
                        new Applications(),
                        new SessionIds(world.random));
    }

    /** What a scheduler does now and then. */
    void tick() {
        processor.tick();
        charges.tryAgain();
    }

    private final class Applications implements EffectRunner.Outside {

        @Override
        public Future<ApplicationReply> ask(AskApplication ask) {
            return world.ask(node, ask);
        }

        @Override
        public void tell(TellApplication tell) {
            world.tell(tell);
        }
    }

    private final class Submits implements Network {

        @Override
        public boolean canSubmit() {
            return true;
        }

        @Override
        public Future<SubmitOutcome> show(SessionKey key, String dialogueId, Screen screen) {
            return Future.succeededFuture(new SubmitOutcome.Accepted(dialogueId));
        }

        @Override
        public Future<SubmitOutcome> begin(
                SessionKey key, String sessionId, ServiceCode code, Screen screen) {
            return world.submit(node, key, sessionId);
        }
    }

    private final class Records implements SessionContext.Records {

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void write(SessionRecord record) {
            world.record(record);
        }
    }

    private static final class Uncounted implements SessionContext.SessionMeters {

        @Override
        public void began(String network, String application, Origin origin) {}

        @Override
        public void ended(SessionRecord record) {}

        @Override
        public void lateAnswer() {}
    }
}
