package io.strowger.store.sql;

import io.strowger.provision.AccountDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Difference;
import io.strowger.provision.Difference.Action;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner.Outcome.Refused;
import io.strowger.security.KeyedHash;
import io.strowger.store.sql.EntitySource.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Works out what is to be provisioned after a change, or what stands against it
 * (docs/operators/provisioning.md, "Which file something belongs to"). One is good for one change.
 */
final class ProvisioningUpdate {

    private final Rows before;
    private final Map<String, String> currencies;
    private final EntityRows entities;
    private final KeyedHash hasher;
    private final ProvisioningDraft draft;
    private final List<Difference> remarks = new ArrayList<>();

    /**
     * @param before what is provisioned
     * @param currencies of the purses, by their accounts
     */
    ProvisioningUpdate(
            Rows before, Map<String, String> currencies, EntityRows entities, KeyedHash hasher) {
        this.before = before;
        this.currencies = currencies;
        this.entities = entities;
        this.hasher = hasher;
        this.draft = new ProvisioningDraft(before, entities);
    }

    /** What is to be provisioned. */
    Rows after() {
        return draft.rows();
    }

    /** What differs, and what does not although it might be expected to. */
    List<Difference> differences() {
        return Stream.concat(compared().all().stream(), remarks.stream()).toList();
    }

    /** The ids of the credentials that are no more. */
    List<String> withdrawn() {
        return compared().withdrawn();
    }

    private Differences compared() {
        return new Differences(before, after(), entities, hasher);
    }

    /** A file by {@code strowger apply}. */
    Optional<Refused> apply(ProvisionFile file) {
        Optional<Refused> owned = ownedByStart(file);
        if (owned.isPresent()) {
            return owned;
        }
        boolean start = sources().anyMatch(source -> source.isStart() && source.isOf(file.path()));
        removeUnnamed(List.of(file), source -> source.isOf(file.path()));
        return put(List.of(file), start ? Origin.START : Origin.APPLIED)
                .or(() -> firstOrphan(file));
    }

    /** The files of a start. */
    Optional<Refused> start(List<ProvisionFile> files, ProvisionFile demo) {
        Set<EntityId> gone = removeUnnamed(files, EntitySource::isStart);
        gone.addAll(removeDemo(files, demo));
        Optional<Refused> refused = put(files, Origin.START);
        if (refused.isPresent()) {
            return refused;
        }
        gone.forEach(this::keepNeeded);
        claimTheRest();
        return refused;
    }

    /** Said once: from now on they have a source, although it is not known. */
    private void claimTheRest() {
        for (EntityId entity : after().entities()) {
            if (after().source(entity) == null) {
                draft.claim(entity, EntitySource.UNKNOWN);
                remark(entity, Action.UNCLAIMED, List.of());
            }
        }
    }

    /** One thing by its id. */
    Optional<Refused> remove(EntityId entity) {
        if (before.row(entity) == null) {
            return refused("there is no " + entity);
        }
        List<String> needing =
                entity.kind() == EntityKind.ACCOUNT
                        ? before.applicationsOf(entity.id())
                        : List.of();
        if (!needing.isEmpty()) {
            return refused(
                    "account %s has application %s; remove that first"
                            .formatted(entity.id(), String.join(", ", needing)));
        }
        draft.removeAll(List.of(entity));
        return ownedByStart(entity);
    }

    /**
     * A credential.
     *
     * @param id of it, or the beginning when there is one only that begins so
     */
    Optional<Refused> removeCredential(String id) {
        List<Held> found = held().filter(one -> !id.isEmpty() && one.id().startsWith(id)).toList();
        if (found.size() != 1) {
            return refused(
                    found.isEmpty()
                            ? "there is no credential " + id
                            : "%d credentials begin with %s; give more of the id"
                                    .formatted(found.size(), id));
        }
        Held one = found.getFirst();
        draft.removeCredential(one.account(), one.index());
        return ownedByStart(new EntityId(EntityKind.ACCOUNT, (String) one.account().getFirst()));
    }

    /** A credential of an account, by the account's row and its place there. */
    private record Held(String id, List<Object> account, int index) {}

    private Stream<Held> held() {
        return before.all(Table.ACCOUNTS).stream()
                .flatMap(row ->
                        entities.account(row).stream().flatMap(account -> held(row, account)));
    }

