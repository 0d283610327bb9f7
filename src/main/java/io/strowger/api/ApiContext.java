package io.strowger.api;

import io.strowger.bus.Endpoints;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.WireError;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.PublicUrlResolver;
import io.strowger.numbering.Numbering;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What all APIs of all event loops share.
 *
 * @param snapshot what is provisioned now
 * @param rules what an account's callbacks may be
 * @param blocked whether nobody may send anything to a number
 * @param refused told of every request that is refused by a common check
 * @param stopping whether the router is about to stop
 * @param clients tells where requests come from
 * @param urls tells by which URL a client reaches the port
 */
public record ApiContext(
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Endpoints endpoints,
        Function<AccountDefinition, CallbackRule> rules,
        Predicate<Msisdn> blocked,
        Consumer<WireError.Kind> refused,
        BooleanSupplier stopping,
        ClientAddresses clients,
        PublicUrlResolver urls) {

    /** Whether a URL of an account's may be called back, as far as its text tells. */
    public boolean mayCallBack(AccountDefinition account, String url) {
        return CallbackUrl.parse(url, rules.apply(account)) instanceof CallbackUrl.Ok;
    }

    /** Reads numbers as the first network's subscribers write them. */
    public Numbering numbering() {
        return snapshot.get().networks().stream()
                .map(NetworkDefinition::country)
                .filter(country -> !country.isEmpty())
                .findFirst()
                .map(Numbering::of)
                .orElseGet(Numbering::international);
    }
}
