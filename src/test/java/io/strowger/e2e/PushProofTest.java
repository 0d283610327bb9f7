package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push that its network took while its router died is paid for once its subscriber answers. */
class PushProofTest {

    @TempDir Path folder;

    @Test
    void shouldPayForAPushWhoseSubscriberAnswersAfterACrash() throws Exception {
        Promise<Stub.Reply> never = Promise.promise();
        try (Stub hub = Stub.serving(_ -> never.future());
                Stub application = PushHouse.greeter()) {
            RouterSetup setup = setup(hub, application);
            try (RouterProcess router = RouterProcess.start(setup)) {
                PushHouse house = new PushHouse(router);
                var pushed = house.sending(keyed(house));
                await().until(() -> !hub.seen().isEmpty());
                router.kill();
                assertThat(pushed).failsWithin(Duration.ofSeconds(60));
            }
            String correlator =
                    hub.seen()
                            .getFirst()
                            .json()
                            .getJsonObject(OneApiHouse.NAME)
                            .getString("clientCorrelator");
            String session = correlator.replaceFirst("^mt-", "");

            try (RouterProcess router = RouterProcess.start(setup)) {
                PushHub.reply(router, "other", PushHouse.MSISDN, correlator, "1");
                PushHub.reply(router, "hub", "2348031234599", correlator, "1");
                router.terminate();
                router.awaitExit(); // what it writes, it has written then
            }
            try (RouterProcess router = RouterProcess.start(setup);
                    Books books = new Books(setup.data())) {
                PushHouse house = new PushHouse(router);
                assertThat(books.state("acme"))
                        .as("after replies on another network, of another number")
                        .isEqualTo("99600+400");

                HttpResponse<String> screen = PushHub.reply(router, correlator, "1");

                assertThat(screen.statusCode()).as(screen.body()).isEqualTo(200);
                assertThat(screen.body()).contains("\"mtfin\"");
                await().until(() -> books.state("acme").equals("99600+0"));
                assertThat(books.pushes()).containsEntry(session, "COMMITTED");
                assertThat(books.differences("acme")).isEmpty();
                HttpResponse<String> retry = house.send(keyed(house));
                assertThat(retry.statusCode()).as(retry.body()).isEqualTo(200);
                assertThat(new JsonObject(retry.body()).getString("sessionId").replace("-", ""))
                        .isEqualTo(session);
                assertThat(hub.seen()).hasSize(1);
            }
        }
    }

    private RouterSetup setup(Stub hub, Stub application) {
        String provision =
                """
                accounts:
                  - id: acme
                    permissions: [push]
                    purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                    credentials: [{kind: client, id: acme, secret: demo-client-secret}]
                networks:
                  - {id: hub, connector: http, dialect: oneapi, country: NG, secret: network-secret,
                     url: '%s', outboundSecret: hub-bearer-token}
                  - {id: other, connector: http, dialect: oneapi, country: NG,
                     secret: network-secret}
                applications:
                """
                        .formatted(hub.url() + "ussd/v1");
        return RouterSetup.in(
                folder,
                provision
                        + PushHouse.application(
                                "acme", "pay", "session-event", application.url(), ""));
    }

    private static HttpRequest.Builder keyed(PushHouse house) {
        return house.request(PushHouse.body("pay", PushHouse.MSISDN, "x").encode())
                .header("Idempotency-Key", "k");
    }
}
