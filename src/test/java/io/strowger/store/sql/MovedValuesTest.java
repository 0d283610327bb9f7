package io.strowger.store.sql;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.application;
import static io.strowger.provision.Definitions.bearer;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.provision.Definitions.hubEntry;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.bootstrap.Protocols;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Outbound;
import io.strowger.provision.Snapshot;
import io.strowger.security.SealedValueException;
import io.strowger.security.Secret;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes.Claim;
import io.strowger.store.Pushes.Push;
import io.strowger.store.Pushes.Recovery;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody has moved sealed values in the tables: they do not open there, and all else goes on. */
class MovedValuesTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final ServiceCode CODE = ServiceCode.parse("*425*123#");
    private static final SessionKey SUBSCRIBER = new SessionKey("demo", Msisdn.of("2348031234567"));

    private static final Outbound OUTBOUND =
            new Outbound(URI.create("http://127.0.0.1:9/"), new Secret("shown"), null);

    private static final String OUTBOUND_OF_HUB2 =
            " (SELECT json_extract(document, '$.outbound.secret') FROM networks WHERE id = 'hub2')";

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    private void change(String statement) {
        await(money.database().writer().query(statement).execute());
    }

    private Push lost(String token, long id) {
        Push push =
                new Push(
                        SessionId.timeOrdered(NOW, 7, id),
                        SUBSCRIBER,
                        "acme",
                        "bank",
                        ServiceCode.parse("*713#"),
                        new Money("NGN", 400),
                        null,
                        Buffer.buffer("answer"),
                        new Recovery(CODE, token, NOW + 600_000),
                        NOW);
        await(money.pushes().begin(push));
        await(
                money.pushes()
                        .happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(Screen.expectingReply("Pay?"), "s"),
                                NOW));
        await(money.pushes().happened(push.session(), new PushEvent.SubmitAccepted(), NOW));
        return push;
    }

    private Claim claim(String token) {
        return await(money.pushes().claim(SUBSCRIBER, CODE, token, "d" + token, NOW + 1));
    }

    @Test
    void shouldNotResumeAPushWithTheScreenOfAnother() {
        money.open("acme", new Money("NGN", 1_000_000), NOW);
        Push push = lost("55551", 1);
        lost("55552", 2);
        lost("55553", 3);
        change(
                "UPDATE pushes SET screen = (SELECT screen FROM pushes ORDER BY session DESC LIMIT 1)"
                        + " WHERE session = '"
                        + push.session().hex()
                        + "'");

        assertThatThrownBy(() -> claim("55551"))
                .hasRootCauseInstanceOf(javax.crypto.AEADBadTagException.class)
                .hasStackTraceContaining("pushes.screen of row '" + push.session().hex() + "'");

        assertThat(claim("55552")).isInstanceOf(Claim.Valid.class);
    }

    @Test
    void shouldNotAnswerARetryWithTheAnswerOfAnother() {
        Correlators correlators =
                new SqlCorrelators(
                        money.database(), SqliteMoney.KEYS, SqliteMoney.quota(money.database()));
        for (String one : List.of("1", "2", "3")) {
            Correlators.Key key = new Correlators.Key("acme", "c", "mtinit", "94777123456", one);
            await(correlators.begin(key, "body", Buffer.buffer("presumed"), NOW));
            await(correlators.finish(key, 200, Buffer.buffer("answer " + one)));
        }
        change(
                "UPDATE correlators SET answer = (SELECT answer FROM correlators ORDER BY id DESC"
                        + " LIMIT 1) WHERE id = (SELECT min(id) FROM correlators)");

        long refused =
                List.of("1", "2", "3").stream().filter(one -> isRefused(correlators, one)).count();

        assertThat(refused).isEqualTo(1);
    }

    private static boolean isRefused(Correlators correlators, String one) {
        Correlators.Key key = new Correlators.Key("acme", "c", "mtinit", "94777123456", one);
        try {
            assertThat(await(correlators.begin(key, "body", Buffer.buffer("presumed"), NOW)))
                    .isEqualTo(
                            new Correlators.Begun.Done(200, Buffer.buffer("answer " + one), NOW));
            return false;
        } catch (SealedValueException e) {
            assertThat(e).hasMessageContaining("correlators.answer");
            return true;
        }
    }

    @Test
    void shouldTakeOutOfServiceWhatASecretBelongsToAndNothingElse() {
        change("DELETE FROM accounts");
        SqlProvisioner provisioner = new SqlProvisioner(money.database(), SqliteMoney.KEYS);
        await(
                provisioner.apply(
                        file(
                                List.of(entry(account("gamma", "ussd"), bearer("one"))),
                                List.of(hubEntry("hub", OUTBOUND), hubEntry("hub2", OUTBOUND)),
                                List.of(
                                        entry(application("bank", "gamma", "*713#")),
                                        entry(application("shop", "gamma", "*714#"))))));
        change(
                "UPDATE networks SET document = json_set(document, '$.outbound.secret',"
                        + " json_extract(document, '$.webhookSecret')) WHERE id = 'hub'");
        change(
                "UPDATE applications SET document = json_set(document, '$.options.secret',"
                        + OUTBOUND_OF_HUB2
                        + ") WHERE id = 'bank'");
        change(
                "UPDATE accounts SET document = json_set(document, '$.callbackSecret',"
                        + OUTBOUND_OF_HUB2
                        + ") WHERE id = 'gamma'");
        SqlRegistry registry =
                new SqlRegistry(
                        money.database(),
                        SqliteMoney.KEYS,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());

        Snapshot snapshot = await(registry.start(money.vertx()).map(_ -> registry.current()));

        assertThat(snapshot.network("hub")).isNull();
        assertThat(snapshot.network("hub2")).isNotNull();
        assertThat(snapshot.application("bank")).isNull();
        assertThat(snapshot.application("shop")).isNotNull();
        assertThat(snapshot.account("gamma").suspended()).isTrue();
    }
}
