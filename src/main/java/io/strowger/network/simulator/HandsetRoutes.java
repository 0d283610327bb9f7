package io.strowger.network.simulator;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionKey;
import io.strowger.dialect.WireError.Kind;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.numbering.Numbering;
import io.strowger.ops.ManagementRefusal;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The handsets' calls (docs/operators/handsets.md), mounted on the management server. */
public final class HandsetRoutes implements Consumer<Router> {

    private static final String HANDSET = "/simulator/:network/handsets/:msisdn";

    private static final ManagementRefusal NO_NETWORK =
            new ManagementRefusal(
                    404, "NOT_FOUND", "There is no simulator network of this id.", "network");
    private static final ManagementRefusal NO_NUMBER =
            new ManagementRefusal(400, "INVALID_FIELD", "This is not a phone number.", "msisdn");

    private final SimulatorNetwork simulator;
    private final Function<String, @Nullable NetworkDefinition> networks;

    private interface Reading<T> {
        T read(byte[] body) throws JsonFault;
    }

    /**
     * The API of these handsets.
     *
     * @param networks a network as it is provisioned now, by its id
     */
    public HandsetRoutes(
            SimulatorNetwork simulator, Function<String, @Nullable NetworkDefinition> networks) {
        this.simulator = simulator;
        this.networks = networks;
    }

    @Override
    public void accept(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(JsonReader.MAX_BYTES);
        router.post(HANDSET + "/dial")
                .handler(body)
                .handler(input(HandsetJson::dialString, simulator::dial));
        router.post(HANDSET + "/reply")
                .handler(body)
                .handler(input(HandsetJson::text, simulator::reply));
        router.post(HANDSET + "/cancel").handler(of(this::cancel));
        router.get(HANDSET).handler(of(this::look));
        router.put(HANDSET + "/behaviour").handler(body).handler(of(this::behave));
    }

    /** Finds the handset of the path first. */
    private Handler<RoutingContext> of(BiConsumer<RoutingContext, SessionKey> action) {
        return context -> {
            NetworkDefinition network = networks.apply(parameter(context, "network"));
            if (network == null || !network.connector().equals(SimulatorConnector.NAME)) {
                NO_NETWORK.answer(context.request());
                return;
            }
            Optional<Msisdn> msisdn = numbering(network).parse(parameter(context, "msisdn"));
            if (msisdn.isEmpty()) {
                NO_NUMBER.answer(context.request());
                return;
            }
            action.accept(context, new SessionKey(network.terms().id(), msisdn.get()));
        };
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static Numbering numbering(NetworkDefinition network) {
        return network.country().isEmpty()
                ? Numbering.international()
                : Numbering.of(network.country());
    }

    private Handler<RoutingContext> input(
            Reading<String> reading, BiFunction<SessionKey, String, Future<HandsetOutcome>> act) {
        return of((context, key) -> {
            String text = read(context, reading);
            if (text != null) {
                act.apply(key, text)
                        .onFailure(context::fail)
                        .onSuccess(outcome -> answer(context, outcome));
            }
        });
    }

    private static void answer(RoutingContext context, HandsetOutcome outcome) {
        switch (outcome) {
            case HandsetOutcome.Answered(var shown) -> json(context, HandsetJson.screen(shown));
            case HandsetOutcome.Refused(var refusal) -> refuse(context, refusal);
        }
    }

    private static void refuse(RoutingContext context, HandsetRefusal refusal) {
        new ManagementRefusal(refusal.status(), refusal.name(), refusal.message()).answer(context.request());
    }

    private void cancel(RoutingContext context, SessionKey key) {
        simulator.cancel(key).onFailure(context::fail).onSuccess(_ -> noContent(context));
    }

    private void look(RoutingContext context, SessionKey key) {
        simulator
                .look(key)
                .onFailure(context::fail)
                .onSuccess(view -> json(context, HandsetJson.view(view)));
    }

    private void behave(RoutingContext context, SessionKey key) {
        Behaviour behaviour = read(context, HandsetJson::behaviour);
        if (behaviour != null) {
            simulator
                    .behave(key, behaviour)
                    .onFailure(context::fail)
                    .onSuccess(done -> behaved(context, done));
        }
    }

    private static void behaved(RoutingContext context, boolean done) {
        if (done) {
            noContent(context);
        } else {
            refuse(context, HandsetRefusal.TOO_MANY_HANDSETS);
        }
    }

    /** What the body says, or null when the request is answered with what is wrong with it. */
    private static <T> @Nullable T read(RoutingContext context, Reading<T> reading) {
        Buffer body = context.body().buffer();
        try {
            return reading.read(body == null ? new byte[0] : body.getBytes());
        } catch (JsonFault fault) {
            refusal(fault).answer(context.request());
            return null;
        }
    }

    private static ManagementRefusal refusal(JsonFault fault) {
        String field = fault.field().isEmpty() ? null : fault.field();
        return switch (fault.kind()) {
            case TOO_LARGE -> refusal(Kind.TOO_LARGE, fault, null);
            case MALFORMED -> refusal(Kind.MALFORMED, fault, null);
            case MISSING_FIELD -> refusal(Kind.MISSING_FIELD, fault, field);
            case INVALID_FIELD -> refusal(Kind.INVALID_FIELD, fault, field);
        };
    }

    private static ManagementRefusal refusal(Kind kind, JsonFault fault, @Nullable String field) {
        return new ManagementRefusal(kind.status(), kind.code(), fault.message(), field);
    }

    private static void json(RoutingContext context, byte[] body) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(body));
    }

    private static void noContent(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }
}
