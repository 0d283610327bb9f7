package io.strowger;

import io.strowger.config.ApplicationDefaults;
import io.strowger.config.Settings;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.sessionevent.SessionEventDialect;
import io.strowger.dispatch.Callbacks;
import io.strowger.dispatch.DeliveryReports;
import io.strowger.dispatch.DispatchRoom;
import io.strowger.dispatch.Gates;
import io.strowger.dispatch.Keepers;
import io.strowger.dispatch.MessageSender;
import io.strowger.dispatch.OutboxVerticle;
import io.strowger.network.ShortMessages;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.CallbackRule;
import io.strowger.security.Secret;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out to applications: their dialects, their bulkheads, what has to reach them. */
final class Applications {

    /** To one host, an event loop; each application's own bulkhead is what bounds its calls. */
    private static final int MAX_CONNECTIONS = 16_384;

    private static final Logger log = LoggerFactory.getLogger(Applications.class);
    private static final long COUNT_EVERY_MILLIS = 5_000;

    private final Foundations foundations;
    private final RunningClock clock;
    private final ApplicationDefaults defaults;
    private final AtomicLong waiting = new AtomicLong();
    private final Set<String> schemes;
    private final Gates gates;
    private final Keepers keepers;
    private final DeliveryReports reports;

    Applications(Settings settings, Foundations foundations, RunningClock clock) {
        this.foundations = foundations;
        this.clock = clock;
        this.defaults = settings.applications();
        this.schemes = settings.oneApi().callbackSchemes();
        this.gates =
                new Gates(defaults.circuit().failures(), defaults.circuit().openFor().toMillis());
        this.reports =
                new DeliveryReports(
                        foundations.outbox(), foundations.keys().vault(), clock, clock.wall());
        this.keepers =
                new Keepers(
                        foundations.outbox(),
                        foundations.keys().vault(),
                        clock,
                        clock.wall(),
                        foundations.registry()::current);
    }

    Gates gates() {
        return gates;
    }

    Keepers keepers() {
        return keepers;
    }

    DeliveryReports reports() {
        return reports;
    }

    /**
     * @param messages the SMS side of a network by its id, or null when it has none
     */
    DispatchRoom room(
            DispatchRoom.DispatchMeters meters,
            Function<String, @Nullable ShortMessages> messages) {
        return new DispatchRoom(
                clock,
                foundations.registry()::current,
                dialects(),
                gates,
                Callbacks.by(this::callbackRule, clock.wall()),
                keepers::keep,
                meters,
                defaults.maxAnswerBytes(),
                defaults.maxDataBytes(),
                MAX_CONNECTIONS,
                new MessageSender(foundations.registry()::current, messages, reports));
    }

    private static Map<String, ApplicationDialect> dialects() {
        return Stream.of(new ProgrammableDialect(), new OneApiDialect(), new SessionEventDialect())
                .collect(
                        Collectors.toUnmodifiableMap(
                                ApplicationDialect::name, Function.identity()));
    }

    /** Deploys what delivers the outbox. */
    void deploy(Vertx vertx) {
        vertx.deployVerticle(
                        new OutboxVerticle(
                                foundations.outbox(),
                                foundations.keys().vault(),
                                clock,
                                Callbacks.by(this::callbackRule, clock.wall())))
                .await();
        vertx.setPeriodic(1, COUNT_EVERY_MILLIS, _ -> count());
    }

    private void count() {
        foundations
                .outbox()
                .waiting()
                .onSuccess(waiting::set)
                .onFailure(error -> log.warn("The outbox cannot be counted", error));
    }

    /** How many deliveries waited in the outbox when they were counted last. */
    long waiting() {
        return waiting.get();
    }

    private CallbackRule callbackRule(String id) {
        AccountDefinition account = foundations.registry().current().account(id);
        return account == null
                ? new CallbackRule(schemes, List.of(), new Secret(""))
                : callbackRule(schemes, account);
    }

    static CallbackRule callbackRule(Set<String> schemes, AccountDefinition account) {
        return new CallbackRule(schemes, account.callbackRanges(), account.callbackSecret());
    }
}
