package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.store.Subscriptions.Created;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has the codes of a wish before it is granted.
 *
 * @param applications codes that applications have, recovery codes too
 * @param subscriptions for each code the subscription that has it
 */
record CodeOwners(Set<ServiceCode> applications, Map<ServiceCode, Subscription> subscriptions) {

    private static final String APPLICATION = "SELECT code FROM service_codes WHERE code = $1";

    // an account that lost the short code does not keep others from it
    private static final String SUBSCRIPTION =
            "SELECT "
                    + Table.SUBSCRIPTIONS.columns().stream()
                            .map(column -> "s." + column)
                            .collect(Collectors.joining(", "))
                    + " FROM subscription_codes c JOIN subscriptions s ON s.id = c.subscription"
                    + " JOIN accounts a ON a.id = s.account WHERE c.code = $1"
                    + " AND EXISTS (SELECT 1 FROM json_each(a.document, '$.shortCodes') WHERE value = $2)";

    static Future<CodeOwners> of(SqlClient client, Wish wish) {
        CodeOwners found = new CodeOwners(new HashSet<>(), new HashMap<>());
        Future<Void> last = Future.succeededFuture();
        for (Criterion one : wish.criteria()) {
            last = last.compose(done -> found.read(client, one));
        }
        return last.map(found);
    }

    private Future<Void> read(SqlClient client, Criterion criterion) {
        ServiceCode code = criterion.code();
        return client.preparedQuery(APPLICATION)
                .execute(Tuple.of(code.segments()))
                .compose(rows -> {
                    rows.forEach(row -> applications.add(code));
                    return client.preparedQuery(SUBSCRIPTION)
                            .execute(Tuple.of(code.segments(), criterion.shortCode()));
                })
                .onSuccess(rows -> note(code, rows))
                .mapEmpty();
    }

    private void note(ServiceCode code, RowSet<Row> rows) {
        rows.forEach(
                row -> subscriptions.put(code, SubscriptionRows.subscription(Table.values(row))));
    }

    /** What the wish comes to when it cannot be a new subscription, else null. */
    @Nullable Created against(Wish wish) {
        List<Criterion> taken =
                wish.criteria().stream().filter(one -> isTaken(one.code())).toList();
        if (taken.isEmpty()) {
            return null;
        }
        Subscription holder = subscriptions.get(taken.getFirst().code());
        return holder != null && holder.wish().sameAs(wish)
                ? new Created.Same(holder)
                : new Created.Overlap(taken.getFirst());
    }

    private boolean isTaken(ServiceCode code) {
        return applications.contains(code) || subscriptions.containsKey(code);
    }
}
