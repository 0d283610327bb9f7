package io.strowger.provision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strowger.bootstrap.Protocols;
import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.core.model.Money;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.AccountDefinition.Channel;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.provision.Definitions;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.strowger.provision.PriceList;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.PurseDefinition;
import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionReaderTest {

    /** The example of docs/operators/provisioning.md. */
    static final String CONTRACT =
            """
            accounts:
              - id: acme
                name: Acme Ltd
                permissions: [ussd, push, verify]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                callbacks: {allow: [127.0.0.0/8]}                              # ranges this account's notifyURLs may use beside public ones
                shortCodes: ['7782']                                           # may be subscribed to through oneapi
                credentials:
                  - {kind: bearer, secret: demo-bearer-token}                  # oneapi: Authorization: Bearer
                  - {kind: oauth, id: acme-key, secret: acme-secret}           # oneapi: POST /token
                  - {kind: client, id: acme, secret: demo-client-secret}       # push: X-Client-Id, X-Client-Secret
                  - {kind: token, secret: 0c6ccf37-dd15-49ff-a12f-ffad8f2655a6, allowedAddresses: [127.0.0.0/8]}   # verification
            networks:
              - {id: demo, connector: simulator, country: GH}                  # network-initiated traffic goes to the network whose prefixes match,
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret, prefixes: ['234']}   # else to the first
            applications:
              - id: demo-bank
                account: acme
                dialect: programmable                                          # programmable | oneapi | session-event
                url: http://127.0.0.1:7001/                                    # given by the operator: trusted
                serviceCodes: ['*713#', '*711*2#']
                answerWithin: 5s                                               # optional, as every other timer and text
                recoveryCode: '*425*123#'                                      # optional: pushes get *425*123*NNNNN#
                secret: app-secret                                             # optional: session-event's Authorization
            """;

    @TempDir private Path folder;

    @Test
    void shouldReadPricesOfPushes() throws IOException {
        ProvisionFile file =
                read(
                        CONTRACT.replace(
                                        "pushPrice: \"4.00\"",
                                        "pushPrices: {'23480': \"3.50\", 233: 0}")
                                .replace(
                                        "answerWithin: 5s ",
                                        "pushPrice: 5\n    pushPrices: {'23480': 4.5} "));
        PurseDefinition purse = Objects.requireNonNull(file.accounts().getFirst().purse());

        assertThat(purse.prices())
                .isEqualTo(new PriceList(ngn(0), Map.of("23480", ngn(350), "233", ngn(0))));
        assertThat(file.applications().getFirst().prices())
                .isEqualTo(new PriceList(ngn(500), Map.of("23480", ngn(450))));
    }

    private static Money ngn(long kobo) {
        return new Money("NGN", kobo);
    }

    @Test
    void shouldReadTheAccountOfTheContract() throws IOException {
        AccountDefinition acme = read(CONTRACT).accounts().getFirst();

        assertThat(acme.id()).isEqualTo("acme");
        assertThat(acme.name()).isEqualTo("Acme Ltd");
        assertThat(acme.permissions()).containsOnly("ussd", "push", "verify");
        assertThat(acme.purse())
                .isEqualTo(Definitions.purse(new Money("NGN", 100_000), new Money("NGN", 400)));
        assertThat(acme.callbackRanges()).containsExactly(AddressRange.parse("127.0.0.0/8"));
        assertThat(acme.callbackSecret()).isEqualTo(new Secret(""));
        assertThat(acme.shortCodes()).containsExactly("7782");
        assertThat(acme.channel()).isEqualTo(Channel.SMS);
        assertThat(acme.credentials())
                .extracting(CredentialDefinition::kind, CredentialDefinition::name)
                .containsExactly(
                        tuple(Kind.BEARER, ""),
                        tuple(Kind.OAUTH, "acme-key"),
                        tuple(Kind.CLIENT, "acme"),
                        tuple(Kind.TOKEN, ""));
        assertThat(acme.credentials().getLast().allowedAddresses()).hasSize(1);
        assertThat(acme.credentials().getFirst().secret())
                .isEqualTo(Credential.of(new Secret("demo-bearer-token")));
    }

    @Test
    void shouldReadHowAHubIsSubmittedTo() throws IOException {
        NetworkDefinition hub =
                read("""
                networks:
                  - id: hub
                    connector: http
                    dialect: oneapi
                    webhookSecret: whsec_aHVi
                    url: https://hub.example/ussd/v1
                    outboundSecret: shown-to-the-hub
                    notifyUrl: https://us.example/network/hub
                """)
                        .networks()
                        .getFirst();

        assertThat(hub.secret()).isNull();
        assertThat(hub.webhookSecret()).isEqualTo(new Secret("whsec_aHVi"));
        assertThat(hub.outbound())
                .isEqualTo(
                        new Outbound(
                                URI.create("https://hub.example/ussd/v1"),
                                new Secret("shown-to-the-hub"),
                                URI.create("https://us.example/network/hub")));
        assertThat(hub.toString()).doesNotContain("shown-to-the-hub", "aHVi");
    }

    @Test
    void shouldReadWhoseSequenceIsIgnored() throws IOException {
        ProvisionFile file =
                read(
                        """
                        networks:
                          - {id: counting, connector: simulator}
                          - {id: careless, connector: simulator, sequence: ignored}
                          - {id: careful, connector: simulator, sequence: checked}
                        """);

        assertThat(file.networks())
                .filteredOn(one -> one.terms().sequenceIgnored())
                .extracting(NetworkDefinition::id)
                .containsExactly("careless");
    }

    @Test
    void shouldReadTheSecretThatSignsCallbacks() throws IOException {
        String signed =
                CONTRACT.replace(
                        "callbacks: {allow: [127.0.0.0/8]}", "callbacks: {secret: whsec_aHVzaA==}");

        assertThat(read(signed).accounts().getFirst().callbackSecret())
                .isEqualTo(new Secret("whsec_aHVzaA=="));
    }

    @Test
    void shouldReadTheNetworksOfTheContract() throws IOException {
        NetworkDefinition demo = read(CONTRACT).networks().getFirst();
        NetworkDefinition upstream = read(CONTRACT).networks().getLast();

        assertThat(demo.connector()).isEqualTo("simulator");
        assertThat(demo.country()).isEqualTo("GH");
        assertThat(demo.secret()).isNull();
        assertThat(demo.terms().operator()).isEqualTo("demo");
        assertThat(demo.terms().idleMillis()).isEqualTo(120_000);
        assertThat(upstream.dialect()).isEqualTo("programmable");
        assertThat(upstream.secret()).isEqualTo(Credential.of(new Secret("network-secret")));
        assertThat(upstream.prefixes()).containsExactly("234");
    }

    @Test
    void shouldReadTheApplicationOfTheContract() throws IOException {
        ApplicationDefinition bank = read(CONTRACT).applications().getFirst();

        assertThat(bank.id()).isEqualTo("demo-bank");
        assertThat(bank.terms().account()).isEqualTo("acme");
        assertThat(bank.url()).isEqualTo(URI.create("http://127.0.0.1:7001/"));
        assertThat(bank.codes()).containsExactly(new ServiceCode("713"), new ServiceCode("711*2"));
        assertThat(bank.recoveryCode()).isEqualTo(new ServiceCode("425*123"));
        assertThat(bank.terms().answerWithinMillis()).isEqualTo(5_000);
        assertThat(bank.terms().recoverWithinMillis()).isEqualTo(600_000);
        assertThat(bank.options().secret()).isEqualTo(new Secret("app-secret"));
        assertThat(bank.terms().lateAfterMillis()).isZero();
    }

    @Test
    void shouldTakeWhatAnApplicationLeavesOutFromTheSettings() throws IOException {
        ApplicationDefinition app =
                read("""
                accounts: [{id: a}]
                applications: [{id: x, account: a, dialect: oneapi, url: 'http://h/'}]
                """)
                        .applications()
                        .getFirst();

        assertThat(app.terms().answerWithinMillis()).isEqualTo(10_000);
        assertThat(app.terms().replyWithinMillis()).isEqualTo(60_000);
        assertThat(app.terms().sessionWithinMillis()).isEqualTo(180_000);
        assertThat(app.terms().recoverWithinMillis()).isZero();
        assertThat(app.terms().texts()).isEqualTo(Settings.defaults().texts());
        assertThat(app.connectWithinMillis()).isEqualTo(2_000);
        assertThat(app.concurrency()).isEqualTo(1_024);
        assertThat(app.codes()).isEmpty();
        assertThat(app.terms().lateAfterMillis()).isZero();
        assertThat(app.recoveryCode()).isNull();
    }

    @Test
    void shouldReadWhatTheContractLeavesToOtherPages() throws IOException {
        ProvisionFile file =
                read(
                        """
                        accounts:
                          - {id: a, suspended: true, channel: ussd, permissions: push,
                             checkout: {url: 'https://pay.example/', secret: checkout-secret},
                             credentials: [{kind: bearer, secret: bearer-secret, strict: true}]}
                        networks:
                          - {id: n, connector: http, dialect: oneapi, secret: net-secret, country: no,
                             url: 'https://hub.example/x', outboundSecret: shown-to-hub,
                             operator: Telia, idleWithin: 20s,
                             requestsPerSecond: 500, texts: {noSuchCode: Nope.}}
                        applications:
                          - {id: x, account: a, dialect: session-event, url: 'http://h/',
                             serviceCodes: 714, casing: title, strict: true, lateAnswer: push,
                             text: simplify, serviceCodeForm: dialled, longText: page, pageLine: '0. Plus',
                             lateAfter: 6s, recoveryCode: '*425*1#', recoverWithin: 5m,
                             texts: {unavailable: Gone.}}
                        """);

        AccountDefinition account = file.accounts().getFirst();
        assertThat(account.mayBeDialled()).isFalse();
        assertThat(account.checkout()).isNotNull();
        assertThat(account.channel()).isEqualTo(Channel.USSD);
        assertThat(account.credentials().getFirst().strict()).isTrue();
        NetworkDefinition network = file.networks().getFirst();
        assertThat(network.country()).isEqualTo("NO");
        assertThat(network.outbound())
                .isEqualTo(
                        new Outbound(
                                URI.create("https://hub.example/x"),
                                new Secret("shown-to-hub"),
                                null));
        assertThat(network.terms().idleMillis()).isEqualTo(20_000);
        assertThat(network.terms().texts().of(SubscriberText.NO_SUCH_CODE)).isEqualTo("Nope.");
        assertThat(network.requestsPerSecond()).isEqualTo(500);
        ApplicationDefinition app = file.applications().getFirst();
        assertThat(app.codes()).containsExactly(new ServiceCode("714"));
        assertThat(app.options().titleCase()).isTrue();
        assertThat(app.options().strict()).isTrue();
        assertThat(app.options().simplifiesText()).isTrue();
        assertThat(app.options().dialledServiceCode()).isTrue();
        assertThat(app.options().pageLine()).isEqualTo("0. Plus");
        assertThat(app.terms().recoverWithinMillis()).isEqualTo(300_000);
        assertThat(app.terms().lateAfterMillis()).isEqualTo(6_000);
    }

    @Test
    void shouldReadTheDemoThatIsDelivered() {
        Parsed<ProvisionFile> parsed =
                Protocols.STANDARD
                        .reader(Settings.defaults(), Map.of())
                        .read(new Source.BuiltIn("conf/demo.yaml"), ExistingProvisioning.NOTHING);

        ProvisionFile demo = ((Parsed.Valid<ProvisionFile>) parsed).value();
        assertThat(demo.source()).isEqualTo("built-in conf/demo.yaml");
        assertThat(demo.networks())
                .extracting(NetworkDefinition::id)
                .containsExactly("demo", "upstream");
        assertThat(demo.applications().getFirst().codes()).containsExactly(new ServiceCode("713"));
    }

    @Test
    void shouldTakeSecretsFromTheEnvironment() throws IOException {
        String yaml = "accounts: [{id: a, credentials: [{kind: bearer, secret: '${TOKEN}'}]}]";
        Parsed<ProvisionFile> parsed =
                Protocols.STANDARD
                        .reader(Settings.defaults(), Map.of("TOKEN", "from-outside"))
                        .read(new Source.File(written(yaml)), ExistingProvisioning.NOTHING);

        assertThat(
                        ((Parsed.Valid<ProvisionFile>) parsed)
                                .value()
                                .accounts()
                                .getFirst()
                                .credentials())
                .extracting(CredentialDefinition::secret)
                .containsExactly(Credential.of(new Secret("from-outside")));
    }

    @Test
    void shouldTakeAnEmptyFileForNothing() throws IOException {
        ProvisionFile file = read("accounts:\nnetworks: []\n");

        assertThat(file.accounts()).isEmpty();
        assertThat(file.networks()).isEmpty();
        assertThat(file.applications()).isEmpty();
    }

    @Test
    void shouldNeverPrintASecret() throws IOException {
        String canaries =
                CONTRACT.replaceAll("secret: [^ ,}]+", "secret: canary-in-the-file")
                        .replaceFirst(
                                "name: Acme",
                                "checkout: {url: 'http://h/', secret: canary-in-the-file}\n"
                                        + "    name: Acme")
                        .replaceFirst(
                                "kind: token, secret: canary", "kind: token, secret: other-canary");

        assertThat(read(canaries).toString())
                .contains("[hidden]", "acme", "demo-bank")
                .doesNotContain("canary");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), yaml);
    }

    private ProvisionFile read(String yaml) throws IOException {
        Parsed<ProvisionFile> parsed =
                Protocols.STANDARD
                        .reader(Settings.defaults(), Map.of())
                        .read(new Source.File(written(yaml)), ExistingProvisioning.NOTHING);
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<ProvisionFile>) parsed).value();
    }

    @Test
    void shouldKnowWhereThingsStand() throws IOException {
        ProvisionFile file = read(CONTRACT);

        assertThat(file.networks())
                .extracting(one -> file.line(new EntityId(EntityKind.NETWORK, one.id())))
                .containsExactly(14, 15);
        assertThat(file.line(new EntityId(EntityKind.ACCOUNT, "acme"))).isEqualTo(2);
        assertThat(file.line(EntityId.credential("acme", 3))).isEqualTo(12);
        assertThat(file.line(new EntityId(EntityKind.APPLICATION, "demo-bank"))).isEqualTo(17);
    }
}
