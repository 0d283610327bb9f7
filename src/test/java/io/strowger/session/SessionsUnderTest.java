package io.strowger.session;

import static io.strowger.store.Futures.await;

import io.strowger.bus.Ack;
import io.strowger.bus.ApplicationReply;
import io.strowger.bus.ApplicationReply.Outcome;
import io.strowger.bus.BusClient;
import io.strowger.bus.Endpoint;
import io.strowger.bus.Endpoints;
import io.strowger.bus.NetworkAnswer;
import io.strowger.bus.NetworkRequest;
import io.strowger.bus.RecordCodec;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Opening;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.SessionRules;
import io.strowger.dialect.DialectOptions;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.PriceList;
import io.strowger.provision.Snapshot;
import io.strowger.store.SessionStore;
import io.strowger.store.memory.MemorySessionStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Session verticles on a bus of their own; the clock and all neighbours are in the test's hand. */
final class SessionsUnderTest implements AutoCloseable {

    static final ApplicationTerms BANK =
            new ApplicationTerms(
                    "bank", "acme", "oneapi", 5_000, 60_000, 180_000, 0, Texts.DEFAULTS);
    static final ApplicationTerms RECOVERED =
            new ApplicationTerms(
                    "bank", "acme", "oneapi", 5_000, 60_000, 180_000, 600_000, Texts.DEFAULTS);
    static final ServiceCode CODE = ServiceCode.parse("*713#");
    static final Screen MENU = Screen.expectingReply("1 Balance");
    static final Screen BYE = Screen.last("Bye");

    /** Pushes whose network has not answered yet. */
    static final int MOST_WAITING = 40;

    private static final int LOOPS = 2;
    private static final long PATIENCE_MILLIS = 60_000;

    /** A question to the application, which the test answers. */
    record Asked(AskApplication ask, Promise<ApplicationReply> reply) {

        void answers(Answer answer) {
            reply.complete(new ApplicationReply(new Outcome.Answered(answer), 1, false));
        }
    }

    final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    final NetworkByHand network = new NetworkByHand();
    final FragileStore.Faults faults = new FragileStore.Faults();
    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<TellApplication> told = new LinkedBlockingQueue<>();
    final BlockingQueue<SessionRecord> records = new LinkedBlockingQueue<>();
    final AtomicInteger lateAnswers = new AtomicInteger();
    private final AtomicLong pushes = new AtomicLong();
    volatile boolean hasRoom = true;
    volatile SessionContext.Recoveries recoveries = SessionContext.Recoveries.NONE;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final Endpoints endpoints = new Endpoints(LOOPS);
    private final List<SessionVerticle> verticles = new ArrayList<>();
    private final Context context = vertx.getOrCreateContext();
    private final PushCharges paid;
    private final BusClient caller;

    SessionsUnderTest() {
        this(_ -> PushCharges.NONE);
    }

    /** With purses, which are made for the clock of the test. */
    SessionsUnderTest(Function<InstantSource, PushCharges> purses) {
        this.paid = purses.apply(() -> Instant.ofEpochMilli(clock.get()));
        RecordCodec.register(vertx.eventBus());
        SessionContext shared = shared();
        List<SessionStore> stores = MemorySessionStore.shared(LOOPS, clock.get());
        PendingRequests waiting = new PendingRequests();
        for (int loop = 0; loop < LOOPS; loop++) {
            SessionVerticle verticle =
                    new SessionVerticle(
                            loop, shared, new FragileStore(stores.get(loop), faults), waiting);
            verticles.add(verticle);
            await(vertx.deployVerticle(verticle));
        }
        caller = on(() -> Future.succeededFuture(new BusClient(vertx))).await();
        await(on(this::serve));
    }

    private Future<?> serve() {
        List<Future<?>> served = new ArrayList<>();
        for (int loop = 0; loop < LOOPS; loop++) {
            served.add(Endpoints.ask(loop).serve(vertx.eventBus(), this::ask).completion());
            served.add(Endpoints.tell(loop).serve(vertx.eventBus(), this::tell).completion());
        }
        return Future.all(served);
    }

    private Future<ApplicationReply> ask(AskApplication ask) {
        Promise<ApplicationReply> reply = Promise.promise();
        asked.add(new Asked(ask, reply));
        return reply.future();
    }

    private Future<Ack> tell(TellApplication notice) {
        told.add(notice);
        return Future.succeededFuture(new Ack());
    }

    private SessionContext shared() {
        Snapshot snapshot = snapshot();
        return new SessionContext(
                new SessionMachine(SessionRules.DEFAULTS),
                () -> Instant.ofEpochMilli(clock.get()),
                () -> snapshot,
                id -> id.equals("demo") ? network : null,
                (key, code, token, dialogue) -> recoveries.claim(key, code, token, dialogue),
                new Kept(),
                _ -> Future.succeededFuture(),
                new Counted(),
                paid,
                new SessionContext.Limits(1_000, 2_000, 1 << 30, MOST_WAITING));
    }

