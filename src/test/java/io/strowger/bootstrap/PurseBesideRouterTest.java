package io.strowger.bootstrap;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.cli.PurseCommand;
import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.core.model.Money;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.purse.Purse;
import io.strowger.core.push.PushEvent;
import io.strowger.limits.Quota;
import io.strowger.store.PurseCheck;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.KeptRefusal;
import io.strowger.store.Pushes.Push;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlPushes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on a file that a router is writing to. */
class PurseBesideRouterTest {

    private static final String ACCOUNT =
            """
            accounts:
              - id: acme
                permissions: [push]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
            """;

    @TempDir private Path data;

    private Settings settings() {
        Map<String, String> environment = Map.of("STROWGER_DATA", data.toString());
        return ((Parsed.Valid<Settings>)
                        SettingsFile.read(SettingsFile.find(null, environment), environment))
                .value();
    }

    private int run(StringWriter out, String... args) {
        return new CommandLine(
                        new PurseCommand(
                                _ -> ProvisionedStore.open(settings()), InstantSource.system()))
                .setOut(new PrintWriter(out, true))
                .execute(args);
    }

    private static Push push(int number) {
        return new Push(
                SessionId.timeOrdered(1_700_000_000_000L, 0, number),
                new SessionKey("demo", Msisdn.of("2348031234567")),
                "acme",
                "bank",
                ServiceCode.parse("*713#"),
                new Money("NGN", 400),
                null,
                Buffer.buffer(),
                null,
                1_700_000_000_000L);
    }

    @Test
    void shouldPayInAndVerifyWhileARouterPushes() throws IOException {
        Path file = Files.writeString(data.resolve("provision.yaml"), ACCOUNT);
        StringWriter out = new StringWriter();
        try (ProvisionedStore router = ProvisionedStore.open(settings())) {
            new StartProvisioning(
                            Protocols.STANDARD.reader(settings(), Map.of()), router.provisioner())
                    .apply(List.of(new Source.File(file)));
            Pushes pushes =
                    new SqlPushes(
                            router.database(),
                            Storage.keys(settings()),
                            new PurseCheck(),
                            RowQuota.ofCorrelators(router.database(), Quota.of(1_000)),
                            new KeptRefusal(500, Buffer.buffer()));
            List<Future<Boolean>> all =
                    IntStream.range(0, 300).mapToObj(number -> paid(pushes, number)).toList();
            assertThat(run(out, "verify")).isZero();
            assertThat(run(out, "top-up", "acme", "500", "--reference", "r")).isZero();
            assertThat(run(out, "verify", "acme")).isZero();
            long sent = all.stream().filter(one -> await(one)).count();
            assertThat(run(out, "verify")).isZero();
            assertThat(await(router.purses().find("acme")))
                    .contains(new Purse("NGN", 150_000 - sent * 400, 0, 2 + 2 * sent));
            assertThat(sent).isBetween(250L, 300L);
        }
        assertThat(out.toString()).contains("acme adds up.", "NGN 500.00 is paid in");
    }

    private static Future<Boolean> paid(Pushes pushes, int number) {
        Push push = push(number);
        return pushes.begin(push)
                .compose(_ ->
                        pushes.happened(
                                push.session(),
                                new PushEvent.SubmitPrepared(Screen.last("Hi"), ""),
                                1))
                .compose(_ -> pushes.happened(push.session(), new PushEvent.SubmitAccepted(), 2));
    }
}
