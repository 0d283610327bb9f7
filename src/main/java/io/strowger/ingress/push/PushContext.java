package io.strowger.ingress.push;

import io.strowger.access.Authenticator;
import io.strowger.bus.Endpoints;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.WireError;
import io.strowger.ingress.ClientAddresses;
import io.strowger.limits.SlidingWindows;
import io.strowger.numbering.Numbering;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.store.Pushes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What all event loops share of the way in for pushes.
 *
 * @param pushes where their money is
 * @param full whether a session of an application might end in an item that finds no room
 * @param blocked whether nobody may send anything to a number
 * @param rates how many an account may send
 * @param inFlight how many are being worked on
 * @param maxInFlight how many may be
 * @param random what recovery tokens are drawn from
 * @param refused told of every request that is refused by a common check
 * @param stopping whether the router is about to stop
 * @param clients tells where requests come from
 */
public record PushContext(
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Authenticator authenticator,
        Endpoints endpoints,
        Pushes pushes,
        Predicate<ApplicationTerms> full,
        Predicate<Msisdn> blocked,
        SlidingWindows rates,
        AtomicInteger inFlight,
        int maxInFlight,
        SecureRandom random,
        Consumer<WireError.Kind> refused,
        BooleanSupplier stopping,
        ClientAddresses clients) {

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