    static Snapshot snapshot() {
        ApplicationDefinition bank =
                new ApplicationDefinition(
                        BANK,
                        URI.create("http://127.0.0.1/"),
                        DialectOptions.DEFAULTS,
                        1_000,
                        10,
                        List.of(CODE),
                        ServiceCode.parse("*425*123#"),
                        PriceList.NONE,
                        true,
                        false,
                        0);
        AccountDefinition acme =
                Definitions.withoutCallbacks("acme", "Acme Ltd", Set.of("ussd"), false, null);
        AccountDefinition other =
                Definitions.withoutCallbacks("other", "Other Ltd", Set.of("ussd"), false, null);
        return new Snapshot(
                1, List.of(network("demo"), network("mute")), List.of(acme, other), List.of(bank));
    }

    private static NetworkDefinition network(String id) {
        return Definitions.network(terms(id), "simulator", "", "GH", List.of(), null, 0);
    }

    static NetworkTerms terms(String network) {
        return new NetworkTerms(network, network, 30_000, Texts.DEFAULTS);
    }

    /** A subscriber of the network that can be submitted to. */
    static SessionKey subscriber(int number) {
        return new SessionKey("demo", new Msisdn(233_200_585_500L + number));
    }

    Future<AnswerPush> push(SessionKey key, Opening opening) {
        return push(key, BANK, opening);
    }

    /** A push of any account. */
    Future<AnswerPush> push(SessionKey key, ApplicationTerms application, Opening opening) {
        return call(
                endpoints.pushTo(key),
                new PushRequested(
                        new SessionId(7, pushes.incrementAndGet()),
                        key,
                        terms(key.network()),
                        application,
                        CODE,
                        opening));
    }

    /** A push whose price is held; its session can be taken up again when that is said. */
    Future<AnswerPush> paidPush(SessionId id, SessionKey key, boolean recoverable) {
        ApplicationTerms terms = recoverable ? RECOVERED : BANK;
        return call(
                endpoints.pushTo(key),
                new PushRequested(
                        id,
                        key,
                        terms(key.network()),
                        terms,
                        CODE,
                        new Opening.First(MENU, "m1"),
                        true));
    }

    Future<AnswerPush> push(SessionKey key, Screen first, String clientState) {
        return push(key, new Opening.First(first, clientState));
    }

    /** An offer by short code, from the session's account and in its dialect. */
    Future<AnswerOffer> offer(SessionKey key, Screen screen, String clientState) {
        return call(
                endpoints.offerTo(key),
                new ScreenOffered(
                        0, key, SessionId.NONE, "acme", "713", "oneapi", screen, _ -> clientState));
    }

    Future<NetworkAnswer> dial(SessionKey key, String dialogueId) {
        return dial(key, dialogueId, "*713#");
    }

    Future<NetworkAnswer> dial(SessionKey key, String dialogueId, String text) {
        return call(
                endpoints.sessionOf(key),
                new NetworkRequest(NetworkRequest.Kind.DIALLED, key, dialogueId, 1, text));
    }

    /** The network could not deliver what it had taken. */
    void lost(SessionKey key, String dialogueId) {
        NotDelivered report = new NotDelivered(key, dialogueId, "absent");
        await(call(endpoints.lostOf(key), report));
    }

    Future<NetworkAnswer> reply(SessionKey key, String dialogueId, String text) {
        return call(
                endpoints.sessionOf(key),
                new NetworkRequest(NetworkRequest.Kind.REPLIED, key, dialogueId, 2, text));
    }

    Future<NetworkAnswer> hangUp(SessionKey key, String dialogueId) {
        return call(
                endpoints.sessionOf(key),
                new NetworkRequest(NetworkRequest.Kind.CANCELLED, key, dialogueId, 0, ""));
    }

    /** From now on nothing new begins; done when nobody waits any more. */
    Future<?> drain() {
        return Future.all(verticles.stream().map(v -> v.drain(PATIENCE_MILLIS)).toList());
    }

    /** The next of what has come, or is about to come. */
    static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private <Q extends Record, R extends Record> Future<R> call(Endpoint<Q, R> to, Q question) {
        return on(() -> to.call(caller, question, PATIENCE_MILLIS));
    }

    private <T> Future<T> on(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(_ -> work.get().onComplete(done));
        return done.future();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private final class Kept implements SessionContext.Records {

        @Override
        public boolean hasRoom() {
            return hasRoom;
        }

        @Override
        public void write(SessionRecord record) {
            records.add(record);
        }
    }

    private final class Counted implements SessionContext.SessionMeters {

        @Override
        public void began(String network, String application, Origin origin) {}

        @Override
        public void ended(SessionRecord record) {}

        @Override
        public void lateAnswer() {
            lateAnswers.incrementAndGet();
        }
    }
}
