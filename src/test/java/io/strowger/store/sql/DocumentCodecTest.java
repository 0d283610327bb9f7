package io.strowger.store.sql;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.networkEntry;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.sql.DocumentCodec.Read;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentCodecTest {

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    private final DocumentCodec codec = new DocumentCodec(keys);

    private <T> T read(Table table, String id, String document, Class<T> type) {
        Read<T> read = codec.read(table, id, document, type);
        assertThat(read.faults()).isEmpty();
        return read.value().orElseThrow();
    }

    @Test
    void shouldReadWhatItWrote() {
        ApplicationDefinition bank = application("bank", "acme", "*713#", "*711*2#");
        AccountDefinition acme = account("acme", "ussd", "push");

        assertThat(
                        read(
                                Table.APPLICATIONS,
                                "bank",
                                codec.write(Table.APPLICATIONS, "bank", bank),
                                ApplicationDefinition.class))
                .isEqualTo(bank);
        assertThat(
                        read(
                                Table.ACCOUNTS,
                                "acme",
                                codec.write(Table.ACCOUNTS, "acme", acme),
                                AccountDefinition.class))
                .isEqualTo(acme);
    }

    @Test
    void shouldWriteEqualEntitiesEquallyAndNoSecretInTheClear() {
        AccountDefinition one = entry(account("acme", "ussd", "push"), bearer("bearer-canary"));
        AccountDefinition same = entry(account("acme", "push", "ussd"), bearer("bearer-canary"));

        String document = codec.write(Table.ACCOUNTS, "acme", one);

        assertThat(codec.write(Table.ACCOUNTS, "acme", same)).isEqualTo(document);
        assertThat(document).doesNotContain("canary", "aHVzaA").contains("siv:");
    }

    @Test
    void shouldReadADocumentOfAnEarlierAndOfALaterRelease() {
        NetworkDefinition earlier =
                read(
                        Table.NETWORKS,
                        "up",
                        "{\"terms\":{\"id\":\"up\",\"later\":[1]},\"connector\":\"http\",\"later\":{}}",
                        NetworkDefinition.class);

        assertThat(earlier.terms().operator()).isEmpty();
        assertThat(earlier.prefixes()).isEmpty();
        assertThat(earlier.secret()).isNull();
        assertThat(earlier.outbound()).isNull();
        assertThat(earlier.strict()).isFalse();
    }

    @Test
    void shouldNotWriteWhatIsNotSet() {
        NetworkDefinition up = networkEntry("up", "network-secret");

        assertThat(codec.write(Table.NETWORKS, "up", up))
                .doesNotContain("null", "false", "outbound", "webhook", "demo", "simulated");
    }

    @Test
    void shouldNotOpenADocumentInTheRowOfAnother() {
        String document = codec.write(Table.ACCOUNTS, "acme", account("acme", "ussd"));

        Read<AccountDefinition> moved =
                codec.read(Table.ACCOUNTS, "beta", document, AccountDefinition.class);

        assertThat(moved.faults())
                .singleElement()
                .asString()
                .contains("accounts.callback_secret of row 'beta'");
        assertThat(moved.value().orElseThrow().callbackSecret()).isEqualTo(new Secret(""));
    }

    @Test
    void shouldNameTheRowOfADocumentThatCannotBeRead() {
        Read<NetworkDefinition> read =
                codec.read(Table.NETWORKS, "up", "{\"terms\": 5", NetworkDefinition.class);

        assertThat(read.value()).isEmpty();
        assertThat(read.faults()).singleElement().asString().contains("row 'up' in table networks");
    }

    @Test
    void shouldSealASecretUnderTheNameThatItsColumnHad() {
        AccountDefinition acme =
                new AccountDefinition(
                        "acme",
                        "Acme",
                        Set.of(),
                        false,
                        new AccountDefinition.Checkout(
                                URI.create("https://pay.example/"), new Secret("checkout")),
                        List.of(),
                        new Secret(""),
                        List.of(),
                        AccountDefinition.Channel.SMS,
                        null,
                        List.of());

        assertThat(codec.write(Table.ACCOUNTS, "acme", acme))
                .contains(
                        keys.vault()
                                .column("accounts", "checkout_secret")
                                .seal("acme", "checkout"));
    }
}
