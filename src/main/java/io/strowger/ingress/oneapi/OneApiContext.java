package io.strowger.ingress.oneapi;

import io.strowger.access.Authenticator;
import io.strowger.bus.Endpoints;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.WireError;
import io.strowger.ingress.ClientAddresses;
import io.strowger.ingress.PublicUrlResolver;
import io.strowger.numbering.Numbering;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.store.Correlators;
import io.strowger.store.Subscriptions;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What all event loops share of the way in.
 *
 * @param rules what an account's callbacks may be
 * @param blocked whether no application may send anything to a number
 * @param initiations the begun sessions whose answer is not there yet
 * @param leave waits until nothing more is sent to an application that has gone, by its id
 * @param refused told of every request that is refused by a common check
 * @param stopping whether the router is about to stop
 * @param clients tells where requests come from
 * @param urls tells by which URL a client reaches the port
 */
public record OneApiContext(
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Authenticator authenticator,
        Endpoints endpoints,
        Correlators correlators,
        Subscriptions subscriptions,
        Function<AccountDefinition, CallbackRule> rules,
        Predicate<Msisdn> blocked,
        Initiations initiations,
        Function<String, Future<Void>> leave,
        Consumer<WireError.Kind> refused,
        BooleanSupplier stopping,
        ClientAddresses clients,
        PublicUrlResolver urls) {

    /** Whether a URL of an account's may be called back, as far as its text tells. */
    boolean mayCallBack(AccountDefinition account, String url) {
        return CallbackUrl.parse(url, rules.apply(account)) instanceof CallbackUrl.Ok;
    }

    /** Reads numbers as the first network's subscribers write them. */
    Numbering numbering() {
        return snapshot.get().networks().stream()
                .map(NetworkDefinition::country)
                .filter(country -> !country.isEmpty())
                .findFirst()
                .map(Numbering::of)
                .orElseGet(Numbering::international);
    }
}
