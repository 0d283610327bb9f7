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
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.Credentials;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Outbound;
import io.strowger.provision.Snapshot;
import io.strowger.provision.Subscription;
import io.strowger.security.AddressRange;
import io.strowger.security.ColumnCipher;
import io.strowger.security.Credential;
import io.strowger.security.Keys;
import io.strowger.security.SealedValueException;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a snapshot of rows; the order of values is that of {@link RowWriter}.
 *
 * <p>A secret that does not open takes what it belongs to out of service and nothing else: a
 * network and an application are left out, an account is suspended. Neither a request without its
 * secret nor a network that is not asked for one would be right. The log names the place.
 */
final class SnapshotReader {

    private static final Logger log = LoggerFactory.getLogger(SnapshotReader.class);

    private final Keys keys;
    private final OneApiApplications oneApi;
    private final ColumnCipher checkouts;
    private final ColumnCipher callbacks;
    private final ColumnCipher outbounds;
    private final ColumnCipher webhooks;
    private final ColumnCipher secrets;
    private final Dialects dialects;
    private final Set<String> simulated;

    SnapshotReader(
            Keys keys,
            OneApiApplications oneApi,
            Dialects dialects,
            List<ConnectorTraits> connectors) {
        this.simulated =
                connectors.stream()
                        .filter(ConnectorTraits::simulated)
                        .map(ConnectorTraits::name)
                        .collect(Collectors.toUnmodifiableSet());
        this.dialects = dialects;
        this.keys = keys;
        this.oneApi = oneApi;
        this.checkouts = Table.ACCOUNTS.sealed(keys, "checkout_secret");
        this.callbacks = Table.ACCOUNTS.sealed(keys, "callback_secret");
        this.outbounds = Table.NETWORKS.sealed(keys, "outbound_secret");
        this.webhooks = Table.NETWORKS.sealed(keys, "webhook_secret");
        this.secrets = Table.APPLICATIONS.sealed(keys, "secret");
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
                .flatMap(row -> opened(() -> application(new RowCursor(row), codes)).stream())
                .toList();
    }

    private Credentials credentials(Rows rows, Map<String, AccountDefinition> accounts) {
        return new Credentials(
                keys.credentials(),
                CredentialRows.all(rows),
                account -> Objects.requireNonNull(accounts.get(account)).permissions());
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
                .flatMap(row -> opened(() -> network(new RowCursor(row), rows)).stream())
                .toList();
    }

    private AccountDefinition account(RowCursor cells) {
        String id = cells.text();
        String name = cells.text();
        Set<String> permissions = Set.copyOf(cells.list());
        boolean suspended = cells.flag();
        String checkoutUrl = cells.text();
        Optional<Secret> checkoutSecret = secret(checkouts, id, cells.text());
        List<AddressRange> ranges = cells.list().stream().map(AddressRange::parse).toList();
        List<String> shortCodes = cells.list();
        Channel channel = Channel.valueOf(cells.text());
        Optional<Secret> callbackSecret = secret(callbacks, id, cells.text());
        return new AccountDefinition(
                id,
                name,
                permissions,
                suspended || checkoutSecret.isEmpty() || callbackSecret.isEmpty(),
                checkoutSecret.map(secret -> checkout(checkoutUrl, secret)).orElse(null),
                ranges,
                callbackSecret.orElse(new Secret("")),
                shortCodes,
                channel);
    }

    private static AccountDefinition.@Nullable Checkout checkout(String url, Secret secret) {
        return url.isEmpty()
                ? null
                : new AccountDefinition.Checkout(URI.create(url), secret.reveal());
    }

    private static Optional<Secret> secret(ColumnCipher column, String id, String sealed) {
        return opened(() -> new Secret(column.open(id, sealed)));
    }

    /** Nothing when one of its secrets does not open. */
    private static <T> Optional<T> opened(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SealedValueException e) {
            log.error("{} What it belongs to is out of service", e.getMessage());
            return Optional.empty();
        }
    }

    private NetworkDefinition network(RowCursor cells, Rows rows) {
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
        Secret outboundSecret = opened(outbounds, id, cells.text());
        Outbound outbound = outbound(url, outboundSecret, cells.text());
        return new NetworkDefinition(
                terms,
                connector,
                dialect,
                country,
                prefixes,
                secret,
                requestsPerSecond,
                opened(webhooks, id, cells.text()),
                outbound,
                cells.flag(),
                isDemo(rows, id),
                simulated.contains(connector));
    }

    private static boolean isDemo(Rows rows, String network) {
        EntitySource source = rows.source(new Entity(EntityKind.NETWORK, network));
        return source != null && source.demo();
    }

    private static @Nullable Outbound outbound(
            String url, @Nullable Secret secret, String notifyUrl) {
        return url.isEmpty() || secret == null
                ? null
                : new Outbound(
                        URI.create(url),
                        secret,
                        notifyUrl.isEmpty() ? null : URI.create(notifyUrl));
    }

    private static @Nullable Secret opened(ColumnCipher column, String id, String sealed) {
        return sealed.isEmpty() ? null : new Secret(column.open(id, sealed));
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
                new DialectOptions(cells.flag(), cells.flag(), secrets.open(id, cells.text()));
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
