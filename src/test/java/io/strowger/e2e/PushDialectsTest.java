package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A push to an application of each dialect: its answer is the first screen
 * (docs/protocols/push.md).
 */
class PushDialectsTest {

    @TempDir Path folder;
    private Stub application;
    private Router router;
    private PushHouse house;

    private void start(Stub stub, String dialect, String more) throws Exception {
        application = stub;
        router =
                RouterUnderTest.start(
                        RouterSetup.in(
                                folder,
                                PushHouse.PROVISION
                                        + PushHouse.application(
                                                "acme", "pay", dialect, stub.url(), more)));
        house = new PushHouse(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    private void pushes() {
        var answer = house.push("pay", PushHouse.MSISDN, "bill 7");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void shouldAskASessionEventApplication() throws Exception {
        start(PushHouse.greeter(), "session-event", "secret: app-secret");
        pushes();

        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay bill 7?");
        Stub.Seen asked = application.seen().getFirst();
        assertThat(asked.path()).isEqualTo("/ussdSessionEvent/new");
        assertThat(asked.headers().get("authorization")).isEqualTo("app-secret");
        assertThat(router.handset(PushHouse.MSISDN).replies("yes").text())
                .isEqualTo("You said yes");
    }

    @Test
    void shouldAskAProgrammableApplication() throws Exception {
        start(
                Stub.application(hop ->
                        hop.getInteger("Sequence") == 1
                                ? Stub.goesOn("Pay " + hop.getString("ClientState") + "?")
                                : Stub.ends("You said " + hop.getString("Message"))),
                "programmable",
                "serviceCodes: ['*713#']");
        pushes();

        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay bill 7?");
        JsonObject asked = application.seen().getFirst().json();
        assertThat(asked.getString("Type")).isEqualTo("initiation");
        assertThat(asked.getString("Message")).isEmpty();
        assertThat(asked.getString("ServiceCode")).isEqualTo("713");
        assertThat(router.handset(PushHouse.MSISDN).replies("yes").text())
                .isEqualTo("You said yes");
    }

    @Test
    void shouldAskAOneApiApplication() throws Exception {
        start(
                Stub.serving(seen -> {
                    JsonObject got = OneApiHouse.inbound(seen);
                    boolean first = got.getString("ussdAction").equals("mtinit");
                    return Future.succeededFuture(
                            first
                                    ? OneApiHouse.inline(seen, "mtcont", "Pay?")
                                    : OneApiHouse.inline(
                                            seen,
                                            "mtfin",
                                            "You said " + got.getString("inboundUSSDMessage")));
                }),
                "oneapi",
                "serviceCodes: ['*7782#']");
        pushes();

        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay?");
        assertThat(application.seen().getFirst().body().toString()).contains("bill 7");
        assertThat(router.handset(PushHouse.MSISDN).replies("yes").text())
                .isEqualTo("You said yes");
    }

    @Test
    void shouldNotifyWhenTheFirstScreenIsTheLast() throws Exception {
        start(
                Stub.serving(request ->
                        Future.succeededFuture(
                                request.path().endsWith("/new")
                                        ? PushHouse.view("InfoView", "Paid")
                                        : new Stub.Reply(204, ""))),
                "session-event",
                "");
        pushes();

        assertThat(house.screens(PushHouse.MSISDN)).isOne();
        assertThat(house.push("pay", PushHouse.MSISDN, "again").statusCode()).isEqualTo(200);
        assertThat(house.screens(PushHouse.MSISDN)).isEqualTo(2);
    }
}
