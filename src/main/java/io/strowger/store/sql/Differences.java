package io.strowger.store.sql;

import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Difference;
import io.strowger.provision.Difference.Action;
import io.strowger.provision.EntityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells in words of provisioning files what differs between rows; values are never told. */
final class Differences {

    /** Keys of files that are not called as the columns are. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("checkout_url", "checkout"),
                    Map.entry("checkout_secret", "checkout"),
                    Map.entry("callback_ranges", "callbacks"),
                    Map.entry("callback_secret", "callbacks"),
                    Map.entry("idle_millis", "idleWithin"),
                    Map.entry("secret_hash", "secret"),
                    Map.entry("answer_within_millis", "answerWithin"),
                    Map.entry("reply_within_millis", "replyWithin"),
                    Map.entry("session_within_millis", "sessionWithin"),
                    Map.entry("recover_within_millis", "recoverWithin"),
                    Map.entry("connect_within_millis", "connectWithin"),
                    Map.entry("title_case", "casing"),
                    Map.entry("late_after_millis", "lateAfter"));

    private final Rows before;
    private final Rows after;
    private final Owners differing;

    Differences(Rows before, Rows after) {
        this.before = before;
        this.after = after;
        this.differing = Owners.between(before, after);
    }

    /** All of them: account by account, then networks, then applications. */
    List<Difference> all() {
        Set<Entity> entities = new LinkedHashSet<>(Entity.all(before));
        entities.addAll(Entity.all(after));
        return Stream.concat(
                        Entity.KINDS.stream()
                                .flatMap(
                                        kind -> entities.stream().filter(one -> one.kind() == kind))
                                .flatMap(this::of),
                        withdrawn()
                                .filter(this::isOfARemainingAccount)
                                .map(key ->
                                        difference(
                                                EntityKind.CREDENTIAL,
                                                idOf(key),
                                                Action.REMOVED,
                                                List.of())))
                .toList();
    }

    /** The keys of the credentials that are no more. */
    Stream<List<Object>> withdrawn() {
        Set<List<Object>> kept = after.of(Table.CREDENTIALS).keySet();
        return before.of(Table.CREDENTIALS).keySet().stream().filter(key -> !kept.contains(key));
    }

    /** {@link CredentialDefinition#id} of a row with this key. */
    static String idOf(List<Object> key) {
        return CredentialDefinition.id(
                (String) key.get(0), (String) key.get(1), (String) key.get(2));
    }

    private boolean isOfARemainingAccount(List<Object> key) {
        String account = Objects.requireNonNull(before.text(Table.CREDENTIALS, key, "account"));
        return after.of(Table.ACCOUNTS).containsKey(List.<Object>of(account));
    }

    private Stream<Difference> of(Entity entity) {
        List<Object> was = before.of(entity.table()).get(entity.key());
        List<Object> is = after.of(entity.table()).get(entity.key());
        if (was == null) {
            return Stream.of(difference(entity, Action.ADDED, List.of()));
        }
        if (is == null) {
            return Stream.of(difference(entity, Action.REMOVED, List.of()));
        }
        return Stream.concat(moved(entity), changed(entity, was, is));
    }

    private Stream<Difference> moved(Entity entity) {
        EntitySource was = before.source(entity);
        EntitySource is = after.source(entity);
        return was == null || is == null || was.file().isEmpty() || is.isOf(was.file())
                ? Stream.of()
                : Stream.of(difference(entity, Action.MOVED, List.of(was.file(), is.file())));
    }

    private Stream<Difference> changed(Entity entity, List<Object> was, List<Object> is) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> columns = entity.table().columns();
        for (int i = 1; i < columns.size(); i++) {
            if (!was.get(i).equals(is.get(i))) {
                keys.add(key(columns.get(i)));
            }
        }
        keys.addAll(partsOf(entity));
        return keys.isEmpty()
                ? Stream.of()
                : Stream.of(difference(entity, Action.CHANGED, List.copyOf(keys)));
    }

    /** What differs of an entity in other tables. */
    private List<String> partsOf(Entity entity) {
        boolean account = entity.kind() == EntityKind.ACCOUNT;
        List<String> keys = new ArrayList<>();
        if (account && differing.credentials().contains(entity.id())) {
            keys.add("credentials");
        }
        if (entity.kind() == EntityKind.APPLICATION && differing.codes().contains(entity.id())) {
            keys.add("serviceCodes");
        }
        if (differing.prices().contains(List.of(entity.kind().word(), entity.id()))) {
            keys.add(account ? "purse" : "pushPrice");
        }
        return keys;
    }

    /** Those who have other credentials, codes or prices than before. */
    private record Owners(Set<Object> credentials, Set<Object> codes, Set<Object> prices) {

        static Owners between(Rows before, Rows after) {
            int account = Table.CREDENTIALS.columns().indexOf("account");
            int application = Table.SERVICE_CODES.columns().indexOf("application");
            return new Owners(
                    owners(before, after, Table.CREDENTIALS, row -> row.get(account)),
                    owners(before, after, Table.SERVICE_CODES, row -> row.get(application)),
                    owners(before, after, Table.PUSH_PRICES, row -> row.subList(0, 2)));
        }

        private static Set<Object> owners(
                Rows before, Rows after, Table table, Function<List<Object>, Object> owner) {
            Set<Object> owners = new HashSet<>();
            missing(before, after, table).forEach(row -> owners.add(owner.apply(row)));
            missing(after, before, table).forEach(row -> owners.add(owner.apply(row)));
            return owners;
        }

        private static Stream<List<Object>> missing(Rows from, Rows in, Table table) {
            return from.all(table).stream()
                    .filter(row -> !row.equals(in.of(table).get(table.keyOf(row))));
        }
    }

    private static String key(String column) {
        StringBuilder camel = new StringBuilder();
        for (String word : column.split("_", -1)) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return KEYS.getOrDefault(column, camel.toString());
    }

    private static Difference difference(Entity entity, Action action, List<String> details) {
        return difference(entity.kind(), entity.id(), action, details);
    }

    private static Difference difference(
            EntityKind kind, String id, Action action, List<String> details) {
        return new Difference(kind, id, action, details);
    }
}
