package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import io.strowger.security.KeyedHash;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All entities at one moment, from which snapshots are made and changes are judged.
 *
 * @param accounts by their ids
 * @param networks in the order of provisioning
 * @param applications those of files
 */
public record Provisioned(
        Map<String, AccountDefinition> accounts,
        List<NetworkDefinition> networks,
        Collection<ApplicationDefinition> applications,
        Subscribed subscribed) {

    /**
     * Who owns what.
     *
     * @param currencies of purses by their accounts, of accounts that are no more as well
     */
    public ExistingProvisioning owners(Map<String, String> currencies, KeyedHash hasher) {
        Map<ServiceCode, String> holders = new HashMap<>();
        live().forEach((code, subscription) -> holders.put(code, subscription.application()));
        holders.putAll(codes());
        Map<String, String> credentials = new HashMap<>();
        for (AccountDefinition account : accounts.values()) {
            account.credentials().forEach(one -> credentials.put(one.id(hasher), account.id()));
        }
        return new ExistingProvisioning(
                accounts::containsKey,
                holders::get,
                currencies::get,
                one -> credentials.get(one.id(hasher)));
    }

    private Map<ServiceCode, String> codes() {
        Map<ServiceCode, String> codes = new HashMap<>();
        applications.forEach(one -> one.allCodes().forEach(code -> codes.put(code, one.id())));
        return codes;
    }

    /** The codes that lead to subscriptions. */
    public Map<ServiceCode, Subscription> live() {
        Map<ServiceCode, String> taken = codes();
        return subscribed.live(
                (account, shortCode) -> {
                    AccountDefinition one = accounts.get(account);
                    return one != null && one.shortCodes().contains(shortCode);
                },
                taken::containsKey);
    }

    /**
     * What every thread reads.
     *
     * @param oneApi makes the applications that no file provisions
     */
    public Snapshot snapshot(long generation, OneApiApplications oneApi, KeyedHash hasher) {
        List<ApplicationDefinition> subscriptions =
                oneApi.of(accounts.values(), subscribed.subscriptions(), live());
        return new Snapshot(
                generation,
                networks,
                accounts.values(),
                Stream.concat(applications.stream(), subscriptions.stream()).toList(),
                new Credentials(hasher, accounts.values()));
    }
}
