package io.strowger.bootstrap;

import io.strowger.api.verification.VerificationContext;
import io.strowger.bus.MessageRequest;
import io.strowger.config.ApplicationDefaults;
import io.strowger.config.Settings;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Receipt;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Dialects;
import io.strowger.dispatch.ApplicationLimiters;
import io.strowger.dispatch.Callbacks;
import io.strowger.dispatch.DeliveryReports;
import io.strowger.dispatch.DispatchContext;
import io.strowger.dispatch.MessageSender;
import io.strowger.dispatch.OutboxVerticle;
import io.strowger.dispatch.OutboxWriter;
import io.strowger.network.ShortMessages;
import io.strowger.provision.AccountDefinition;
import io.strowger.security.CallbackRule;
import io.strowger.security.Secret;
import io.strowger.session.SessionContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way out to applications: their dialects, their bulkheads, what has to reach them. */
public final class ApplicationModule {

    /** To one host, an event loop; each application's own bulkhead is what bounds its calls. */
    private static final int MAX_CONNECTIONS = 16_384;

    private final Storage foundations;
    private final RunningClock clock;
    private final ApplicationDefaults defaults;
    private final OutboxWatch outbox;
    private final Dialects dialects;
    private final Set<String> schemes;
    private final ApplicationLimiters limiters;
    private final OutboxWriter keepers;
    private final DeliveryReports reports;

    public ApplicationModule(
            Settings settings, Storage foundations, RunningClock clock, Dialects dialects) {
        this.dialects = dialects;
        this.foundations = foundations;
        this.clock = clock;
        this.defaults = settings.applications();
        this.outbox = new OutboxWatch(foundations.outbox());
        this.schemes = settings.oneApi().callbackSchemes();
        this.limiters =
                new ApplicationLimiters(
                        defaults.circuit().failures(), defaults.circuit().openFor().toMillis());
        this.reports =
                new DeliveryReports(
                        foundations.outbox(), foundations.keys().vault(), clock, clock.wall());
        this.keepers =
                new OutboxWriter(
                        foundations.outbox(),
                        foundations.keys().vault(),
                        clock,
                        clock.wall(),
                        foundations.registry()::current);
    }

    public ApplicationLimiters limiters() {
        return limiters;
    }

    /** Where items for the checkout are made safe. */
    public SessionContext.Checkouts checkouts() {
        return new SessionContext.Checkouts() {
            @Override
            public Future<Void> store(StoreCheckout checkout) {
                return keepers.keep(checkout);
            }

            @Override
            public boolean isFull(ApplicationTerms application) {
                return ApplicationModule.this.isFull(application);
            }
        };
    }

    /** Whether a session of this application might end in an item that finds no room. */
    public boolean isFull(ApplicationTerms application) {
        return foundations.outbox().full().contains(application.account())
                && mayCheckOut(application);
    }

    private boolean mayCheckOut(ApplicationTerms application) {
        ApplicationSide dialect = dialects.application(application.dialect());
        AccountDefinition account = foundations.registry().current().account(application.account());
        return dialect != null
                && dialect.checksOut()
                && account != null
                && account.checkout() != null;
    }

    /** Where reports are kept until somebody has them. */
    public VerificationContext.Reports reports() {
        return new VerificationContext.Reports() {
            @Override
            public void keep(MessageRequest.Report report, Receipt receipt) {
                reports.keep(report, receipt);
            }

            @Override
            public boolean isFull(String account) {
                return foundations.outbox().full().contains(account);
            }
        };
    }

    /**
     * What the verticles that call applications share.
     *
     * @param messages the SMS side of a network by its id, or null when it has none
     */
    public DispatchContext dispatchContext(
            DispatchContext.DispatchMeters meters,
            Function<String, @Nullable ShortMessages> messages) {
        return new DispatchContext(
                clock,
                foundations.registry()::current,
                dialects,
                limiters,
                Callbacks.by(this::callbackRule, clock.wall()),
                keepers::keep,
                meters,
                defaults.maxAnswerBytes(),
                defaults.maxDataBytes(),
                MAX_CONNECTIONS,
                defaults.connectionLife().toMillis(),
                new MessageSender(foundations.registry()::current, messages, reports));
    }

    /** Deploys what delivers the outbox. */
    public Future<?> deploy(Vertx vertx) {
        return vertx.deployVerticle(
                        new OutboxVerticle(
                                foundations.outbox(),
                                foundations.keys().vault(),
                                clock,
                                Callbacks.by(this::callbackRule, clock.wall()),
                                defaults.connectionLife()))
                .onSuccess(_ -> outbox.start(vertx));
    }

    /** What is seen of the outbox. */
    public OutboxWatch outbox() {
        return outbox;
    }

    private CallbackRule callbackRule(String id) {
        AccountDefinition account = foundations.registry().current().account(id);
        return account == null
                ? new CallbackRule(schemes, List.of(), new Secret(""))
                : callbackRule(account);
    }

    /** What an account's callbacks may be. */
    public CallbackRule callbackRule(AccountDefinition account) {
        return new CallbackRule(schemes, account.callbackRanges(), account.callbackSecret());
    }
}
