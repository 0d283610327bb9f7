package io.strowger.api.oneapi;

import io.strowger.api.ApiContext;
import io.strowger.api.BearerAuthentication;
import io.strowger.store.Correlators;
import io.strowger.store.Subscriptions;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What all event loops share of the way in.
 *
 * @param initiations the begun sessions whose answer is not there yet
 * @param leave waits until nothing more is sent to an application that has gone, by its id
 */
record OneApiContext(
        ApiContext api,
        BearerAuthentication authenticator,
        Correlators correlators,
        Subscriptions subscriptions,
        Initiations initiations,
        Function<String, Future<Void>> leave) {}
