package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.Difference;
import io.strowger.provision.Difference.Action;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.OwnershipCheck;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner.Outcome.Refused;
import io.strowger.provision.Subscription;
import io.strowger.store.sql.EntitySource.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out what is to be provisioned after a change, or what stands against it
 * (docs/operators/provisioning.md, "Which file something belongs to"). One is good for one change.
 */
final class ProvisioningUpdate {

    private final Rows before;
    private final Map<String, String> currencies;
    private final RowWriter writer;
    private final ProvisioningDraft draft;
    private final List<Difference> remarks = new ArrayList<>();

    /**
     * @param before what is provisioned
     * @param currencies of the purses, by their accounts
     */
    ProvisioningUpdate(Rows before, Map<String, String> currencies, RowWriter writer) {
        this.before = before;
        this.currencies = currencies;
        this.writer = writer;
        this.draft = new ProvisioningDraft(before, writer);
    }

    /** What is to be provisioned. */
    Rows after() {
        return draft.rows();
    }

    /** What differs, and what does not although it might be expected to. */
    List<Difference> differences() {
        return Stream.concat(new Differences(before, after()).all().stream(), remarks.stream())
                .toList();
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
        Set<Entity> gone = removeUnnamed(files, EntitySource::isStart);
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
        for (Entity entity : Entity.all(after())) {
            if (after().source(entity) == null) {
                draft.claim(entity, EntitySource.UNKNOWN);
                remark(entity, Action.UNCLAIMED, List.of());
            }
        }
    }

    /** One thing by its id. */
    Optional<Refused> remove(Entity entity) {
        if (!before.of(entity.table()).containsKey(entity.key())) {
            return refused("there is no " + entity.kind().word() + " " + entity.id());
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
        List<List<Object>> found =
                before.of(Table.CREDENTIALS).keySet().stream()
                        .filter(key -> !id.isEmpty() && Differences.idOf(key).startsWith(id))
                        .toList();
        if (found.size() != 1) {
            return refused(
                    found.isEmpty()
                            ? "there is no credential " + id
                            : "%d credentials begin with %s; give more of the id"
                                    .formatted(found.size(), id));
        }
        draft.removeCredential(found.getFirst());
        String account = before.text(Table.CREDENTIALS, found.getFirst(), "account");
        return ownedByStart(new Entity(EntityKind.ACCOUNT, String.valueOf(account)));
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

    private Set<Entity> removeUnnamed(List<ProvisionFile> files, Predicate<EntitySource> owned) {
        Set<Entity> named = Entity.namedBy(files);
        Set<String> paths = files.stream().map(ProvisionFile::path).collect(Collectors.toSet());
        Set<Entity> gone = new LinkedHashSet<>();
        for (Entity entity : Entity.all(before)) {
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
    private Set<Entity> removeDemo(List<ProvisionFile> files, ProvisionFile demo) {
        Set<Entity> gone = new DemoTraces(before, demo, writer).found();
        gone.removeAll(Entity.namedBy(files));
        draft.removeAll(gone);
        return gone;
    }

    private Optional<Refused> put(List<ProvisionFile> files, Origin origin) {
        files.forEach(draft::release);
        for (ProvisionFile file : files) {
            Optional<Refused> refused = new OwnershipCheck(known(), this::holderOf).against(file);
            if (refused.isPresent()) {
                return refused;
            }
            draft.put(file, new EntitySource(origin, file.path(), file.demo()));
        }
        return Optional.empty();
    }

    private void keepNeeded(Entity entity) {
        List<String> needing =
                entity.kind() == EntityKind.ACCOUNT
                        ? after().applicationsOf(entity.id())
                        : List.of();
        if (!needing.isEmpty()) {
            draft.restoreAccount(before, entity);
            remark(entity, Action.KEPT, needing);
        }
    }

    private void remark(Entity entity, Action action, List<String> details) {
        remarks.add(new Difference(entity.kind(), entity.id(), action, details));
    }

    private Optional<Refused> ownedByStart(ProvisionFile file) {
        return file.named()
                .flatMap(named ->
                        startOwner(new Entity(named.kind(), named.id()), file.path())
                                .map(owner ->
                                        new Refused(
                                                file.source(),
                                                named.line(),
                                                "id: %s %s belongs to %s, which is applied at every start; change it there"
                                                        .formatted(
                                                                named.kind().word(),
                                                                named.id(),
                                                                owner)))
                                .stream())
                .findFirst();
    }

    private Optional<Refused> ownedByStart(Entity entity) {
        return startOwner(entity, "")
                .map(owner ->
                        Refused.because(
                                "%s %s belongs to %s, which is applied at every start; remove it there"
                                        .formatted(entity.kind().word(), entity.id(), owner)));
    }

    /** The start file that something belongs to, when it is another than this. */
    private Optional<String> startOwner(Entity entity, String path) {
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

    private ExistingProvisioning known() {
        Rows rows = after();
        Map<ServiceCode, Subscription> live =
                SubscriptionRows.live(rows, SubscriptionRows.all(rows));
        return new ExistingProvisioning(
                id -> rows.of(Table.ACCOUNTS).containsKey(List.<Object>of(id)),
                code -> holder(rows, live, code),
                currencies::get);
    }

    private static @Nullable String holder(
            Rows rows, Map<ServiceCode, Subscription> live, ServiceCode code) {
        String application =
                rows.text(Table.SERVICE_CODES, List.of(code.segments()), "application");
        Subscription subscription = live.get(code);
        return application == null && subscription != null
                ? subscription.application()
                : application;
    }

    private @Nullable String holderOf(CredentialEntry entry) {
        List<Object> key = Table.CREDENTIALS.keyOf(writer.credential("", entry));
        return after().text(Table.CREDENTIALS, key, "account");
    }
}
