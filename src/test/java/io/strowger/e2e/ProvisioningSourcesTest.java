package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no file names any more is gone: at a start, by apply, by remove. */
class ProvisioningSourcesTest {

    private static final String NOT_IN_USE = "This code is not in use";
    private static final String OWN =
            """
            accounts:
              - {id: acme, name: Acme Ltd}
            networks:
              - {id: gateway, connector: http, dialect: programmable, country: GH, secret: own-secret}
            applications:
            """;

    @TempDir Path folder;

    private static HttpResponse<String> dial(Router router, String network, String... headers) {
        JsonObject body =
                new JsonObject()
                        .put("Mobile", "233200585542")
                        .put("SessionId", "d-1")
                        .put("Type", "initiation")
                        .put("Message", "*713#")
                        .put("ServiceCode", "713")
                        .put("Operator", "vodafone")
                        .put("Sequence", 1)
                        .put("ClientState", "")
                        .put("Platform", "USSD");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/network/%s"
                                                .formatted(router.httpPort(), network)))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()));
        return Router.CLIENT
                .sendAsync(request.headers(headers).build(), BodyHandlers.ofString())
                .join();
    }

    private static String[] published(String... more) {
        String[] all = new String[2 + more.length];
        all[0] = "authorization";
        all[1] = "Bearer network-secret";
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    @Test
    void shouldForgetTheDemoAndItsPublishedSecretWhenItIsProvisionedNoMore() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, Files.readString(Path.of("conf/demo.yaml")));
        try (RouterProcess demo = RouterProcess.start(setup)) {
            assertThat(dial(demo, "upstream", published()).statusCode()).isEqualTo(200);
            demo.terminate();
            demo.awaitExit();
        }
        String bank = RouterSetup.application("bank", "http://127.0.0.1:7001/", "*713#", "");
        Path own = setup.file("own.yaml", OWN + bank);
        RouterSetup next = setup.with("STROWGER_PROVISION", own.toString());

        try (RouterProcess router = RouterProcess.start(next)) {
            assertThat(dial(router, "upstream", published()).statusCode()).isEqualTo(404);
            assertThat(dial(router, "gateway", published()).statusCode()).isEqualTo(401);
            assertThat(router.log())
                    .contains(
                            "network upstream is removed",
                            "network demo is removed",
                            "account demo is removed",
                            "application demo-bank is removed");
        }
    }

    @Test
    void shouldServeTheDemosNetworksToThisMachineOnly() throws Exception {
        RouterSetup setup =
                RouterSetup.in(folder, Files.readString(Path.of("conf/demo.yaml")))
                        .with("STROWGER_HTTP_TRUSTED_PROXIES", "127.0.0.0/8");
        Path own = setup.file("own.yaml", OWN);
        RouterSetup mixed =
                setup.with(
                        "STROWGER_PROVISION",
                        setup.environment().get("STROWGER_PROVISION") + "," + own);
        try (RouterProcess router = RouterProcess.start(mixed)) {
            HttpResponse<String> stranger =
                    dial(router, "upstream", published("x-forwarded-for", "203.0.113.7"));

            assertThat(stranger.statusCode()).isEqualTo(403);
            assertThat(new JsonObject(stranger.body()).encode()).contains("FORBIDDEN");
            assertThat(dial(router, "upstream", published()).statusCode()).isEqualTo(200);
            assertThat(
                            dial(
                                            router,
                                            "gateway",
                                            "authorization",
                                            "Bearer own-secret",
                                            "x-forwarded-for",
                                            "203.0.113.7")
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(router.log()).contains("A demo is provisioned beside other files");
        }
    }

    @Test
    void shouldEndTheSessionsOfAnApplicationThatIsRemovedWithAText() throws Exception {
        try (Stub application = Stub.greeter();
                Router router = RouterUnderTest.start(RouterSetup.in(folder, RouterSetup.HOUSE))) {
            RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
            String named =
                    "applications:\n"
                            + RouterSetup.application("kiosk", application.url(), "*715#", "");
            Path file = setup.file("kiosk.yaml", named);
            assertThat(applied(setup, "apply", file.toString())).contains("is applied");
            Subscriber subscriber = router.upstream("233200000001");
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> subscriber.dials("*715#").expectsReply());

            Files.writeString(file, "applications: []\n");
            assertThat(applied(setup, "apply", "--dry-run", file.toString()))
                    .isEqualTo("Application kiosk is removed.\n");
            assertThat(applied(setup, "apply", file.toString()))
                    .startsWith("Application kiosk is removed.\n");

            await().pollInterval(Duration.ofMillis(20))
                    .until(
                            () -> router.upstream("233200000002").dials("*715#").text(),
                            text -> text.startsWith(NOT_IN_USE));
            Shown last = subscriber.replies("1");
            assertThat(last.expectsReply()).isFalse();
            assertThat(last.text()).isNotBlank();
        }
    }

    @Test
    void shouldRemoveByHandWhatWasApplied() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, OWN);
        try (Router router = RouterUnderTest.start(setup)) {
            Path file =
                    setup.file(
                            "more.yaml",
                            "networks:\n"
                                    + "  - {id: more, connector: http, dialect: programmable, country: GH,"
                                    + " secret: network-secret}\n");
            assertThat(applied(setup, "apply", file.toString())).contains("is applied");
            await().until(() -> dial(router, "more", published()).statusCode() == 200);

            assertThat(applied(setup, "remove", "network", "more"))
                    .isEqualTo("Network more is removed.\n");

            await().until(() -> dial(router, "more", published()).statusCode() == 404);
            Done owned = RouterProcess.run(setup, "remove", "network", "gateway");
            assertThat(owned.exitCode()).isEqualTo(1);
            assertThat(owned.output()).contains("provision.yaml", "at every start");
            assertThat(RouterProcess.run(setup, "remove", "planet", "x").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseAStartWhoseFilesNameTheSame() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, OWN);
        Path second = setup.file("second.yaml", "accounts: [{id: other}, {id: acme}]\n");

        Done started = RouterProcess.run(setup, "run", "--provision", second.toString());

        assertThat(started.exitCode()).isEqualTo(78);
        assertThat(started.output())
                .contains(second + ", line 1", "account acme", "provision.yaml, line 2");
        Done checked = RouterProcess.run(setup, "check-config", "--provision", second.toString());
        assertThat(checked.exitCode()).isEqualTo(78);
        assertThat(checked.output()).contains("account acme is named in");
    }

    private static String applied(RouterSetup setup, String... words) throws Exception {
        Done done = RouterProcess.run(setup, words);
        assertThat(done.exitCode()).as(done.output()).isZero();
        return done.output();
    }
}
