package io.strowger.provision;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Money;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Definitions for tests, plain but for what a test is about. */
public final class Definitions {

    private Definitions() {}

    public static AccountDefinition account(String id, String... permissions) {
        return account(id, List.of("7782"), permissions);
    }

    /** An account with callbacks of its own. */
    public static AccountDefinition account(
            String id, List<String> shortCodes, String... permissions) {
        return new AccountDefinition(
                id,
                id,
                Set.of(permissions),
                false,
                null,
                List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("fd00::/8")),
                new Secret("whsec_aHVzaA=="),
                shortCodes,
                AccountDefinition.Channel.USSD,
                null,
                List.of());
    }

    public static AccountDefinition withoutCallbacks(
            String id,
            String name,
            Set<String> permissions,
            boolean suspended,
            AccountDefinition.@Nullable Checkout checkout) {
        return new AccountDefinition(
                id,
                name,
                permissions,
                suspended,
                checkout,
                List.of(),
                new Secret(""),
                List.of(),
                AccountDefinition.Channel.SMS,
                null,
                List.of());
    }

    public static AccountDefinition suspended(String id) {
        return withoutCallbacks(id, id, Set.of("ussd"), true, null);
    }

    public static NetworkDefinition network(String id) {
        return network(
                new NetworkTerms(id, id, 120_000, Texts.DEFAULTS),
                "simulator",
                "",
                "GH",
                List.of(),
                null,
                0);
    }

    /** A network that signs nothing and is not submitted to. */
    public static NetworkDefinition network(
            NetworkTerms terms,
            String connector,
            String dialect,
            String country,
            List<String> prefixes,
            @Nullable Credential secret,
            int requestsPerSecond) {
        return new NetworkDefinition(
                terms,
                connector,
                dialect,
                country,
                prefixes,
                secret,
                requestsPerSecond,
                null,
                null,
                false,
                false,
                connector.equals("simulator"));
    }

    /** An application of the operator's file whose pushes are not recovered. */
    public static ApplicationDefinition application(
            ApplicationTerms terms,
            URI url,
            DialectOptions options,
            long connectWithinMillis,
            int concurrency,
            List<ServiceCode> codes) {
        return new ApplicationDefinition(
                terms,
                url,
                options,
                connectWithinMillis,
                concurrency,
                codes,
                null,
                PriceList.NONE,
                true,
                false,
                0);
    }

    /** A purse with one price for all numbers. */
    public static PurseDefinition purse(Money openingBalance, Money pushPrice) {
        return purse(openingBalance, new PriceList(pushPrice, Map.of()));
    }

    public static PurseDefinition purse(Money openingBalance, PriceList prices) {
        return new PurseDefinition(openingBalance.currency(), openingBalance, prices);
    }

    public static ApplicationDefinition application(String id, String account, String... codes) {
        return application(
                new ApplicationTerms(
                        id, account, "programmable", 5_000, 60_000, 180_000, 0, Texts.DEFAULTS),
                URI.create("http://127.0.0.1:7001/"),
                DialectOptions.DEFAULTS,
                2_000,
                64,
                List.of(codes).stream().map(ServiceCode::parse).toList());
    }

    private static final AtomicInteger FILES = new AtomicInteger();

    /** Each is a file of its own, so that none removes what another names. */
    public static ProvisionFile file(
            List<AccountDefinition> accounts,
            List<NetworkDefinition> networks,
            List<ApplicationDefinition> applications) {
        return new ProvisionFile(
                "test.yaml",
                "/test-" + FILES.incrementAndGet() + ".yaml",
                false,
                accounts,
                networks,
                applications,
                lines(accounts, networks, applications));
    }

    private static Map<EntityId, Integer> lines(
            List<AccountDefinition> accounts,
            List<NetworkDefinition> networks,
            List<ApplicationDefinition> applications) {
        Map<EntityId, Integer> lines = new HashMap<>();
        for (AccountDefinition one : accounts) {
            lines.put(new EntityId(EntityKind.ACCOUNT, one.id()), one.purse() == null ? 2 : 3);
            for (int i = 0; i < one.credentials().size(); i++) {
                boolean bearer =
                        one.credentials().get(i).kind() == CredentialDefinition.Kind.BEARER;
                lines.put(EntityId.credential(one.id(), i), bearer ? 9 : 10);
            }
        }
        networks.forEach(one -> lines.put(new EntityId(EntityKind.NETWORK, one.id()), 7));
        applications.forEach(one -> lines.put(new EntityId(EntityKind.APPLICATION, one.id()), 5));
        return lines;
    }

    /** The same in another file. */
    public static ProvisionFile in(String path, ProvisionFile file) {
        return new ProvisionFile(
                file.source(),
                path,
                file.demo(),
                file.accounts(),
                file.networks(),
                file.applications(),
                file.lines());
    }

    public static AccountDefinition entry(
            AccountDefinition account, CredentialDefinition... credentials) {
        return holding(account, account.purse(), List.of(credentials));
    }

    /** An account with a purse. */
    public static AccountDefinition entry(AccountDefinition account, PurseDefinition purse) {
        return holding(account, purse, account.credentials());
    }

    private static AccountDefinition holding(
            AccountDefinition account,
            @Nullable PurseDefinition purse,
            List<CredentialDefinition> credentials) {
        return new AccountDefinition(
                account.id(),
                account.name(),
                account.permissions(),
                account.suspended(),
                account.checkout(),
                account.callbackRanges(),
                account.callbackSecret(),
                account.shortCodes(),
                account.channel(),
                purse,
                credentials);
    }

    /** An application that is asked once more whenever its connection is closed. */
    public static ApplicationDefinition retryingEveryClose(ApplicationDefinition one) {
        return new ApplicationDefinition(
                one.terms(),
                one.url(),
                one.options(),
                one.connectWithinMillis(),
                one.concurrency(),
                one.codes(),
                one.recoveryCode(),
                one.prices(),
                one.trusted(),
                true,
                one.maxDataBytes());
    }

    /** An application whose pushes have a price of their own. */
    public static ApplicationDefinition entry(ApplicationDefinition one, PriceList prices) {
        return new ApplicationDefinition(
                one.terms(),
                one.url(),
                one.options(),
                one.connectWithinMillis(),
                one.concurrency(),
                one.codes(),
                one.recoveryCode(),
                prices,
                one.trusted(),
                one.retriesEveryClose(),
                one.maxDataBytes());
    }

    public static CredentialDefinition bearer(String secret) {
        return credential(CredentialDefinition.Kind.BEARER, "", secret);
    }

    public static CredentialDefinition oauth(String id, String secret) {
        return credential(CredentialDefinition.Kind.OAUTH, id, secret);
    }

    private static CredentialDefinition credential(
            CredentialDefinition.Kind kind, String id, String secret) {
        return new CredentialDefinition(
                kind, id, Credential.of(new Secret(secret)), List.of(), false);
    }

    /** A credential that is good from this machine alone. */
    public static CredentialDefinition local(CredentialDefinition one) {
        return new CredentialDefinition(
                one.kind(),
                one.name(),
                one.secret(),
                List.of(AddressRange.parse("127.0.0.0/8")),
                true);
    }

    public static ApplicationDefinition entry(ApplicationDefinition application) {
        return application;
    }

    public static NetworkDefinition networkEntry(String id, String secret) {
        return network(
                new NetworkTerms(
                        id,
                        id,
                        120_000,
                        new Texts(Map.of(SubscriberText.BUSY, "Später\nbitte \\"))),
                "http",
                "programmable",
                "GH",
                List.of("233", "234"),
                Credential.of(new Secret(secret)),
                100);
    }

    /** A network that signs, and that we submit to. */
    public static NetworkDefinition hubEntry(String id, Outbound outbound) {
        return new NetworkDefinition(
                new NetworkTerms(id, id, 120_000, Texts.DEFAULTS),
                "http",
                "oneapi",
                "",
                List.of(),
                null,
                0,
                new Secret("whsec_aHVi"),
                outbound,
                true,
                false,
                false);
    }
}
