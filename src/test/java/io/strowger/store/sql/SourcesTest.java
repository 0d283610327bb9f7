package io.strowger.store.sql;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.provision.Definitions.in;
import static io.strowger.provision.Definitions.networkEntry;
import static io.strowger.provision.Definitions.oauth;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.core.model.Money;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.purse.Purse;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.Criterion;
import io.strowger.provision.Definitions;
import io.strowger.provision.Difference;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Provisioner.Outcome;
import io.strowger.provision.Snapshot;
import io.strowger.provision.Subscription.Wish;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Subscriptions;
import io.strowger.store.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is provisioned belongs to the file that named it last. */
class SourcesTest {

    private static final String OURS = "/ours.yaml";
    private static final String THEIRS = "/theirs.yaml";
    private static final AccountDefinition ACME =
            entry(account("acme", "ussd"), oauth("key", "secret-1"));
    private static final AccountDefinition BETA =
            entry(account("beta", "ussd"), bearer("secret-2"));
    private static final ApplicationDefinition BANK = entry(application("bank", "acme", "*713#"));
    private static final ApplicationDefinition SHOP = entry(application("shop", "acme", "*714#"));
    private static final ApplicationDefinition SHOP2 = entry(application("shop2", "beta", "*714#"));
    private static final ApplicationDefinition SHOP3 = entry(application("shop3", "beta", "*714#"));
    private static final NetworkDefinition UP = networkEntry("up", "network-secret");
    private static final ProvisionFile NO_DEMO =
            of("built-in demo", List.of(), List.of(), List.of());

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    private @Nullable SqlRegistry registry;

    @BeforeEach
    void start() {
        registry =
                new SqlRegistry(
                        sqlite.database(),
                        keys,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());
        await(registry.start(sqlite.vertx()));
    }

    private Provisioner provisioner() {
        return new SqlProvisioner(sqlite.database(), keys);
    }

    private Snapshot now() {
        return await(Objects.requireNonNull(registry).refresh());
    }

    private static ProvisionFile of(
            String path,
            List<AccountDefinition> accounts,
            List<NetworkDefinition> networks,
            List<ApplicationDefinition> applications) {
        return in(path, file(accounts, networks, applications));
    }

    private static ProvisionFile demo(String path, AccountDefinition... accounts) {
        return new ProvisionFile(
                path, path, true, List.of(accounts), List.of(UP), List.of(BANK), Map.of());
    }

    private List<String> apply(ProvisionFile file) {
        return sentences(await(provisioner().apply(file)));
    }

    private List<String> begin(ProvisionFile... files) {
        return sentences(await(provisioner().start(List.of(files), NO_DEMO)));
    }

    private List<String> remove(EntityKind kind, String id) {
        return sentences(await(provisioner().remove(kind, id)));
    }

