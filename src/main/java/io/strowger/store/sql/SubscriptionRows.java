package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of subscriptions; the order of values is that of {@link Table#SUBSCRIPTIONS}. */
final class SubscriptionRows {

    private SubscriptionRows() {}

    static List<Object> row(Subscription one) {
        Wish wish = one.wish();
        return List.of(
                one.id(),
                wish.account(),
                wish.notifyUrl().toString(),
                wish.callbackData(),
                wish.correlator(),
                RowCursor.flag(wish.listed()),
                wish.criteria().stream()
                        .map(SubscriptionRows::line)
                        .collect(Collectors.joining("\n")),
                one.createdAt());
    }

    static Subscription subscription(List<Object> row) {
        RowCursor cells = new RowCursor(row);
        String id = cells.text();
        Wish wish =
                new Wish(
                        cells.text(),
                        URI.create(cells.text()),
                        cells.text(),
                        cells.text(),
                        cells.flag(),
                        cells.text().lines().map(SubscriptionRows::criterion).toList());
        return new Subscription(id, wish, cells.number());
    }

    private static String line(Criterion one) {
        return String.join("\t", one.shortCode(), one.operatorCode(), one.keyword());
    }

    private static Criterion criterion(String line) {
        String[] fields = line.split("\t", -1);
        return new Criterion(fields[0], fields[1], fields[2]);
    }

    static List<Subscription> all(Rows rows) {
        return rows.all(Table.SUBSCRIPTIONS).stream().map(SubscriptionRows::subscription).toList();
    }

    /** For each code the id of the subscription that has it. */
    static Map<ServiceCode, String> holders(Rows rows) {
        Map<ServiceCode, String> holders = new HashMap<>();
        for (List<Object> row : rows.all(Table.SUBSCRIPTION_CODES)) {
            RowCursor cells = new RowCursor(row);
            holders.put(new ServiceCode(cells.text()), cells.text());
        }
        return holders;
    }
}
