package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
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

    private static final String ACCOUNT = "account";
    private static final String APPLICATION = "application";

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

    /** The keys of all rows of those whom a file names. */
    static List<List<Object>> gone(Rows rows, ProvisionFile file) {
        Set<List<Object>> named =
                file.accounts().stream()
                        .map(account -> List.<Object>of(ACCOUNT, account.id()))
                        .collect(Collectors.toSet());
        file.applications().stream()
                .map(ApplicationEntry::id)
                .forEach(id -> named.add(List.of(APPLICATION, id)));
        return rows.of(Table.PUSH_PRICES).keySet().stream()
                .filter(key -> named.contains(key.subList(0, 2)))
                .toList();
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
