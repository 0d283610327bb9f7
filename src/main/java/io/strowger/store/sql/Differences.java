package io.strowger.store.sql;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.provision.Difference;
import io.strowger.provision.Difference.Action;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.security.KeyedHash;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells in words of provisioning files what differs between rows; values are never told. */
final class Differences {

    /** Objects whose members are keys of the file. */
    private static final Set<String> GROUPS = Set.of("terms", "options", "outbound");

    /** What files write into the value, as {@code 5s} and {@code sequence: ignored}. */
    private static final Pattern IN_VALUES = Pattern.compile("(Millis|Ignored)$");

    /** Keys of files that are not called as the members of documents are. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "simplifiesText", "text",
                    "dialledServiceCode", "serviceCodeForm",
                    "callbackRanges", "callbacks",
                    "callbackSecret", "callbacks",
                    "idle", "idleWithin",
                    "titleCase", "casing",
                    "codes", "serviceCodes",
                    "retriesEveryClose", "retryOnClose",
                    "prices", "pushPrice",
                    "outbound.secret", "outboundSecret");

    private final Rows before;
    private final Rows after;
    private final EntityRows entities;
    private final KeyedHash hasher;

    Differences(Rows before, Rows after, EntityRows entities, KeyedHash hasher) {
        this.before = before;
        this.after = after;
        this.entities = entities;
        this.hasher = hasher;
    }

    /** All of them: account by account, then networks, then applications. */
    List<Difference> all() {
        Set<EntityId> all = new LinkedHashSet<>(before.entities());
        all.addAll(after.entities());
        return Stream.concat(
                        Rows.KINDS.stream()
                                .flatMap(kind -> all.stream().filter(one -> one.kind() == kind))
                                .flatMap(this::of),
                        withdrawn(one -> after.row(one) != null)
                                .map(id ->
                                        new Difference(
                                                EntityKind.CREDENTIAL,
                                                id,
                                                Action.REMOVED,
                                                List.of())))
                .toList();
    }

    /** The ids of the credentials that are no more, those of removed accounts too. */
    List<String> withdrawn() {
        return withdrawn(_ -> true).toList();
    }

    private Stream<String> withdrawn(Predicate<EntityId> ofAccounts) {
        Set<String> kept = credentials(after, before, _ -> true).collect(toSet());
        return credentials(before, after, ofAccounts).filter(id -> !kept.contains(id));
    }

    /** Those of accounts that the others have otherwise. */
    private Stream<String> credentials(Rows rows, Rows others, Predicate<EntityId> ofAccounts) {
        return rows.entities().stream()
                .filter(one -> one.kind() == EntityKind.ACCOUNT && ofAccounts.test(one))
                .filter(one -> !Objects.equals(rows.row(one), others.row(one)))
                .flatMap(one -> Stream.ofNullable(rows.row(one)))
                .flatMap(row -> entities.account(row).stream())
                .flatMap(account -> account.credentials().stream())
                .map(one -> one.id(hasher));
    }

    private Stream<Difference> of(EntityId entity) {
        List<Object> was = before.row(entity);
        List<Object> is = after.row(entity);
        if (was == null) {
            return Stream.of(difference(entity, Action.ADDED, List.of()));
        }
        if (is == null) {
            return Stream.of(difference(entity, Action.REMOVED, List.of()));
        }
        return Stream.concat(moved(entity), changed(entity, was, is));
    }

    private Stream<Difference> moved(EntityId entity) {
        EntitySource was = before.source(entity);
        EntitySource is = after.source(entity);
        return was == null || is == null || was.file().isEmpty() || is.isOf(was.file())
                ? Stream.of()
                : Stream.of(difference(entity, Action.MOVED, List.of(was.file(), is.file())));
    }

    private Stream<Difference> changed(EntityId entity, List<Object> was, List<Object> is) {
        if (was.equals(is)) {
            return Stream.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        compare("", tree(entities.rewritten(entity.kind(), was)), tree(is), keys);
        return keys.isEmpty()
                ? Stream.of()
                : Stream.of(difference(entity, Action.CHANGED, List.copyOf(keys)));
    }

    private static JsonNode tree(List<Object> row) {
        return DocumentCodec.tree((String) row.getLast());
    }

    private static void compare(String path, JsonNode was, JsonNode is, Set<String> keys) {
        Set<String> names = new LinkedHashSet<>();
        was.fieldNames().forEachRemaining(names::add);
        is.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode one = was.path(name);
            JsonNode other = is.path(name);
            if (GROUPS.contains(name)) {
                compare(name + ".", one, other, keys);
            } else if (!values(one).equals(values(other))) {
                keys.add(key(path, name));
            }
        }
    }

    /** The order of a list tells nothing. */
    private static Object values(JsonNode node) {
        Set<JsonNode> all = new HashSet<>();
        node.forEach(all::add);
        return node.isArray() ? all : node;
    }

    private static String key(String path, String name) {
        String word = IN_VALUES.matcher(name).replaceFirst("");
        return KEYS.getOrDefault(path + word, KEYS.getOrDefault(word, word));
    }

    private static Difference difference(EntityId entity, Action action, List<String> details) {
        return new Difference(entity.kind(), entity.id(), action, details);
    }
}
