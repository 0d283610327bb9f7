package io.strowger.network.simulator;

import io.strowger.bus.Endpoints;
import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.bus.RecordCodec;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A simulator on a real bus, with a session verticle that answers what a test wants. */
final class SimulatorFixture {

    static final SessionKey KEY = new SessionKey("demo", new Msisdn(233200585542L));
    static final SessionId SESSION = new SessionId(7, 1);
    static final Instant NOW = Instant.parse("2026-07-30T12:00:00Z");
    static final long SUBMIT_WITHIN_MILLIS = 50;

    final List<NetworkRequest> heard = new CopyOnWriteArrayList<>();
    final List<NotDelivered> notDelivered = new CopyOnWriteArrayList<>();
    final SimulatorNetwork network;
    private volatile Function<NetworkRequest, Future<NetworkAnswer>> room =
            request -> answer(Screen.expectingReply("menu " + request.sequence()));

    SimulatorFixture(Vertx vertx, int handsets) {
        RecordCodec.register(vertx.eventBus());
        Endpoints endpoints = new Endpoints(1);
        endpoints.sessionOf(KEY).serve(vertx.eventBus(), this::hear);
        SimulatorNetwork.Terms terms =
                new SimulatorNetwork.Terms(
                        handsets, SUBMIT_WITHIN_MILLIS, SessionKey::network, notDelivered::add);
        SimulatorVerticle verticle = new SimulatorVerticle(endpoints, () -> NOW, terms);
        vertx.deployVerticle(verticle).await();
        network = verticle.network();
    }

    private Future<NetworkAnswer> hear(NetworkRequest request) {
        heard.add(request);
        return switch (request.kind()) {
            case DIALLED, REPLIED -> room.apply(request);
            case CANCELLED, ABORTED -> answer(Screen.CLOSED);
        };
    }

    static Future<NetworkAnswer> answer(Screen screen) {
        return Future.succeededFuture(new NetworkAnswer(SESSION, screen, false, "", 0));
    }

    /** From now on dials and replies are answered by this. */
    void room(Function<NetworkRequest, Future<NetworkAnswer>> newRoom) {
        room = newRoom;
    }

    void room(Screen screen) {
        room = _ -> answer(screen);
    }

    NetworkRequest lastHeard() {
        return heard.getLast();
    }

    void behave(Behaviour.Mode mode) {
        network.behave(KEY, new Behaviour(mode, 0)).await();
    }

    HandsetView view() {
        return network.look(KEY).await();
    }
}
