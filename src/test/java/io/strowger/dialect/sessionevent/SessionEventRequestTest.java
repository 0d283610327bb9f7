package io.strowger.dialect.sessionevent;

import static io.strowger.dialect.sessionevent.Cases.DIALECT;
import static io.strowger.dialect.sessionevent.Cases.LIBERAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Input;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications are sent: docs/protocols/session-event.md, "new" to "abort". */
class SessionEventRequestTest {

    private static final String WHO =
            """
            {"clientId":"acme","appId":"loans",\
            "sessionId":"8a444af8-4b03-4545-8677-00002a6c924b",\
            """;
    private static final String SUBSCRIBER = "\"msisdn\":\"2341234567890\",\"operator\":\"mtn\",";

    @Test
    void shouldBringADialWithTheWholeDialString() {
        WireRequest request = ask(new Input.Dial("*425*425*7#", "7"), "");
        assertThat(request.target()).isEqualTo("/ussdSessionEvent/new");
        assertThat(body(request))
                .isEqualTo(
                        WHO
                                + SUBSCRIBER
                                + """
                                "input":{"type":"Dial","shortcodeString":"*425*425*7#"}}\
                                """);
    }

    @Test
    void shouldBringAPushWithItsContextData() {
        WireRequest request = ask(new Input.Push("order \"7\""), "");
        assertThat(request.target()).isEqualTo("/ussdSessionEvent/new");
        assertThat(body(request))
                .isEqualTo(
                        WHO
                                + SUBSCRIBER
                                + """
                                "input":{"type":"Push","contextData":"order \\"7\\""}}\
                                """);
    }

    @Test
    void shouldBringAReplyWithTheContextDataOfTheLastAnswer() {
        WireRequest request = ask(new Input.Reply(" 1\n"), "step é");
        assertThat(request.target()).isEqualTo("/ussdSessionEvent/continue");
        assertThat(body(request))
                .isEqualTo(
                        WHO
                                + """
                                "contextData":"step é",\
                                "result":{"type":"InputResult","value":" 1\\n"}}\
                                """);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, close, End",
        "SUBSCRIBER_CANCELLED, close, Abandon",
        "NETWORK_ABORTED, close, Abandon",
        "SUPERSEDED, close, Abandon",
        "SUBSCRIBER_TIMED_OUT, close, Timeout",
        "SESSION_TOO_LONG, close, Timeout",
        "NOT_DELIVERED, close, Timeout",
        "APPLICATION_UNREADABLE, abort, UnexpectedUssdAppResponse",
        "APPLICATION_TOO_LONG, abort, UnexpectedUssdAppResponse",
        "APPLICATION_TIMED_OUT, abort, InternalError",
        "APPLICATION_FAILED, abort, InternalError",
        "APPLICATION_CIRCUIT_OPEN, abort, InternalError",
        "APPLICATION_OVERLOADED, abort, InternalError",
        "CHECKOUT_FAILED, abort, InternalError",
        "NETWORK_REFUSED, abort, InternalError",
        "SHUT_DOWN, abort, InternalError"
    })
    void shouldTellOfAnEnd(EndReason reason, String event, String type) {
        WireRequest request = DIALECT.tell(Cases.tell(reason), LIBERAL);
        assertThat(request.target()).isEqualTo("/ussdSessionEvent/" + event);
        assertThat(body(request))
                .isEqualTo(
                        WHO + "\"contextData\":\"step 3\",\"reason\":{\"type\":\"" + type + "\"}}");
    }

    @Test
    void shouldTellTheTimeoutOfTheNetworkFromAHangUp() {
        assertThat(body(DIALECT.tell(Cases.aborted("timeout"), LIBERAL)))
                .endsWith("\"reason\":{\"type\":\"Timeout\"}}");
        assertThat(body(DIALECT.tell(Cases.aborted("handover"), LIBERAL)))
                .endsWith("\"reason\":{\"type\":\"Abandon\"}}");
    }

    @Test
    void shouldShowTheSecretInEveryRequestAndNoHeaderWithoutOne() {
        DialectOptions secret = new DialectOptions(false, false, "app-secret");
        Map<String, String> headers = Map.of("Authorization", "app-secret");
        assertThat(DIALECT.ask(Cases.ask(new Input.Reply("1"), ""), secret).headers())
                .isEqualTo(headers);
        assertThat(DIALECT.tell(Cases.tell(EndReason.COMPLETED), secret).headers())
                .isEqualTo(headers);
        assertThat(ask(new Input.Reply("1"), "").headers()).isEmpty();
        assertThat(DIALECT.tell(Cases.tell(EndReason.COMPLETED), LIBERAL).headers()).isEmpty();
    }

    private static WireRequest ask(Input input, String clientState) {
        return DIALECT.ask(Cases.ask(input, clientState), LIBERAL);
    }

    private static String body(WireRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
