package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.CredentialDefinition.Kind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Outbound;
import io.strowger.provision.Snapshot;
import io.strowger.security.AddressRange;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was provisioned when each value had a column of its own. */
class DocumentMigrationTest {

    /** As the columns had it: lines of a name and a text with escapes. */
    private static final String TEXTS = "BUSY=A \"b\" = c\\nd \\\\ é\te\nNO_SUCH_CODE=Nope";

    private static final Map<SubscriberText, String> SET =
            Map.of(
                    SubscriberText.BUSY,
                    "A \"b\" = c\nd \\ é\te",
                    SubscriberText.NO_SUCH_CODE,
                    "Nope");

    @TempDir private Path data;
    private final Vertx vertx = Vertx.vertx();
    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));

    @BeforeEach
    void fillTheOldTables() throws SQLException {
        String url = "jdbc:sqlite:" + data.resolve(Sqlite.FILE);
        Flyway.configure()
                .dataSource(url, null, null)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .placeholders(
                        Map.of(
                                "bytes", "BLOB",
                                "keyedTable", " WITHOUT ROWID",
                                "rowNumber", "INTEGER PRIMARY KEY AUTOINCREMENT"))
                .target("13")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String row : rows()) {
                statement.executeUpdate(row);
            }
        }
    }

    private List<String> rows() {
        return List.of(
                "INSERT INTO accounts VALUES ('acme', 'Acme \"Ltd\"', 'push,ussd', 0, 'https://pay.example/', '"
                        + sealed("accounts", "checkout_secret", "acme")
                        + "', '127.0.0.0/8,10.0.0.0/8', '7782,7783', 'USSD', '"
                        + sealed("accounts", "callback_secret", "acme")
                        + "')",
                "INSERT INTO accounts VALUES ('bare', 'bare', '', 1, '', '', '', '', 'SMS', '')",
                "INSERT INTO credentials VALUES ('OAUTH', 'key', '"
                        + keys.credentials().hex("oauth-secret")
                        + "', 'acme', '10.1.0.0/16', 1)",
                "INSERT INTO credentials VALUES ('BEARER', '', '"
                        + keys.credentials().hex("bearer-secret")
                        + "', 'acme', '', 0)",
                "INSERT INTO networks VALUES ('second', 2, 'op', 30000, '"
                        + TEXTS
                        + "', 'http', 'oneapi', 'GH', '233,234', '"
                        + keys.credentials().hex("network-secret")
                        + "', 'https://hub.example/x', 7, '"
                        + sealed("networks", "outbound_secret", "second")
                        + "', 'https://us.example/', '"
                        + sealed("networks", "webhook_secret", "second")
                        + "', 1)",
                "INSERT INTO networks VALUES ('first', 1, 'first', 120000, '', 'simulator', '', '', '',"
                        + " '', '', 0, '', '', '', 0)",
                "INSERT INTO applications VALUES ('bank', 'acme', 'session-event', 'http://h/', 5000,"
                        + " 6000, 7000, 8000, '"
                        + TEXTS
                        + "', 900, 64, 1, 1, '"
                        + sealed("applications", "secret", "bank")
                        + "', '425*1', 1, 4000)",
                "INSERT INTO applications VALUES ('plain', 'bare', 'programmable', 'http://h/', 1, 2, 3,"
                        + " 0, '', 4, 5, 0, 0, '', '', 0, 7000)",
                "INSERT INTO service_codes VALUES ('713', 'bank'), ('711*2', 'bank')",
                "INSERT INTO purses VALUES ('acme', 'NGN', 1000, 0, 0)",
                "INSERT INTO push_prices VALUES ('account', 'acme', '', 'NGN', 400),"
                        + " ('account', 'acme', '234', 'NGN', 350), ('application', 'bank', '23480', 'NGN', 90)",
                "INSERT INTO sources VALUES ('NETWORK', 'first', 'START', '/demo.yaml', 1)");
    }

    private String sealed(String table, String column, String row) {
        return keys.vault().column(table, column).seal(row, column + " of " + row);
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private Snapshot migrated() {
        Database database = await(Sqlite.open(vertx, data));
        SnapshotReader reader =
                new SnapshotReader(
                        keys,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());
        return await(Rows.load(database.readers()).map(rows -> reader.snapshot(1, rows)));
    }

    @Test
    void shouldKeepAccountsWithTheirCredentialsAndPrices() {
        Snapshot snapshot = migrated();

        AccountDefinition acme = Objects.requireNonNull(snapshot.account("acme"));
        assertThat(acme.name()).isEqualTo("Acme \"Ltd\"");
        assertThat(acme.permissions()).containsExactly("push", "ussd");
        assertThat(acme.suspended()).isFalse();
        assertThat(acme.checkout())
                .isEqualTo(
                        new AccountDefinition.Checkout(
                                URI.create("https://pay.example/"),
                                new Secret("checkout_secret of acme")));
        assertThat(acme.callbackSecret()).isEqualTo(new Secret("callback_secret of acme"));
        assertThat(acme.callbackRanges())
                .containsExactly(
                        AddressRange.parse("127.0.0.0/8"), AddressRange.parse("10.0.0.0/8"));
        assertThat(acme.shortCodes()).containsExactly("7782", "7783");
        assertThat(acme.channel()).isEqualTo(AccountDefinition.Channel.USSD);
        assertThat(snapshot.credentials().find(Kind.BEARER, "", "bearer-secret"))
                .isNotNull()
                .satisfies(one -> assertThat(one.account()).isEqualTo("acme"));
        assertThat(snapshot.credentials().find(Kind.OAUTH, "key", "oauth-secret"))
                .isNotNull()
                .satisfies(one -> assertThat(one.strict()).isTrue());
        assertThat(snapshot.pushPrice("bank", Msisdn.of("2348031234567")))
                .isEqualTo(new Money("NGN", 90));
        assertThat(snapshot.pushPrice("bank", Msisdn.of("2347031234567")))
                .isEqualTo(new Money("NGN", 350));
        assertThat(snapshot.pushPrice("bank", Msisdn.of("233200585542")))
                .isEqualTo(new Money("NGN", 400));
        AccountDefinition bare = Objects.requireNonNull(snapshot.account("bare"));
        assertThat(bare.suspended()).isTrue();
        assertThat(bare.checkout()).isNull();
        assertThat(bare.purse()).isNull();
    }

    @Test
    void shouldKeepNetworksInTheirOrder() {
        Snapshot snapshot = migrated();

        assertThat(snapshot.networks())
                .extracting(one -> one.id())
                .containsExactly("first", "second");
        NetworkDefinition first = Objects.requireNonNull(snapshot.network("first"));
        assertThat(first.demo()).isTrue();
        assertThat(first.simulated()).isTrue();
        assertThat(first.secret()).isNull();
        assertThat(first.webhookSecret()).isNull();
        assertThat(first.outbound()).isNull();
        assertThat(first.terms().texts()).isEqualTo(Texts.DEFAULTS);
        NetworkDefinition second = Objects.requireNonNull(snapshot.network("second"));
        assertThat(second.terms().operator()).isEqualTo("op");
        assertThat(second.terms().idleMillis()).isEqualTo(30_000);
        assertThat(second.terms().texts()).isEqualTo(new Texts(SET));
        assertThat(second.connector()).isEqualTo("http");
        assertThat(second.dialect()).isEqualTo("oneapi");
        assertThat(second.country()).isEqualTo("GH");
        assertThat(second.prefixes()).containsExactly("233", "234");
        assertThat(Objects.requireNonNull(second.secret()).matches("network-secret")).isTrue();
        assertThat(second.requestsPerSecond()).isEqualTo(7);
        assertThat(second.webhookSecret()).isEqualTo(new Secret("webhook_secret of second"));
        assertThat(second.outbound())
                .isEqualTo(
                        new Outbound(
                                URI.create("https://hub.example/x"),
                                new Secret("outbound_secret of second"),
                                URI.create("https://us.example/")));
        assertThat(second.strict()).isTrue();
    }

    @Test
    void shouldKeepApplicationsWithTheirCodes() {
        Snapshot snapshot = migrated();

        ApplicationDefinition bank = Objects.requireNonNull(snapshot.application("bank"));
        assertThat(bank.terms().answerWithinMillis()).isEqualTo(5_000);
        assertThat(bank.terms().replyWithinMillis()).isEqualTo(6_000);
        assertThat(bank.terms().sessionWithinMillis()).isEqualTo(7_000);
        assertThat(bank.terms().recoverWithinMillis()).isEqualTo(8_000);
        assertThat(bank.terms().lateAfterMillis()).isEqualTo(4_000);
        assertThat(bank.terms().toldOfItsEnds()).isTrue();
        assertThat(bank.terms().texts()).isEqualTo(new Texts(SET));
        assertThat(bank.url()).isEqualTo(URI.create("http://h/"));
        assertThat(bank.options().strict()).isTrue();
        assertThat(bank.options().titleCase()).isTrue();
        assertThat(bank.options().secret()).isEqualTo(new Secret("secret of bank"));
        assertThat(bank.options().notifyUrl()).isEqualTo("http://h/");
        assertThat(bank.connectWithinMillis()).isEqualTo(900);
        assertThat(bank.concurrency()).isEqualTo(64);
        assertThat(bank.codes())
                .containsExactlyInAnyOrder(new ServiceCode("713"), new ServiceCode("711*2"));
        assertThat(bank.recoveryCode()).isEqualTo(new ServiceCode("425*1"));
        assertThat(bank.trusted()).isTrue();
        ApplicationDefinition plain = Objects.requireNonNull(snapshot.application("plain"));
        assertThat(plain.terms().lateAfterMillis()).isZero();
        assertThat(plain.options().secret()).isEqualTo(new Secret(""));
        assertThat(plain.codes()).isEmpty();
        assertThat(plain.recoveryCode()).isNull();
        assertThat(plain.prices().isEmpty()).isTrue();
    }
}
