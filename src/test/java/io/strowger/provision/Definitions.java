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
                AccountDefinition.Channel.USSD);
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
                AccountDefinition.Channel.SMS);
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
                terms, url, options, connectWithinMillis, concurrency, codes, null, true);
    }

    /** A purse with one price for all numbers. */
    public static PurseEntry purse(Money openingBalance, Money pushPrice) {
        return new PurseEntry(openingBalance, new PriceList(pushPrice, Map.of()));
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
            List<AccountEntry> accounts,
            List<NetworkEntry> networks,
            List<ApplicationEntry> applications) {
        return new ProvisionFile(
                "test.yaml",
                "/test-" + FILES.incrementAndGet() + ".yaml",
                false,
                accounts,
                networks,
                applications);
    }

    /** The same in another file. */
    public static ProvisionFile in(String path, ProvisionFile file) {
        return new ProvisionFile(
                file.source(),
                path,
                file.demo(),
                file.accounts(),
                file.networks(),
                file.applications());
    }

    public static AccountEntry entry(AccountDefinition account, CredentialEntry... credentials) {
        return new AccountEntry(2, account, null, List.of(credentials));
    }

    /** An account with a purse. */
    public static AccountEntry entry(AccountDefinition account, PurseEntry purse) {
        return new AccountEntry(3, account, purse, List.of());
    }

    /** An application whose pushes have a price of their own. */
    public static ApplicationEntry entry(ApplicationDefinition application, PriceList prices) {
        return new ApplicationEntry(6, application, prices);
    }

    public static CredentialEntry bearer(String secret) {
        return new CredentialEntry(
                9, CredentialEntry.Kind.BEARER, "", new Secret(secret), List.of(), false);
    }

    public static CredentialEntry oauth(String id, String secret) {
        return new CredentialEntry(
                10, CredentialEntry.Kind.OAUTH, id, new Secret(secret), List.of(), false);
    }

    /** A credential that is good from this machine alone. */
    public static CredentialEntry local(CredentialEntry one) {
        return new CredentialEntry(
                one.line(),
                one.kind(),
                one.id(),
                one.secret(),
                List.of(AddressRange.parse("127.0.0.0/8")),
                true);
    }

    public static ApplicationEntry entry(ApplicationDefinition application) {
        return new ApplicationEntry(5, application, PriceList.NONE);
    }

    public static NetworkEntry networkEntry(String id, String secret) {
        return new NetworkEntry(
                7,
                new NetworkTerms(
                        id,
                        id,
                        120_000,
                        new Texts(Map.of(SubscriberText.BUSY, "Später\nbitte \\"))),
                "http",
                "programmable",
                "GH",
                List.of("233", "234"),
                new Secret(secret),
                null,
                null,
                100,
                false);
    }

    /** A network that signs, and that we submit to. */
    public static NetworkEntry hubEntry(String id, Outbound outbound) {
        return new NetworkEntry(
                8,
                new NetworkTerms(id, id, 120_000, Texts.DEFAULTS),
                "http",
                "oneapi",
                "",
                List.of(),
                null,
                new Secret("whsec_aHVi"),
                outbound,
                0,
                true);
    }
}
