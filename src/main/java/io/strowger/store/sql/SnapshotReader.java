package io.strowger.store.sql;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.dialect.DialectOptions;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.Credential;
import io.strowger.security.Keys;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of rows; the order of values is that of {@link RowWriter}. */
final class SnapshotReader {

    private final Keys keys;

    SnapshotReader(Keys keys) {
        this.keys = keys;
    }

    Snapshot snapshot(long generation, Rows rows) {
        Map<String, List<ServiceCode>> codes = codes(rows);
        return new Snapshot(
                generation,
                networks(rows),
                rows.all(Table.ACCOUNTS).stream().map(row -> account(new Cells(row))).toList(),
                rows.all(Table.APPLICATIONS).stream()
                        .map(row -> application(new Cells(row), codes))
                        .toList());
    }

    private static Map<String, List<ServiceCode>> codes(Rows rows) {
        Map<String, List<ServiceCode>> codes = new HashMap<>();
        for (List<Object> row : rows.all(Table.SERVICE_CODES)) {
            Cells cells = new Cells(row);
            ServiceCode code = new ServiceCode(cells.text());
            codes.computeIfAbsent(cells.text(), application -> new ArrayList<>()).add(code);
        }
        return codes;
    }

    private List<NetworkDefinition> networks(Rows rows) {
        int position = Table.NETWORKS.columns().indexOf("position");
        return rows.all(Table.NETWORKS).stream()
                .sorted(Comparator.comparingLong(row -> (Long) row.get(position)))
                .map(row -> network(new Cells(row)))
                .toList();
    }

    private AccountDefinition account(Cells cells) {
        return new AccountDefinition(
                cells.text(),
                cells.text(),
                Set.copyOf(cells.list()),
                cells.flag(),
                checkout(cells.text(), cells.text()));
    }

    private AccountDefinition.@Nullable Checkout checkout(String url, String sealed) {
        return url.isEmpty()
                ? null
                : new AccountDefinition.Checkout(URI.create(url), keys.vault().open(sealed));
    }

    private NetworkDefinition network(Cells cells) {
        String id = cells.text();
        long position = cells.number();
        assert position > 0 : "networks are counted from 1";
        NetworkTerms terms = new NetworkTerms(id, cells.text(), cells.number(), cells.texts());
        return new NetworkDefinition(
                terms,
                cells.text(),
                cells.text(),
                cells.text(),
                cells.list(),
                credential(cells.text()),
                requestsPerSecond(cells));
    }

    private static int requestsPerSecond(Cells cells) {
        String url = cells.text();
        assert url != null : "the address belongs to what begins with us";
        return cells.count();
    }

    private @Nullable Credential credential(String hash) {
        return hash.isEmpty()
                ? null
                : new Credential(keys.credentials(), HexFormat.of().parseHex(hash));
    }

    private ApplicationDefinition application(Cells cells, Map<String, List<ServiceCode>> codes) {
        String id = cells.text();
        String account = cells.text();
        String dialect = cells.text();
        URI url = URI.create(cells.text());
        ApplicationTerms terms =
                new ApplicationTerms(
                        id,
                        account,
                        dialect,
                        cells.number(),
                        cells.number(),
                        cells.number(),
                        cells.number(),
                        cells.texts());
        long connectWithin = cells.number();
        int concurrency = cells.count();
        return new ApplicationDefinition(
                terms,
                url,
                new DialectOptions(cells.flag(), cells.flag(), keys.vault().open(cells.text())),
                connectWithin,
                concurrency,
                List.copyOf(codes.getOrDefault(id, List.of())));
    }
}