    private static List<String> sentences(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(var _, var all) -> all.stream().map(Difference::toString).toList();
            case Outcome.Refused refused -> List.of("refused: " + refused);
        };
    }

    private Stream<String> applications() {
        return now().applications().stream()
                .map(one -> one.terms().id())
                .filter(id -> !id.startsWith("oneapi-"));
    }

    @Test
    void shouldRemoveWhatAnAppliedFileDoesNotNameAnyMore() {
        apply(of(THEIRS, List.of(BETA), List.of(), List.of()));
        apply(of(OURS, List.of(ACME), List.of(UP), List.of(BANK, SHOP)));

        assertThat(apply(of(OURS, List.of(ACME), List.of(), List.of(BANK))))
                .containsExactly("network up is removed", "application shop is removed");

        assertThat(applications()).containsExactly("bank");
        assertThat(now().networks()).isEmpty();
        assertThat(now().destination("*714#").toString()).contains("NO_SUCH_CODE");
        assertThat(now().accounts()).extracting(AccountDefinition::id).contains("acme", "beta");
    }

    @Test
    void shouldRemoveAtAStartWhatStartFilesNamedThatAreNamedNoMore() {
        begin(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)));
        apply(of(THEIRS, List.of(BETA), List.of(), List.of()));

        assertThat(
                        begin(
                                of(
                                        "/new.yaml",
                                        List.of(entry(account("new", "ussd"))),
                                        List.of(),
                                        List.of())))
                .containsExactly(
                        "account acme is removed",
                        "account new is added",
                        "network up is removed",
                        "application bank is removed");

        assertThat(now().accounts())
                .extracting(AccountDefinition::id)
                .containsExactly("beta", "new");
        assertThat(now().bearer("secret-2")).isNotNull();
        assertThat(now().credentials().find(CredentialDefinition.Kind.OAUTH, "key", "secret-1"))
                .isNull();
    }

    @Test
    void shouldKeepTokensAndSubscriptionsOfAnAccountThatMovesToAnotherFile() {
        AccountDefinition acme =
                entry(account("acme", List.of("7782"), "ussd"), oauth("key", "secret-1"));
        begin(of(OURS, List.of(acme), List.of(), List.of(BANK)));
        Tokens tokens = new SqlTokens(sqlite.database());
        String credential = oauth("key", "secret-1").id(keys.credentials());
        Tokens.Grant grant = new Tokens.Grant("f", credential, Set.of("ussd"));
        await(tokens.issue(grant, new Tokens.Pair("a", 100, "r", 200), 10, 0));
        String subscription = subscribe();

        assertThat(begin(of("/new.yaml", List.of(acme), List.of(), List.of(BANK))))
                .containsExactly(
                        "account acme moves from /ours.yaml to /new.yaml",
                        "application bank moves from /ours.yaml to /new.yaml");

        assertThat(await(tokens.access("a", 0))).contains(grant);
        assertThat(applications()).contains("bank", subscription);

        begin();

        assertThat(await(tokens.access("a", 0))).isEmpty();
        assertThat(applications()).isEmpty();
        begin(of(OURS, List.of(acme), List.of(), List.of(BANK)));
        assertThat(applications()).doesNotContain(subscription);
    }

    private String subscribe() {
        Wish wish =
                new Wish(
                        "acme",
                        URI.create("https://app.example/ussd"),
                        "",
                        "",
                        true,
                        List.of(new Criterion("7782", "", "8")));
        SqlRegistry shown = Objects.requireNonNull(registry);
        Subscriptions subscriptions = new SqlSubscriptions(sqlite.database(), shown);
        return ((Subscriptions.Created.Made) await(subscriptions.create(wish, 5)))
                .subscription()
                .application();
    }

    @Test
    void shouldMoveACodeBetweenTheFilesOfOneStartWhateverTheirOrder() {
        ProvisionFile first = of(OURS, List.of(ACME), List.of(), List.of(BANK));
        ProvisionFile second = of(THEIRS, List.of(), List.of(), List.of(SHOP));
        begin(first, second);
        ApplicationDefinition bank = entry(application("bank", "acme", "*714#"));
        ApplicationDefinition shop = entry(application("shop", "acme", "*713#"));

        assertThat(
                        begin(
                                of(OURS, List.of(ACME), List.of(), List.of(bank)),
                                of(THEIRS, List.of(), List.of(), List.of(shop))))
                .containsExactly(
                        "application bank changes: serviceCodes",
                        "application shop changes: serviceCodes");

        assertThat(now().destination("*713#").toString()).contains("shop");
    }

    @Test
    void shouldGiveTheCodesAndCredentialsOfWhatIsRemovedToWhatReplacesIt() {
        ApplicationDefinition other = entry(application("other", "beta", "*713#"));
        AccountDefinition beta = entry(account("beta", "ussd"), oauth("key", "secret-1"));
        begin(of(OURS, List.of(ACME), List.of(), List.of(BANK)));

        assertThat(begin(of(THEIRS, List.of(beta), List.of(), List.of(other))))
                .contains("account acme is removed", "application bank is removed");

        assertThat(now().destination("*713#").toString()).contains("other");
        assertThat(
                        Objects.requireNonNull(
                                        now().credentials()
                                                .find(
                                                        CredentialDefinition.Kind.OAUTH,
                                                        "key",
                                                        "secret-1"))
                                .account())
                .isEqualTo("beta");
        apply(of("/third.yaml", List.of(), List.of(), List.of(SHOP2)));
        assertThat(apply(of("/third.yaml", List.of(), List.of(), List.of(SHOP3))))
                .containsExactly("application shop2 is removed", "application shop3 is added");
        assertThat(now().destination("*714#").toString()).contains("shop3");
    }

    @Test
    void shouldLetAnApplicationOfAnAppliedFileMoveToAnother() {
        apply(of(OURS, List.of(ACME), List.of(), List.of(BANK)));

        assertThat(apply(of(THEIRS, List.of(), List.of(), List.of(BANK))))
                .containsExactly("application bank moves from /ours.yaml to /theirs.yaml");
        assertThat(apply(of(OURS, List.of(ACME), List.of(), List.of()))).isEmpty();
        assertThat(applications()).containsExactly("bank");
    }

    @Test
    void shouldKeepAFileThatIsAppliedAtStartsAStartFile() {
        begin(of(OURS, List.of(ACME), List.of(), List.of(BANK)));

        apply(of(OURS, List.of(ACME), List.of(), List.of(SHOP)));

        assertThat(begin()).contains("application shop is removed", "account acme is removed");
    }

    @Test
    void shouldRefuseAnAppliedFileThatNamesWhatAStartFileNames() {
        begin(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)));

        assertThat(apply(of(THEIRS, List.of(BETA), List.of(UP), List.of())))
                .singleElement()
                .asString()
                .startsWith("refused: test.yaml, line 7: id: network up belongs to /ours.yaml");
        assertThat(now().account("beta")).isNull();
    }

    @Test
    void shouldRemoveNothingWhenAFileIsRefused() {
        apply(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)));
        apply(of(THEIRS, List.of(), List.of(), List.of(SHOP)));
        long generation = now().generation();

        assertThat(apply(of(OURS, List.of(BETA), List.of(), List.of())))
                .singleElement()
                .asString()
                .contains("account acme is missing", "shop");
        ApplicationDefinition orphan = entry(application("orphan", "nobody", "*799#"));
        assertThat(begin(of("/new.yaml", List.of(BETA), List.of(), List.of(orphan))))
                .singleElement()
                .asString()
                .contains("there is no account nobody");

        assertThat(now().generation()).isEqualTo(generation);
        assertThat(applications()).containsExactly("bank", "shop");
    }

    @Test
    void shouldKeepAnAccountThatAnAppliedApplicationNeedsAtAStart() {
        begin(of(OURS, List.of(ACME), List.of(), List.of()));
        apply(of(THEIRS, List.of(), List.of(), List.of(SHOP)));

        assertThat(begin())
                .containsExactly(
                        "account acme changes: credentials",
                        "credential "
                                + oauth("key", "secret-1").id(keys.credentials())
                                + " is removed",
                        "account acme stays, because it has application shop");
        assertThat(now().destination("*714#").toString()).contains("shop");
    }

    @Test
    void shouldKeepThePurseOfARemovedAccount() {
        Money opening = new Money("NGN", 100_000);
        AccountDefinition rich =
                entry(account("acme", "push"), Definitions.purse(opening, opening));
        apply(of(OURS, List.of(rich), List.of(), List.of(BANK)));

        assertThat(apply(of(OURS, List.of(), List.of(), List.of())))
                .containsExactly("account acme is removed", "application bank is removed");

        SqlPurses purses = new SqlPurses(sqlite.database());
        assertThat(now().account("acme")).isNull();
        assertThat(await(purses.find("acme"))).contains(new Purse("NGN", 100_000, 0, 1));
        assertThat(await(purses.verify("acme"))).isEmpty();
        assertThat(begin()).isEmpty();
        assertThat(apply(of(OURS, List.of(rich), List.of(), List.of())))
                .containsExactly("account acme is added");
        assertThat(await(purses.find("acme"))).contains(new Purse("NGN", 100_000, 0, 1));
        assertThat(now().account("acme")).isNotNull();
        // and a purse keeps its currency
        Money ghs = new Money("GHS", 1);
        apply(of(OURS, List.of(), List.of(), List.of()));
        assertThat(
                        apply(
                                of(
                                        OURS,
                                        List.of(
                                                entry(
                                                        account("acme"),
                                                        Definitions.purse(ghs, ghs))),
                                        List.of(),
                                        List.of())))
                .singleElement()
                .asString()
                .contains("refused", "NGN");
    }

    @Test
    void shouldSayWhatAFileWouldChangeAndChangeNothing() {
        apply(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)));
        apply(of(THEIRS, List.of(BETA), List.of(), List.of()));
        long generation = now().generation();
        AccountDefinition acme = entry(account("acme", "ussd", "push"), oauth("key", "secret-9"));
        ProvisionFile next =
                of(
                        OURS,
                        List.of(acme, BETA),
                        List.of(networkEntry("up", "another-secret")),
                        List.of(SHOP));

        List<String> said = sentences(await(provisioner().preview(next)));

        assertThat(said)
                .contains(
                        "account acme changes: permissions, credentials",
                        "account beta moves from /theirs.yaml to /ours.yaml",
                        "network up changes: secret",
                        "application bank is removed",
                        "application shop is added")
                .noneMatch(line -> line.contains("secret-9") || line.contains("another-secret"));
        assertThat(now().generation()).isEqualTo(generation);
        assertThat(applications()).containsExactly("bank");
        assertThat(apply(next)).isEqualTo(said);
    }

    @Test
    void shouldRemoveByKindAndId() {
        apply(of(OURS, List.of(ACME, BETA), List.of(UP), List.of(BANK)));
        begin(of(THEIRS, List.of(), List.of(networkEntry("ours", "secret-of-it")), List.of()));

        assertThat(remove(EntityKind.ACCOUNT, "acme"))
                .containsExactly("refused: account acme has application bank; remove that first");
        assertThat(remove(EntityKind.NETWORK, "ours").getFirst())
                .startsWith("refused: network ours belongs to /theirs.yaml");
        assertThat(remove(EntityKind.NETWORK, "none"))
                .containsExactly("refused: there is no network none");
        assertThat(remove(EntityKind.CREDENTIAL, "oauth-other").getFirst())
                .contains("no credential");
        assertThat(remove(EntityKind.CREDENTIAL, "oauth-key-"))
                .contains("account acme changes: credentials");
        assertThat(remove(EntityKind.APPLICATION, "bank"))
                .containsExactly("application bank is removed");
        assertThat(remove(EntityKind.ACCOUNT, "acme")).containsExactly("account acme is removed");
        assertThat(remove(EntityKind.NETWORK, "up")).containsExactly("network up is removed");
        assertThat(now().accounts()).extracting(AccountDefinition::id).containsExactly("beta");
    }

    @Test
    void shouldKnowForAReaderWhatTheFileDoesNotReplace() {
        begin(of(OURS, List.of(ACME), List.of(), List.of(BANK)));
        apply(of(THEIRS, List.of(BETA), List.of(), List.of(SHOP)));
        ServiceCode bank = ServiceCode.parse("*713#");
        ServiceCode shop = ServiceCode.parse("*714#");

        ExistingProvisioning beside = await(provisioner().known(THEIRS));
        assertThat(beside.holder().apply(bank)).isEqualTo("bank");
        assertThat(beside.holder().apply(shop)).isNull();
        ExistingProvisioning start = await(provisioner().knownAtStart(Set.of("/x.yaml"), NO_DEMO));
        assertThat(start.holder().apply(bank)).isNull();
        assertThat(start.holder().apply(shop)).isEqualTo("shop");
        assertThat(start.account().test("acme")).isFalse();
        assertThat(start.account().test("beta")).isTrue();
    }

    @Test
    void shouldMarkTheNetworksOfADemo() {
        begin(demo(OURS, ACME));
        assertThat(Objects.requireNonNull(now().network("up")).demo()).isTrue();

        begin(of(OURS, List.of(ACME), List.of(UP), List.of()));
        assertThat(Objects.requireNonNull(now().network("up")).demo()).isFalse();
    }

    /** As an earlier release left it, which wrote down no files. */
    private void forgetSources() {
        await(sqlite.database().writer().query("DELETE FROM sources").execute());
    }

    @Test
    void shouldAdoptWhatIsNamedAndKeepAndSayOnceWhatIsNot() {
        apply(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)));
        apply(of(THEIRS, List.of(BETA), List.of(), List.of()));
        forgetSources();

        assertThat(begin(of(OURS, List.of(ACME), List.of(UP), List.of(BANK))))
                .containsExactly("account beta is named by no file");
        assertThat(begin(of(OURS, List.of(ACME), List.of(UP), List.of(BANK)))).isEmpty();
        assertThat(begin(of(OURS, List.of(ACME), List.of(), List.of(BANK))))
                .containsExactly("network up is removed");
        assertThat(now().account("beta")).isNotNull();
        assertThat(remove(EntityKind.ACCOUNT, "beta")).containsExactly("account beta is removed");
    }

    @Test
    void shouldKeepASettingThatEarlierReleasesDidNotKnow() {
        NetworkDefinition plain = Definitions.network("up");
        NetworkDefinition careless =
                Definitions.network(
                        plain.terms().ignoringSequence(),
                        plain.connector(),
                        plain.dialect(),
                        plain.country(),
                        plain.prefixes(),
                        null,
                        0);
        apply(of(OURS, List.of(), List.of(plain), List.of()));
        assertThat(now().network("up").terms().sequenceIgnored()).isFalse();

        assertThat(apply(of(OURS, List.of(), List.of(careless), List.of())))
                .containsExactly("network up changes: sequence");

        assertThat(now().network("up").terms().sequenceIgnored()).isTrue();
    }

    @Test
    void shouldRemoveTheDemoOfAnEarlierReleaseAndNotWhatSomebodyMadeOfIt() {
        AccountDefinition plain = entry(account("acme", "ussd"));
        apply(of("conf/demo.yaml", List.of(plain), List.of(UP), List.of(BANK, SHOP)));
        forgetSources();
        ProvisionFile demo = demo("built-in demo", plain);
        ProvisionFile own = of(OURS, List.of(BETA), List.of(), List.of());

        assertThat(sentences(await(provisioner().start(List.of(own), demo))))
                .containsExactly(
                        "account beta is added",
                        "network up is removed",
                        "application bank is removed",
                        "account acme stays, because it has application shop",
                        "account acme is named by no file",
                        "application shop is named by no file");
        forgetSources();
        await(
                provisioner()
                        .apply(
                                of(
                                        OURS,
                                        List.of(BETA),
                                        List.of(networkEntry("up", "own-secret")),
                                        List.of())));
        forgetSources();
        await(provisioner().start(List.of(own), demo));
        assertThat(now().network("up")).isNotNull();
    }
}
