package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Stub.Seen;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs in the field send, against the documents: docs/protocols/common.md, "JSON". */
class LiberalReadingTest {
    private static final String MARK = "\ufeff";
    private static final String MSISDN = "233200585542";

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                name: Acme Ltd
                permissions: [ussd, push, verify]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                purse: {currency: GHS, openingBalance: "10.00", pushPrice: "1.00"}
                credentials:
                  - {kind: bearer, secret: acme-bearer-token}
                  - {kind: oauth, id: acme-key, secret: acme-secret}
                  - {kind: client, id: acme, secret: acme-client-secret}
                  - {kind: token, secret: acme-token-of-2fa}
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret, operator: own}
            applications:
              - {id: menu, account: acme, dialect: programmable, url: 'APPLICATION', serviceCodes: ['*713#']}
              - {id: poll, account: acme, dialect: oneapi, url: 'APPLICATION', serviceCodes: ['*7782*8#']}
              - {id: loans, account: acme, dialect: session-event, url: 'APPLICATION', serviceCodes: ['*720#']}
            """;

    @TempDir private Path folder;
    private Stub application;
    private Router router;
    private UpstreamSubscriber upstream;

    @BeforeEach
    void start() throws Exception {
        application =
                Stub.serving(seen -> Future.succeededFuture(new Reply(200, MARK + answer(seen))));
        router =
                RouterUnderTest.start(
                        RouterSetup.in(
                                folder,
                                PROVISION.replace("APPLICATION", application.url().toString())));
        upstream = new UpstreamSubscriber(router.httpPort(), MSISDN);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    /** In the words of the dialect that asks. */
    private static String answer(Seen seen) {
        JsonObject asked = seen.json();
        if (asked.containsKey("inboundUSSDMessageRequest")) {
            return "{\"outboundUSSDMessageRequest\":{\"outboundUSSDMessage\":\"Poll\","
                    + "\"responseRequest\":{\"notifyURL\":\"app/in\"},\"ussdAction\":\"mocont\"}}";
        }
        if (asked.containsKey("clientId")) {
            return "{\"sessionTag\":[],\"action\":{\"type\":\"ShowView\",\"view\":"
                    + "{\"type\":\"InputView\",\"message\":\"Loans\",\"items\":\"\"}}}";
        }
        return "{\"Type\":\"response\",\"Message\":\"Menu\",\"Item\":[],\"Sequence\":\"\","
                + "\"Exception\":null,\"IsRelease\":false}";
    }

    @Test
    void shouldSkipAByteOrderMarkInAnswersOfApplications() {
        assertThat(upstream.dials("*713#").text()).isEqualTo("Menu");
        assertThat(upstream.dials("*720#").text()).isEqualTo("Loans");
        assertThat(upstream.dials("*7782*8#").text()).isEqualTo("Poll");
        assertThat(upstream.replies("1").text()).as("asked where it was before").isEqualTo("Poll");
    }

    @Test
    void shouldSkipAByteOrderMarkInRequests() {
        String number = "tel:+" + MSISDN;
        String subscription =
                "{'subscription':{'callbackReference':{'notifyURL':'HERE'},'shortCode':'7782'}}";
        String outbound =
                "{'outboundUSSDMessageRequest':{'address':'NUMBER','shortCode':'7782','keyword':null,"
                        + "'outboundUSSDMessage':'Hi','clientCorrelator':'c','ussdAction':'mtfin'}}";
        assertThat(status("/network/upstream", "Bearer network-secret", dial("s", "'MTN'")))
                .isEqualTo(200);
        assertThat(
                        status(
                                "/ussd/v1/inbound/subscriptions",
                                "Bearer acme-bearer-token",
                                subscription.replace("HERE", application.url().toString())))
                .isEqualTo(201);
        assertThat(
                        status(
                                "/ussd/v1/outbound/" + number,
                                "Bearer acme-bearer-token",
                                outbound.replace("NUMBER", number)))
                .isEqualTo(200);
        assertThat(
                        status(
                                "/api/v1/ussd/app/push",
                                "Bearer acme-bearer-token",
                                "{'appId':'loans','msisdn':'233200585543','contextData':'c'}"))
                .isEqualTo(200);
        assertThat(
                        status(
                                "/1/2fa",
                                "Token acme-token-of-2fa",
                                "{'client_ref':'r','phone_number':'233200585544','code_length':6.0,"
                                        + "'message_template':''}"))
                .isEqualTo(201);
    }

    @Test
    void shouldSkipAByteOrderMarkBeforeAForm() {
        HttpRequest request =
                to("/token")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        MARK
                                                + "grant_type=client_credentials&client_id=acme-key"
                                                + "&client_secret=acme-secret"))
                        .build();
        assertThat(sent(request).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNameTheOperatorThatTheNetworkNames() {
        status("/network/upstream", "Bearer network-secret", dial("s1", "'MTN Ghana'"));
        status("/network/upstream", "Bearer network-secret", dial("s2", "''"));
        status("/network/upstream", "Bearer network-secret", dial("s3", "{'a':1}"));
        assertThat(application.seen())
                .filteredOn(seen -> seen.type().equals("initiation"))
                .extracting(seen -> seen.json().getString("Operator"))
                .containsExactly("MTN Ghana", "own", "own");
    }

    @Test
    void shouldTellATimeoutOfTheNetworkAsOne() {
        upstream.dials("*720#");
        upstream.isCutOff();
        upstream.dials("*720#");
        upstream.hangsUp();
        await().until(() -> told().count() == 2);
        assertThat(told()).containsExactlyInAnyOrder("close Timeout", "close Abandon");
    }

    private Stream<String> told() {
        return application.seen().stream()
                .filter(SessionEventHouse::isNotice)
                .map(SessionEventHouse::told);
    }

    /** As docs/operators/connect-http-network.md has it. */
    @Test
    void shouldAnswerAReleaseWithALastScreen() {
        status("/network/upstream", "Bearer network-secret", dial("s", "'MTN'"));
        String release = dial("s", "'MTN'").replace("initiation", "release");
        assertThat(answered(release))
                .isEqualTo("release Your session has ended. Please dial again.");
        assertThat(answered(release.replace("'s'", "'other'"))).isEqualTo("release ");
    }

    private String answered(String body) {
        JsonObject screen =
                new JsonObject(post("/network/upstream", "Bearer network-secret", body).body());
        return screen.getString("Type") + " " + screen.getString("Message");
    }

    private static String dial(String session, String operator) {
        return "{'Type':'initiation','Mobile':'%s','SessionId':'%s','Message':'*713#','Operator':%s,'Sequence':''}"
                .formatted(MSISDN, session, operator);
    }

    private int status(String path, String authorization, String body) {
        return post(path, authorization, body).statusCode();
    }

    private HttpResponse<String> post(String path, String authorization, String body) {
        return sent(
                to(path).header("content-type", "application/json")
                        .header("authorization", authorization)
                        .POST(BodyPublishers.ofString(MARK + body.replace('\'', '"')))
                        .build());
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path));
    }
}
