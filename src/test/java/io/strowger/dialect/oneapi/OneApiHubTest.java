package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.bytes;
import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our pushes to a hub. */
class OneApiHubTest {

    private static final SessionId ID = SessionId.parse(Sessions.ID);

    @Test
    void shouldWriteAPushThatAHubOfItsKindTakes() {
        assertThat(OneApiHub.path(Sessions.MSISDN)).isEqualTo("/outbound/tel%3A%2B94777123456");
        String body = push(Screen.expectingReply("Hi"));
        assertThat(body)
                .isEqualTo(
                        """
                        {"outboundUSSDMessageRequest":{"address":"tel:+94777123456",\
                        "shortCode":"tel:7782","keyword":"8","outboundUSSDMessage":"Hi",\
                        "clientCorrelator":"mt-3c796dac28174f739de4262d08409c51",\
                        "responseRequest":{"notifyURL":"https://us.example/network/hub",\
                        "callbackData":""},"ussdAction":"mtinit"}}\
                        """);
        OutboundRules rules = new OutboundRules(Documented::number, url -> true, true);
        assertThat(
                        rules.check(
                                Documented.request(body),
                                OneApiHub.path(Sessions.MSISDN).substring(10)))
                .isEqualTo(
                        new OutboundRules.Valid(
                                Sessions.MSISDN, UssdAction.MTINIT, ServiceCode.parse("7782*8")));
    }

    @Test
    void shouldEndWithWhatExpectsNoReply() {
        assertThat(push(Screen.last("Bye"))).endsWith("\"ussdAction\":\"mtfin\"}}");
    }

    @Test
    void shouldTakeTheAnswerOfTheDocument() {
        assertThat(OneApiHub.read(200, bytes(Documented.SENT))).isEqualTo(new OneApiHub.Accepted());
    }

    @Test
    void shouldTakeWhatItAnswersItself() {
        OutboundRequest request = Documented.request(push(Screen.expectingReply("Hi")));
        assertThat(OneApiHub.read(200, OutboundCodec.answer(request, true)))
                .isEqualTo(new OneApiHub.Accepted());
        assertThat(OneApiHub.read(200, OutboundCodec.answer(request, false)))
                .isEqualTo(new OneApiHub.Refused("NOT SENT"));
        assertThat(OneApiHub.read(403, OneApiFault.of(ErrorCode.POL0257, "x").body()))
                .isEqualTo(new OneApiHub.Refused("POL0257"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    201 | {"outboundussdmessagerequest":{"deliveryStatus":" sent "}}       | Accepted[]
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"Not Sent"}}     | Refused[cause=NOT SENT]
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"BUSY"}}         | Refused[cause=BUSY]
                    200 | {"outboundUSSDMessageRequest":{}}                                | Unknown[cause=no delivery status]
                    200 | {}                                                               | Unknown[cause=no delivery status]
                    200 | hello                                                            | Unknown[cause=unreadable answer]
                    200 | {"requestError":{"serviceException":{"messageId":"SVC0285"}}}    | Refused[cause=SVC0285]
                    503 | {"requestError":{"serviceException":{"messageId":"SVC1000"}}}    | Refused[cause=SVC1000]
                    500 | {"requestError":{"policyException":{"messageId":"POL0299"}}}     | Refused[cause=POL0299]
                    400 | {"requestError":{}}                                              | Refused[cause=http 400]
                    404 | nothing here                                                     | Refused[cause=http 404]
                    302 | {}                                                               | Refused[cause=http 302]
                    503 | {}                                                               | Refused[cause=http 503]
                    500 | {}                                                               | Unknown[cause=http 500]
                    504 | gateway                                                          | Unknown[cause=http 504]
                    """)
    void shouldReadAnAnswer(int status, String body, String expected) {
        assertThat(OneApiHub.read(status, bytes(body))).hasToString(expected);
    }

    @Test
    void shouldCutACauseThatIsTooLong() {
        String body =
                "{\"outboundUSSDMessageRequest\":{\"deliveryStatus\":\"" + "x".repeat(99) + "\"}}";
        assertThat(OneApiHub.read(200, bytes(body)))
                .isEqualTo(new OneApiHub.Refused("X".repeat(32)));
    }

    private static String push(Screen screen) {
        return text(
                OneApiHub.push(
                        ID,
                        Sessions.MSISDN,
                        ServiceCode.parse("*7782*8#"),
                        screen,
                        "https://us.example/network/hub"));
    }
}
