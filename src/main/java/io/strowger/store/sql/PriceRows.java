package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.EntityKind;
import io.strowger.provision.PriceList;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.PurseEntry;
import io.strowger.provision.PushPrices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The prices of pushes as rows, one for each prefix and one for the empty prefix. */
final class PriceRows {

    private static final String ACCOUNT = EntityKind.ACCOUNT.word();
    private static final String APPLICATION = EntityKind.APPLICATION.word();

    private PriceRows() {}

    /** All rows that a file wants. */
    static List<List<Object>> of(ProvisionFile file) {
        List<List<Object>> wanted = new ArrayList<>();
        for (AccountEntry account : file.accounts()) {
            PurseEntry purse = account.purse();
            if (purse != null) {
                add(wanted, ACCOUNT, account.id(), purse.prices());
            }
        }
        file.applications().forEach(one -> add(wanted, APPLICATION, one.id(), one.prices()));
        return wanted;
    }

    private static void add(List<List<Object>> rows, String of, String owner, PriceList prices) {
        if (prices.general() != null) {
            rows.add(row(of, owner, "", prices.general()));
        }
        prices.byPrefix().forEach((prefix, price) -> rows.add(row(of, owner, prefix, price)));
    }

    private static List<Object> row(String of, String owner, String prefix, Money price) {
        return List.of(of, owner, prefix, price.currency(), price.minorUnits());
    }

    /** Removes all prices of accounts or applications. */
    static void remove(Rows rows, EntityKind of, Set<String> owners) {
        rows.of(Table.PUSH_PRICES)
                .keySet()
                .removeIf(key ->
                        key.get(0).equals(of.word()) && owners.contains((String) key.get(1)));
    }

    /** All prices, for a snapshot. */
    static PushPrices prices(Rows rows) {
        return new PushPrices(lists(rows, ACCOUNT), lists(rows, APPLICATION));
    }

    private static Map<String, PriceList> lists(Rows rows, String of) {
        Map<String, Map<String, Money>> byOwner = new HashMap<>();
        for (List<Object> row : rows.all(Table.PUSH_PRICES)) {
            RowCursor cells = new RowCursor(row);
            if (cells.text().equals(of)) {
                byOwner.computeIfAbsent(cells.text(), owner -> new HashMap<>())
                        .put(cells.text(), new Money(cells.text(), cells.number()));
            }
        }
        return byOwner.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> list(entry.getValue())));
    }

    private static PriceList list(Map<String, Money> byPrefix) {
        Map<String, Money> prefixes = new HashMap<>(byPrefix);
        return new PriceList(prefixes.remove(""), prefixes);
    }
}
