package io.strowger.store.memory;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.Credentials;
import io.strowger.provision.Difference;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.OwnershipCheck;
import io.strowger.provision.PriceList;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.PurseEntry;
import io.strowger.provision.PushPrices;
import io.strowger.provision.Registry;
import io.strowger.provision.Snapshot;
import io.strowger.provision.Subscribed;
import io.strowger.provision.Subscription;
import io.strowger.security.Credential;
import io.strowger.security.KeyedHash;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is provisioned for as long as its process lives: for tests and trials. */
public final class MemoryRegistry implements Registry, Provisioner {

    private final KeyedHash hasher;
    private final MemoryPurses purses;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private Contents contents = new Contents(Map.of(), Map.of(), Map.of());
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<ServiceCode, String> subscribed = new HashMap<>();
    private volatile Snapshot current = Snapshot.EMPTY;

    /** Entries by id, in the order in which they came. */
    private record Contents(
            Map<String, AccountEntry> accounts,
            Map<String, NetworkEntry> networks,
            Map<String, ApplicationEntry> applications) {

        Contents with(ProvisionFile file) {
            Map<String, AccountEntry> newAccounts = new LinkedHashMap<>(accounts);
            file.accounts().forEach(one -> newAccounts.put(one.id(), one));
            Map<String, NetworkEntry> newNetworks = new LinkedHashMap<>(networks);
            file.networks().forEach(one -> newNetworks.put(one.id(), one));
            Map<String, ApplicationEntry> newApplications = new LinkedHashMap<>(applications);
            file.applications().forEach(one -> newApplications.put(one.id(), one));
            return new Contents(newAccounts, newNetworks, newApplications);
        }

        /** By their accounts. */
        Map<String, PurseEntry> purses() {
            Map<String, PurseEntry> purses = new HashMap<>();
            accounts.forEach((id, account) -> {
                if (account.purse() != null) {
                    purses.put(id, account.purse());
                }
            });
            return purses;
        }

        PushPrices prices() {
            Map<String, PriceList> ofAccounts = new HashMap<>();
            purses().forEach((id, purse) -> ofAccounts.put(id, purse.prices()));
            Map<String, PriceList> ofApplications = new HashMap<>();
            applications.forEach((id, application) -> ofApplications.put(id, application.prices()));
            return new PushPrices(ofAccounts, ofApplications);
        }

        List<String> shortCodes(String account) {
            AccountEntry entry = accounts.get(account);
            return entry == null ? List.of() : entry.definition().shortCodes();
        }

        Set<String> permissions(String account) {
            AccountEntry entry = accounts.get(account);
            return entry == null ? Set.of() : entry.definition().permissions();
        }

        @Nullable String holder(ServiceCode code) {
            return applications.values().stream()
                    .filter(one -> one.definition().codes().contains(code))
                    .map(ApplicationEntry::id)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable String holder(CredentialEntry wanted) {
            return accounts.values().stream()
                    .filter(one -> one.credentials().stream().anyMatch(had -> same(had, wanted)))
                    .map(AccountEntry::id)
                    .findFirst()
                    .orElse(null);
        }

        private static boolean same(CredentialEntry one, CredentialEntry other) {
            return one.kind() == other.kind()
                    && one.id().equals(other.id())
                    && one.secret().equals(other.secret());
        }
    }

    public MemoryRegistry(KeyedHash hasher) {
        this(hasher, new MemoryPurses());
    }

    /**
     * @param purses where accounts get their purses
     */
    public MemoryRegistry(KeyedHash hasher, MemoryPurses purses) {
        this.hasher = hasher;
        this.purses = purses;
    }

    @Override
    public Snapshot current() {
        return current;
    }

    @Override
    public void onChange(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    @Override
    public Future<Snapshot> refresh() {
        return Future.succeededFuture(current);
    }

    @Override
    public Future<Outcome> preview(ProvisionFile file) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<Outcome> start(List<ProvisionFile> files, ProvisionFile demo) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<Outcome> remove(EntityKind kind, String id) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<ExistingProvisioning> knownAtStart(Set<String> paths, ProvisionFile demo) {
        return known("");
    }

    @Override
    public synchronized Future<ExistingProvisioning> known(String path) {
        return Future.succeededFuture(knownNow());
    }

    private ExistingProvisioning knownNow() {
        Contents now = contents;
        Map<ServiceCode, Subscription> live = live();
        return new ExistingProvisioning(
                now.accounts()::containsKey,
                code -> {
                    String application = now.holder(code);
                    Subscription subscription = live.get(code);
                    return application == null && subscription != null
                            ? subscription.application()
                            : application;
                },
                purses::currency);
    }

    @Override
    public synchronized Future<Outcome> apply(ProvisionFile file) {
        Contents now = contents;
        Optional<Outcome.Refused> refused =
                new OwnershipCheck(knownNow(), now::holder).against(file);
        return Future.succeededFuture(
                refused.isPresent() ? refused.get() : replace(now.with(file)));
    }

    private Outcome replace(Contents next) {
        boolean changed = !next.equals(contents);
        if (changed) {
            contents = next;
            next.purses()
                    .forEach(
                            (account, purse) -> purses.openNow(account, purse.openingBalance(), 0));
            rise();
        }
        return new Outcome.Applied(
                current.generation(),
                changed
                        ? List.of(
                                new Difference(
                                        EntityKind.ACCOUNT,
                                        "",
                                        Difference.Action.CHANGED,
                                        List.of()))
                        : List.of());
    }

    private void rise() {
        current = snapshot(current.generation() + 1);
        listeners.forEach(listener -> listener.accept(current));
    }

    /** All subscriptions in the order in which they came; for who holds this registry's lock. */
    Collection<Subscription> subscriptions() {
        return subscriptions.values();
    }

    /** The id of the application that a code leads to; for who holds this registry's lock. */
    @Nullable String holder(ServiceCode code) {
        return knownNow().holder().apply(code);
    }

    synchronized void subscribe(Subscription one) {
        subscriptions.put(one.id(), one);
        one.wish().codes().forEach(code -> subscribed.put(code, one.id()));
        rise();
    }

    synchronized void unsubscribe(Subscription one) {
        subscriptions.remove(one.id());
        subscribed.values().removeIf(one.id()::equals);
        rise();
    }

    private Map<ServiceCode, Subscription> live() {
        return new Subscribed(subscriptions.values(), subscribed)
                .live(
                        (account, shortCode) -> contents.shortCodes(account).contains(shortCode),
                        code -> contents.holder(code) != null);
    }

    private Snapshot snapshot(long generation) {
        List<AccountDefinition> accounts =
                contents.accounts().values().stream().map(AccountEntry::definition).toList();
        return new Snapshot(
                generation,
                contents.networks().values().stream().map(this::network).toList(),
                accounts,
                Stream.concat(
                                contents.applications().values().stream()
                                        .map(ApplicationEntry::definition),
                                OneApiApplications.DEFAULTS
                                        .of(accounts, subscriptions.values(), live())
                                        .stream())
                        .toList(),
                credentials(),
                contents.prices());
    }

    private Credentials credentials() {
        return new Credentials(
                hasher,
                contents.accounts().values().stream().flatMap(this::credentials).toList(),
                account -> contents.permissions(account));
    }

    private Stream<CredentialDefinition> credentials(AccountEntry account) {
        return account.credentials().stream()
                .map(entry ->
                        new CredentialDefinition(
                                entry.kind(),
                                entry.id(),
                                hasher.hex(entry.secret().reveal()),
                                account.id(),
                                entry.allowedAddresses(),
                                entry.strict()));
    }

    private NetworkDefinition network(NetworkEntry entry) {
        Secret secret = entry.secret();
        return new NetworkDefinition(
                entry.terms(),
                entry.connector(),
                entry.dialect(),
                entry.country(),
                entry.prefixes(),
                secret == null ? null : new Credential(hasher, hasher.of(secret.reveal())),
                entry.requestsPerSecond(),
                entry.webhookSecret(),
                entry.outbound(),
                entry.strict(),
                false);
    }
}
