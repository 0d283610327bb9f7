package io.strowger.network;

import io.strowger.bus.Endpoints;
import io.strowger.dialect.Dialects;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a connector gets of its router.
 *
 * @param endpoints where sessions hear what a network says
 * @param wall tells people when something was
 * @param networks a network as it is provisioned now, by its id
 * @param dialects those that its networks may speak
 * @param submitWithinMillis how long a submit may take, so that its session hears of it in time
 */
public record ConnectorContext(
        Vertx vertx,
        Endpoints endpoints,
        InstantSource wall,
        Function<String, @Nullable NetworkDefinition> networks,
        Dialects dialects,
        long submitWithinMillis) {}
