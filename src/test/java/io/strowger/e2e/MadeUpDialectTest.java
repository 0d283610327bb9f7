package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.strowger.bootstrap.Protocols;
import io.strowger.security.WebhookSignature;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A dialect that nothing of the router knows: its class, and a line in the list. */
class MadeUpDialectTest {

    private static final Protocols PROTOCOLS = Protocols.STANDARD.with(PlainDialect.ENTRY);
    private static final String MSISDN = "2348031234567";
    private static final String SECRET = "Authorization: Bearer network-secret\r\n";

    private final AtomicInteger ends = new AtomicInteger();

    @TempDir Path folder;
    private RawServer application;
    private RawServer network;
    private RouterUnderTest router;

    @BeforeEach
    void start() throws IOException {
        application = new RawServer(this::answer);
        network = new RawServer(_ -> RawServer.text(202, "", ""));
        String provision =
                """
                accounts:
                  - id: acme
                    permissions: [ussd, push]
                    purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                    credentials: [{kind: client, id: acme, secret: demo-client-secret}]
                networks:
                  - {id: upstream, connector: http, dialect: plain, country: NG, secret: network-secret,
                     url: '%s', outboundSecret: outbound-secret}
                  - {id: signed, connector: http, dialect: plain, country: NG, webhookSecret: whsec_aHViIGFuZCB1cw==}
                applications:
                  - {id: bank, account: acme, dialect: plain, url: '%s', serviceCodes: ['*713#']}
                """
                        .formatted(network.url("/submit"), application.url("/menu?key=k"));
        router = RouterUnderTest.start(RouterSetup.in(folder, provision), PROTOCOLS);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
        network.close();
    }

    /** Does not take the first notice of an end. */
    private String answer(String request) {
        if (request.contains("event=end")) {
            return RawServer.text(ends.incrementAndGet() == 1 ? 503 : 200, "", "");
        }
        return request.contains("event=reply")
                ? RawServer.text(200, "X-Session: end\r\n", "Bye")
                : RawServer.text(200, "x-session: continue\r\n", "Hello");
    }

    private String ask(String query) {
        return RawClient.ask(router.httpPort(), "GET", "/network/upstream?" + query, SECRET);
    }

    private static String query(String event, String session, String text) {
        return "event=%s&session=%s&msisdn=%s&text=%s".formatted(event, session, MSISDN, text);
    }

    @Test
    void shouldWalkASessionByGetAndText() {
        assertThat(ask(query("dial", "n1", "*713%23")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("content-type: text/plain\r\n", "X-Session: continue\r\n")
                .endsWith("\r\n\r\nHello");
        assertThat(ask(query("reply", "n1", "1+%26+2")))
                .contains("X-Session: end\r\n")
                .endsWith("\r\n\r\nBye");

        assertThat(application.seen.getFirst())
                .startsWith("GET /menu?key=k&event=dial&session=")
                .contains("&msisdn=" + MSISDN + "&text=*713%23 HTTP/1.1\r\n")
                .contains("accept: text/plain\r\n")
                .doesNotContainIgnoringCase("content-type", "content-length", "json");
        assertThat(application.seen.get(1)).contains("event=reply").contains("&text=1+%26+2 ");
        await().until(() -> application.seen.size() == 3);
        assertThat(application.seen.get(2)).contains("event=end", "text=COMPLETED ");
    }

    @Test
    void shouldTellOfAnEndByGetUntilItIsTaken() {
        ask(query("dial", "n1", "*713%23"));
        ask(query("cancel", "n1", ""));
        await().until(() -> ends.get() == 2);

        List<String> told =
                application.seen.stream().filter(one -> one.contains("event=end")).toList();
        String line = told.getFirst().lines().findFirst().orElseThrow();
        assertThat(line).startsWith("GET /menu?key=k&event=end&").contains("SUBSCRIBER_CANCELLED");
        assertThat(told.getLast())
                .startsWith(line + "\r\n")
                .doesNotContainIgnoringCase("content-type", "content-length");
    }

    @Test
    void shouldSubmitAPushByGet() {
        PushHouse house = new PushHouse(router);
        String body = PushHouse.body("bank", MSISDN, "bill 7").encode();
        HttpResponse<String> pushed = house.sending(house.request(body)).join();
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
        assertThat(application.seen.getFirst()).contains("event=push", "text=bill+7 ");
        String submit = network.seen.getFirst();
        assertThat(submit)
                .startsWith("GET /submit?event=ask&session=")
                .contains("&text=Hello HTTP/1.1\r\n", "authorization: Bearer outbound-secret\r\n")
                .doesNotContainIgnoringCase("content-type", "content-length", "json");

        String session = submit.replaceAll("(?s).*&session=([0-9a-f]+).*", "$1");
        assertThat(ask(query("reply", session, "1"))).endsWith("\r\n\r\nBye");
    }

    @Test
    void shouldRefuseInTheWordsOfTheDialect() {
        assertThat(ask("event=dial&session=n1&msisdn=12&text=x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("content-type: text/plain\r\n", "X-Session: end\r\n")
                .endsWith("\r\n\r\nmsisdn INVALID_FIELD");
        assertThat(ask("event=dial&msisdn=" + MSISDN)).endsWith("session MISSING_FIELD");
        assertThat(RawClient.ask(router.httpPort(), "GET", "/network/upstream?event=dial", ""))
                .startsWith("HTTP/1.1 401 ")
                .endsWith(" UNAUTHORIZED");
        assertThat(RawClient.ask(router.httpPort(), "POST", "/network/upstream", SECRET))
                .startsWith("HTTP/1.1 405 ")
                .contains("allow: GET\r\n", "content-type: text/plain\r\n")
                .endsWith(" METHOD_NOT_ALLOWED");
    }

    @Test
    void shouldReadNothingThatASignatureDoesNotCover() {
        long seconds = System.currentTimeMillis() / 1_000;
        String signature =
                WebhookSignature.of("whsec_aHViIGFuZCB1cw==", "id-1", seconds, new byte[0]);
        String headers =
                "webhook-id: id-1\r\nwebhook-timestamp: %d\r\nwebhook-signature: %s\r\n"
                        .formatted(seconds, signature);
        String target = "/network/signed?" + query("dial", "n1", "*713%23");
        assertThat(RawClient.ask(router.httpPort(), "GET", target, headers))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\nevent MISSING_FIELD");
        assertThat(application.seen).isEmpty();
    }

    @Test
    void shouldLogNothingOfAQueryThatADialectFailsAt() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        try {
            assertThat(ask(query("dial", "canary7f3a9", PlainDialect.BUG)))
                    .startsWith("HTTP/1.1 500 ")
                    .contains("content-type: text/plain\r\n")
                    .endsWith(" INTERNAL_ERROR");
        } finally {
            root.detachAppender(lines);
        }
        String logged = lines.list.stream().map(MadeUpDialectTest::whole).toList().toString();
        assertThat(logged)
                .contains("A request failed", "IllegalStateException")
                .doesNotContain("canary7f3a9", MSISDN);
    }

    private static String whole(ILoggingEvent event) {
        String thrown =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + event.getKeyValuePairs() + thrown;
    }
}
