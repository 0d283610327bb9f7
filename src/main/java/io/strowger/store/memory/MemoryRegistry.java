package io.strowger.store.memory;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.Holders;
import io.strowger.provision.Known;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Registry;
import io.strowger.provision.Snapshot;
import io.strowger.security.Credential;
import io.strowger.security.KeyedHash;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is provisioned for as long as its process lives: for tests and trials. */
public final class MemoryRegistry implements Registry, Provisioner {

    private final KeyedHash hasher;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private Contents contents = new Contents(Map.of(), Map.of(), Map.of());
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
        this.hasher = hasher;
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
    public synchronized Future<Known> known() {
        Contents now = contents;
        return Future.succeededFuture(new Known(now.accounts()::containsKey, now::holder));
    }

    @Override
    public synchronized Future<Outcome> apply(ProvisionFile file) {
        Contents now = contents;
        Known known = new Known(now.accounts()::containsKey, now::holder);
        Optional<Outcome.Refused> refused = new Holders(known, now::holder).against(file);
        return Future.succeededFuture(
                refused.isPresent() ? refused.get() : replace(now.with(file)));
    }

    private Outcome replace(Contents next) {
        boolean changed = !next.equals(contents);
        if (changed) {
            contents = next;
            current = snapshot(current.generation() + 1);
            listeners.forEach(listener -> listener.accept(current));
        }
        return new Outcome.Applied(current.generation(), changed);
    }

    private Snapshot snapshot(long generation) {
        return new Snapshot(
                generation,
                contents.networks().values().stream().map(this::network).toList(),
                contents.accounts().values().stream().map(AccountEntry::definition).toList(),
                contents.applications().values().stream()
                        .map(ApplicationEntry::definition)
                        .toList());
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
                entry.requestsPerSecond());
    }
}
