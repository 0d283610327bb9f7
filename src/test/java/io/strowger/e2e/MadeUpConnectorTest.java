package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.bootstrap.Protocols;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that nothing of the router knows: its class, and a line in the list. */
class MadeUpConnectorTest {

    private static final String MSISDN = "2348031234567";
    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                credentials: [{kind: client, id: acme, secret: demo-client-secret}]
            networks:
              - {id: gate, connector: text-gateway, country: NG}
            applications:
              - {id: bank, account: acme, dialect: session-event, url: '%s', serviceCodes: ['*713#']}
            """;

    @TempDir Path folder;
    private Stub application;
    private RawServer network;
    private TextGateway connector;
    private RouterUnderTest router;

    @BeforeEach
    void start() throws IOException {
        application = PushHouse.greeter();
        network = new RawServer(_ -> RawServer.text(200, "", "taken"));
        connector = new TextGateway(network.url("/submit"));
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, PROVISION.formatted(application.url())),
                        Protocols.STANDARD.with(connector.entry()));
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
        network.close();
    }

    private String ask(String what, String id, String text) {
        String target = "/gate?do=%s&id=%s&msisdn=%s&text=%s".formatted(what, id, MSISDN, text);
        return RawClient.ask(connector.port(), "GET", target, "");
    }

    @Test
    void shouldWalkASessionByGetAndText() {
        assertThat(ask("dial", "n1", "*713%23"))
                .contains("content-type: text/plain\r\n", "x-open: true\r\n")
                .endsWith("\r\n\r\nPay null?");
        assertThat(ask("reply", "n1", "7"))
                .contains("x-open: false\r\n")
                .endsWith("\r\n\r\nYou said 7");
    }

    @Test
    void shouldSubmitAPushByGet() {
        PushHouse house = new PushHouse(router);
        String body = PushHouse.body("bank", MSISDN, "bill 7").encode();
        HttpResponse<String> pushed = house.sending(house.request(body)).join();
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
        String submit = network.seen.getFirst();
        assertThat(submit).startsWith("GET /submit?id=").contains("&text=Pay+bill+7%3F HTTP/1.1");

        String session = submit.replaceAll("(?s).*\\?id=([0-9a-f]+)&.*", "$1");
        assertThat(ask("reply", session, "yes")).endsWith("\r\n\r\nYou said yes");
    }

    @Test
    void shouldHaveNoKeysOfDialects() throws IOException {
        String provision =
                PROVISION
                        .formatted(application.url())
                        .replace("country: NG}", "country: NG, dialect: programmable}");
        RouterSetup setup =
                RouterSetup.in(Files.createDirectory(folder.resolve("other")), provision);
        assertThatThrownBy(() ->
                        RouterUnderTest.start(setup, Protocols.STANDARD.with(connector.entry())))
                .hasMessageContaining("dialect: belongs to the connector http; remove it");
    }
}