    private Stream<Held> held(List<Object> row, AccountDefinition account) {
        List<CredentialDefinition> all = account.credentials();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Held(all.get(i).id(hasher), row, i));
    }

    /** What is provisioned beside a file. */
    ExistingProvisioning known(String path) {
        removeUnnamed(List.of(), source -> source.isOf(path));
        return known();
    }

    /** What is provisioned beside the files of a start. */
    ExistingProvisioning knownAtStart(Set<String> paths, ProvisionFile demo) {
        removeUnnamed(List.of(), source -> source.isStart() || paths.contains(source.file()));
        removeDemo(List.of(), demo);
        return known();
    }

    private Set<EntityId> removeUnnamed(List<ProvisionFile> files, Predicate<EntitySource> owned) {
        Set<EntityId> named = named(files);
        Set<String> paths = files.stream().map(ProvisionFile::path).collect(Collectors.toSet());
        Set<EntityId> gone = new LinkedHashSet<>();
        for (EntityId entity : before.entities()) {
            EntitySource source = before.source(entity);
            boolean mine = source != null && (owned.test(source) || paths.contains(source.file()));
            if (mine && !named.contains(entity)) {
                gone.add(entity);
            }
        }
        draft.removeAll(gone);
        return gone;
    }

    /** What an earlier release provisioned of the demo, known by what it says. */
    private Set<EntityId> removeDemo(List<ProvisionFile> files, ProvisionFile demo) {
        Set<EntityId> gone = new DemoTraces(before, demo, entities, hasher).found();
        gone.removeAll(named(files));
        draft.removeAll(gone);
        return gone;
    }

    private Optional<Refused> put(List<ProvisionFile> files, Origin origin) {
        files.forEach(draft::release);
        for (ProvisionFile file : files) {
            Optional<Refused> refused = known().against(file);
            if (refused.isPresent()) {
                return refused;
            }
            draft.put(file, new EntitySource(origin, file.path(), file.demo()));
        }
        return Optional.empty();
    }

    private void keepNeeded(EntityId entity) {
        List<String> needing =
                entity.kind() == EntityKind.ACCOUNT
                        ? after().applicationsOf(entity.id())
                        : List.of();
        if (!needing.isEmpty()) {
            draft.restoreAccount(before, entity);
            remark(entity, Action.KEPT, needing);
        }
    }

    private void remark(EntityId entity, Action action, List<String> details) {
        remarks.add(new Difference(entity.kind(), entity.id(), action, details));
    }

    private Optional<Refused> ownedByStart(ProvisionFile file) {
        return file.named().flatMap(named -> ownedByStart(file, named).stream()).findFirst();
    }

    private Optional<Refused> ownedByStart(ProvisionFile file, EntityId named) {
        return startOwner(named, file.path())
                .map(owner ->
                        file.refused(
                                named,
                                "id: %s belongs to %s, which is applied at every start; change it there"
                                        .formatted(named, owner)));
    }

    private Optional<Refused> ownedByStart(EntityId entity) {
        return startOwner(entity, "")
                .map(owner ->
                        Refused.because(
                                "%s belongs to %s, which is applied at every start; remove it there"
                                        .formatted(entity, owner)));
    }

    /** The start file that something belongs to, when it is another than this. */
    private Optional<String> startOwner(EntityId entity, String path) {
        EntitySource source = before.source(entity);
        return source != null && source.isStart() && !source.isOf(path)
                ? Optional.of(source.file())
                : Optional.empty();
    }

    /** An application whose account the file has taken away. */
    private Optional<Refused> firstOrphan(ProvisionFile file) {
        return after().all(Table.APPLICATIONS).stream()
                .map(row -> new Orphan((String) row.get(0), (String) row.get(1)))
                .filter(one -> !after().of(Table.ACCOUNTS).containsKey(List.of(one.account())))
                .findFirst()
                .map(one ->
                        new Refused(
                                file.source(),
                                1,
                                "accounts: account %s is missing, and application %s of another file has it"
                                        .formatted(one.account(), one.application())));
    }

    private record Orphan(String application, String account) {}

    private static Optional<Refused> refused(String sentence) {
        return Optional.of(Refused.because(sentence));
    }

    private Stream<EntitySource> sources() {
        return before.all(Table.SOURCES).stream().map(EntitySource::of);
    }

    /** Who owns what, of what is to be provisioned. */
    private ExistingProvisioning known() {
        return entities.all(after(), _ -> {}).owners(currencies, hasher);
    }

    private static Set<EntityId> named(List<ProvisionFile> files) {
        return files.stream().flatMap(ProvisionFile::named).collect(Collectors.toSet());
    }
}
