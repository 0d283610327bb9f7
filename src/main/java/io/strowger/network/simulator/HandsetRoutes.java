package io.strowger.network.simulator;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.SessionKey;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.RequestChain;
import io.strowger.http.server.RequestChain.Admission;
import io.strowger.http.server.RequestChain.Work;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.numbering.Numbering;
import io.strowger.ops.ManagementRefusal;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The handsets' calls (docs/operators/handsets.md), mounted on the management server. */
public final class HandsetRoutes implements Consumer<Router> {

    private static final String HANDSET = "/simulator/:network/handsets/:msisdn";

    private static final WireAnswer NO_NETWORK =
            new ManagementRefusal(
                            404,
                            "NOT_FOUND",
                            "There is no simulator network of this id.",
                            "network")
                    .answer();
    private static final WireAnswer NO_NUMBER =
            new ManagementRefusal(400, "INVALID_FIELD", "This is not a phone number.", "msisdn")
                    .answer();
    private static final WireAnswer DONE = new WireAnswer(204, Map.of(), "", new byte[0]);

    private final SimulatorNetwork simulator;
    private final Function<String, @Nullable NetworkDefinition> networks;

    private interface Reading<T> {
        T of(byte[] body) throws JsonFault;
    }

    private interface Acting {
        Future<WireAnswer> act() throws JsonFault;
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
        RequestChain<SessionKey> handset =
                new RequestChain<>(
                        this::find,
                        _ -> true,
                        ManagementRefusal::refuse,
                        _ -> {},
                        JsonReader.MAX_BYTES);
        router.post(HANDSET + "/dial")
                .handler(handset.any(input(HandsetJson::dialString, simulator::dial)));
        router.post(HANDSET + "/reply")
                .handler(handset.any(input(HandsetJson::text, simulator::reply)));
        router.post(HANDSET + "/cancel")
                .handler(handset.bodiless((_, key, _) -> simulator.cancel(key).map(DONE)));
        router.get(HANDSET)
                .handler(
                        handset.bodiless((_, key, _) ->
                                simulator.look(key).map(view -> ok(HandsetJson.view(view)))));
        router.put(HANDSET + "/behaviour")
                .handler(
                        handset.any((_, key, body) ->
                                reading(() -> behave(key, HandsetJson.behaviour(body)))));
    }

    private Future<Admission<SessionKey>> find(RoutingContext context) {
        NetworkDefinition network = networks.apply(parameter(context, "network"));
        if (network == null || !network.connector().equals(SimulatorConnector.NAME)) {
            return refused(Kind.NOT_FOUND, NO_NETWORK);
        }
        Optional<Msisdn> msisdn = numbering(network).parse(parameter(context, "msisdn"));
        return msisdn.isEmpty()
                ? refused(Kind.INVALID_FIELD, NO_NUMBER)
                : Future.succeededFuture(
                        new Admission.Admitted<>(
                                new SessionKey(network.terms().id(), msisdn.get())));
    }

    private static Future<Admission<SessionKey>> refused(Kind kind, WireAnswer answer) {
        return Future.succeededFuture(new Admission.Refused<>(kind, answer));
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static Numbering numbering(NetworkDefinition network) {
        return network.country().isEmpty()
                ? Numbering.international()
                : Numbering.of(network.country());
    }

    private static Work<SessionKey> input(
            Reading<String> read, BiFunction<SessionKey, String, Future<HandsetOutcome>> act) {
        return (_, key, body) ->
                reading(() -> act.apply(key, read.of(body)).map(HandsetRoutes::answer));
    }

    private static WireAnswer answer(HandsetOutcome outcome) {
        return switch (outcome) {
            case HandsetOutcome.Answered(var shown) -> ok(HandsetJson.screen(shown));
            case HandsetOutcome.Refused(var refusal) -> refusal.answer();
        };
    }

    private Future<WireAnswer> behave(SessionKey key, Behaviour behaviour) {
        return simulator
                .behave(key, behaviour)
                .map(done -> done ? DONE : HandsetRefusal.TOO_MANY_HANDSETS.answer());
    }

    /** Acts on what the body says, or answers what is wrong with it. */
    private static Future<WireAnswer> reading(Acting act) {
        try {
            return act.act();
        } catch (JsonFault fault) {
            return Future.succeededFuture(refusal(fault).answer());
        }
    }

    private static ManagementRefusal refusal(JsonFault fault) {
        WireError error = WireError.of(fault);
        String field = error.field().isEmpty() ? null : error.field();
        return new ManagementRefusal(
                error.kind().status(), error.kind().code(), error.message(), field);
    }

    private static WireAnswer ok(byte[] body) {
        return WireAnswer.json(200, body);
    }
}
