package io.strowger.store.sql;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Dialects;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.AccountDefinition.Channel;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.Credentials;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Outbound;
import io.strowger.provision.Snapshot;
import io.strowger.provision.Subscription;
import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of rows; the order of values is that of {@link RowWriter}. */
final class SnapshotReader {

    private final Keys keys;
    private final OneApiApplications oneApi;
    private final Dialects dialects;

    SnapshotReader(Keys keys, OneApiApplications oneApi, Dialects dialects) {
        this.dialects = dialects;
        this.keys = keys;
        this.oneApi = oneApi;
    }

    Snapshot snapshot(long generation, Rows rows) {
        Map<String, AccountDefinition> accounts = accounts(rows);
        return new Snapshot(
                generation,
                networks(rows),
                accounts.values(),
                Stream.concat(
                                applications(rows).stream(),
                                subscribed(rows, accounts.values()).stream())
                        .toList(),
                credentials(rows, accounts),
                PriceRows.prices(rows));
    }

    private List<ApplicationDefinition> subscribed(
            Rows rows, Collection<AccountDefinition> accounts) {
        List<Subscription> all = SubscriptionRows.all(rows);
        return oneApi.of(accounts, all, SubscriptionRows.live(rows, all));
    }

    private Map<String, AccountDefinition> accounts(Rows rows) {
        Map<String, AccountDefinition> accounts = new LinkedHashMap<>();
        for (List<Object> row : rows.all(Table.ACCOUNTS)) {
            AccountDefinition account = account(new RowCursor(row));
            accounts.put(account.id(), account);
        }
        return accounts;
    }

    private List<ApplicationDefinition> applications(Rows rows) {
        Map<String, List<ServiceCode>> codes = codes(rows);
        return rows.all(Table.APPLICATIONS).stream()
                .map(row -> application(new RowCursor(row), codes))
                .toList();
    }

    private Credentials credentials(Rows rows, Map<String, AccountDefinition> accounts) {
        return new Credentials(
                keys.credentials(),
                rows.all(Table.CREDENTIALS).stream()
                        .map(row -> credential(new RowCursor(row)))
                        .toList(),
                account -> Objects.requireNonNull(accounts.get(account)).permissions());
    }

    private static CredentialDefinition credential(RowCursor cells) {
        CredentialEntry.Kind kind = CredentialEntry.Kind.valueOf(cells.text());
        String name = cells.text();
        String hash = cells.text();
        String account = cells.text();
        List<String> addresses = cells.list();
        Optional<List<AddressRange>> ranges = ranges(addresses);
        return new CredentialDefinition(
                kind,
                name,
                hash,
                account,
                ranges.orElse(List.of()),
                cells.flag(),
                ranges.isEmpty());
    }

    /** A list that somebody has damaged must not take everybody's credentials away. */
    private static Optional<List<AddressRange>> ranges(List<String> addresses) {
        try {
            return Optional.of(addresses.stream().map(AddressRange::parse).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<ServiceCode>> codes(Rows rows) {
        Map<String, List<ServiceCode>> codes = new HashMap<>();
        for (List<Object> row : rows.all(Table.SERVICE_CODES)) {
            RowCursor cells = new RowCursor(row);
            ServiceCode code = new ServiceCode(cells.text());
            codes.computeIfAbsent(cells.text(), application -> new ArrayList<>()).add(code);
        }
        return codes;
    }

    private List<NetworkDefinition> networks(Rows rows) {
        int position = Table.NETWORKS.columns().indexOf("position");
        return rows.all(Table.NETWORKS).stream()
                .sorted(Comparator.comparingLong(row -> (Long) row.get(position)))
                .map(row -> network(new RowCursor(row)))
                .toList();
    }

    private AccountDefinition account(RowCursor cells) {
        String id = cells.text();
        String name = cells.text();
        Set<String> permissions = Set.copyOf(cells.list());
        boolean suspended = cells.flag();
        AccountDefinition.Checkout checkout = checkout(cells.text(), cells.text());
        List<AddressRange> ranges = cells.list().stream().map(AddressRange::parse).toList();
        List<String> shortCodes = cells.list();
        Channel channel = Channel.valueOf(cells.text());
        Secret secret = new Secret(keys.vault().open(cells.text()));
        return new AccountDefinition(
                id, name, permissions, suspended, checkout, ranges, secret, shortCodes, channel);
    }

    private AccountDefinition.@Nullable Checkout checkout(String url, String sealed) {
        return url.isEmpty()
                ? null
                : new AccountDefinition.Checkout(URI.create(url), keys.vault().open(sealed));
    }

    private NetworkDefinition network(RowCursor cells) {
        String id = cells.text();
        long position = cells.number();
        assert position > 0 : "networks are counted from 1";
        NetworkTerms terms = new NetworkTerms(id, cells.text(), cells.number(), cells.texts());
        String connector = cells.text();
        String dialect = cells.text();
        String country = cells.text();
        List<String> prefixes = cells.list();
        Credential secret = presented(cells.text());
        String url = cells.text();
        int requestsPerSecond = cells.count();
        Outbound outbound = outbound(url, cells.text(), cells.text());
        return new NetworkDefinition(
                terms,
                connector,
                dialect,
                country,
                prefixes,
                secret,
                requestsPerSecond,
                opened(cells.text()),
                outbound,
                cells.flag());
    }

    private @Nullable Outbound outbound(String url, String sealed, String notifyUrl) {
        Secret secret = opened(sealed);
        return url.isEmpty() || secret == null
                ? null
                : new Outbound(
                        URI.create(url),
                        secret,
                        notifyUrl.isEmpty() ? null : URI.create(notifyUrl));
    }

    private @Nullable Secret opened(String sealed) {
        return sealed.isEmpty() ? null : new Secret(keys.vault().open(sealed));
    }

    private @Nullable Credential presented(String hash) {
        return hash.isEmpty()
                ? null
                : new Credential(keys.credentials(), HexFormat.of().parseHex(hash));
    }

    private ApplicationDefinition application(
            RowCursor cells, Map<String, List<ServiceCode>> codes) {
        String id = cells.text();
        String account = cells.text();
        String dialect = cells.text();
        URI url = URI.create(cells.text());
        long answerWithin = cells.number();
        long replyWithin = cells.number();
        long sessionWithin = cells.number();
        long recoverWithin = cells.number();
        Texts texts = cells.texts();
        long connectWithin = cells.number();
        int concurrency = cells.count();
        DialectOptions options =
                new DialectOptions(cells.flag(), cells.flag(), keys.vault().open(cells.text()));
        String recoveryCode = cells.text();
        boolean late = cells.flag();
        long lateAfter = cells.number();
        return new ApplicationDefinition(
                new ApplicationTerms(
                        id,
                        account,
                        dialect,
                        answerWithin,
                        replyWithin,
                        sessionWithin,
                        recoverWithin,
                        late ? lateAfter : 0,
                        dialects.toldOfItsEnds(dialect),
                        texts),
                url,
                options,
                connectWithin,
                concurrency,
                List.copyOf(codes.getOrDefault(id, List.of())),
                recoveryCode.isEmpty() ? null : new ServiceCode(recoveryCode),
                true);
    }
}
