package io.strowger.provision;

import io.strowger.core.model.DialString;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.routing.Match;
import io.strowger.core.routing.RoutingTable;
import io.strowger.core.session.Destination;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.security.Principal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is provisioned, at one moment: immutable, read by every thread, replaced whole.
 *
 * <p>Networks keep the order in which they were provisioned: the first takes what no prefix claims.
 */
public final class Snapshot {

    public static final Snapshot EMPTY = new Snapshot(0, List.of(), List.of(), List.of());

    /** Of a token behind a recovery code (docs/protocols/push.md, "Recovery"). */
    private static final int RECOVERY_DIGITS = 5;

    private final long generation;
    private final Map<String, NetworkDefinition> networks;
    private final Map<String, AccountDefinition> accounts;
    private final Map<String, ApplicationDefinition> applications;
    private final RoutingTable<ApplicationDefinition> routes;
    private final Credentials credentials;

    /** A snapshot where nobody has a credential. */
    public Snapshot(
            long generation,
            Collection<NetworkDefinition> networks,
            Collection<AccountDefinition> accounts,
            Collection<ApplicationDefinition> applications) {
        this(generation, networks, accounts, applications, Credentials.NONE);
    }

    /**
     * @param generation rises with every change
     */
    public Snapshot(
            long generation,
            Collection<NetworkDefinition> networks,
            Collection<AccountDefinition> accounts,
            Collection<ApplicationDefinition> applications,
            Credentials credentials) {
        this.generation = generation;
        this.networks = byId(networks, network -> network.terms().id());
        this.accounts = byId(accounts, AccountDefinition::id);
        this.applications = byId(applications, application -> application.terms().id());
        this.routes = routes(applications);
        this.credentials = credentials;
    }

    private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
        Map<String, T> map = LinkedHashMap.newLinkedHashMap(all.size());
        all.forEach(one -> map.put(id.apply(one), one));
        return map;
    }

    private static RoutingTable<ApplicationDefinition> routes(
            Collection<ApplicationDefinition> applications) {
        RoutingTable.Builder<ApplicationDefinition> builder = RoutingTable.builder();
        for (ApplicationDefinition application : applications) {
            for (ServiceCode code : application.codes()) {
                builder.add(code, application);
            }
            ServiceCode recovery = application.recoveryCode();
            if (recovery != null) {
                builder.add(recovery, application);
            }
        }
        return builder.build();
    }

    public long generation() {
        return generation;
    }

    public @Nullable NetworkDefinition network(String id) {
        return networks.get(id);
    }

    public Collection<NetworkDefinition> networks() {
        return networks.values();
    }

    /**
     * The ids of the networks that may take a number, the best first: by the longest prefix, then
     * in the order in which they were provisioned.
     */
    public List<String> networksFor(Msisdn msisdn) {
        return bestFirst(msisdn).map(network -> network.terms().id()).toList();
    }

    private Stream<NetworkDefinition> bestFirst(Msisdn msisdn) {
        String digits = msisdn.digits();
        return networks.values().stream()
                .sorted(Comparator.comparingInt(network -> -network.longestPrefixOf(digits)));
    }

    /**
     * The id of the network on which a session is begun with a number: the best of those that are
     * submitted to, and a simulator only when no other could take the number; else the best of all;
     * empty when there is none. Where a network claims the number, it is none that claims others
     * only: the subscriber is not there.
     */
    public Optional<String> networkTo(Msisdn msisdn) {
        String digits = msisdn.digits();
        boolean claimed = networks.values().stream().anyMatch(one -> one.claims(digits));
        return bestFirst(msisdn)
                .filter(one -> !claimed || one.prefixes().isEmpty() || one.claims(digits))
                .min(Comparator.comparingInt(one -> one.rankOfSubmits(msisdn.digits())))
                .map(network -> network.terms().id());
    }

    public @Nullable AccountDefinition account(String id) {
        return accounts.get(id);
    }

    public Collection<AccountDefinition> accounts() {
        return accounts.values();
    }

    /** Whether what one account takes may be wanting to another. */
    public boolean hasSeveralAccounts() {
        return accounts.size() > 1;
    }

    public @Nullable ApplicationDefinition application(String id) {
        return applications.get(id);
    }

    public Collection<ApplicationDefinition> applications() {
        return applications.values();
    }

    /**
     * What a push of an application to a number costs; null when there is no such application or
     * its account has no purse. The most specific price holds: of the application by prefix, of the
     * application, of the account by prefix, of the account.
     */
    public @Nullable Money pushPrice(String application, Msisdn msisdn) {
        ApplicationDefinition definition = applications.get(application);
        AccountDefinition account =
                definition == null ? null : accounts.get(definition.terms().account());
        PurseDefinition purse = account == null ? null : account.purse();
        if (definition == null || purse == null) {
            return null;
        }
        Money own = definition.prices().of(msisdn.digits());
        return own == null ? purse.prices().of(msisdn.digits()) : own;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Whose bearer credential of the provisioning file this is, or null when it is nobody's. */
    public @Nullable Principal bearer(String presented) {
        return credentials.find(CredentialDefinition.Kind.BEARER, "", presented);
    }

    /**
     * The application of a session that an account begins itself (docs/protocols/oneapi.md): the
     * one that would get the dials of the code, when it is the account's own and speaks oneapi;
     * else one that has no URL of its own ({@link ApplicationDefinition#NOWHERE}). Null when the
     * short code is not the account's.
     *
     * @param shortCode digits
     * @param keyword what tells apart applications of one short code, or null or empty
     */
    public @Nullable ApplicationDefinition oneApi(
            String account, String shortCode, @Nullable String keyword) {
        ApplicationDefinition own = dialled(account, shortCode + "*" + keyword);
        if (own == null) {
            own = dialled(account, shortCode);
        }
        return own == null
                ? applications.get(OneApiApplications.initiating(account, shortCode))
                : own;
    }

    private @Nullable ApplicationDefinition dialled(String account, String segments) {
        return DialString.parse("*" + segments + "#")
                .flatMap(routes::match)
                .filter(match -> !match.code().equals(match.target().recoveryCode()))
                .map(Match::target)
                .filter(one -> one.terms().account().equals(account))
                .filter(one -> one.terms().dialect().equals(OneApiDialect.NAME))
                .orElse(null);
    }

    /** Where a dial string leads; what is no dial string leads nowhere. */
    public Destination destination(String dialled) {
        return DialString.parse(dialled)
                .flatMap(routes::match)
                .map(this::destination)
                .orElseGet(() -> new Destination.Refused(EndReason.NO_SUCH_CODE));
    }

    private Destination destination(Match<ApplicationDefinition> match) {
        ApplicationDefinition application = match.target();
        AccountDefinition account = accounts.get(application.terms().account());
        if (account == null || !account.mayBeDialled()) {
            return new Destination.Refused(EndReason.NOT_ALLOWED);
        }
        return match.code().equals(application.recoveryCode())
                ? recovery(match.code(), match.rest())
                : new Destination.Routed(application.terms(), match.code(), match.rest());
    }

    private static Destination recovery(ServiceCode code, String token) {
        return token.length() == RECOVERY_DIGITS && token.indexOf('*') < 0
                ? new Destination.Recovery(code, token)
                : new Destination.Refused(EndReason.RECOVERY_INVALID);
    }
}
