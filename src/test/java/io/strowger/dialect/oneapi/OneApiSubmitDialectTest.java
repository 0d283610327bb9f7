package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.bytes;
import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.dialect.Received;
import io.strowger.dialect.Submission;
import io.strowger.dialect.SubmitAnswer;
import io.strowger.dialect.WireRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our pushes to a hub. */
class OneApiSubmitDialectTest {

    private static final OneApiSubmitDialect HUB = new OneApiSubmitDialect();
    private static final SessionId ID = SessionId.parse(Sessions.ID);

    @Test
    void shouldWriteAPushThatAHubOfItsKindTakes() {
        WireRequest request = HUB.begin(push(Screen.expectingReply("Hi")));
        assertThat(request.target()).isEqualTo("/outbound/tel%3A%2B94777123456");
        String body = text(request.body());
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
                                request.target().substring("/outbound/".length())))
                .isEqualTo(
                        new OutboundRules.Valid(
                                Sessions.MSISDN, UssdAction.MTINIT, ServiceCode.parse("7782*8")));
    }

    @Test
    void shouldGoOnUnderTheSameNameAndNotifyWithoutASession() {
        WireRequest next = HUB.show(push(Screen.expectingReply("Hi")));
        assertThat(next).isNotNull();
        String ours = "\"clientCorrelator\":\"mt-3c796dac28174f739de4262d08409c51\"";
        assertThat(text(next.body())).endsWith("\"ussdAction\":\"mtcont\"}}").contains(ours);
        assertThat(text(HUB.begin(push(Screen.last("Bye"))).body()))
                .endsWith("\"ussdAction\":\"mtfin\"}}")
                .contains(ours);
    }

    /** The hub's session may be over: it would show it as a notification. */
    @Test
    void shouldNotSendALastScreenThatNobodyAskedFor() {
        assertThat(HUB.show(push(Screen.last("You took too long.")))).isNull();
    }

    @Test
    void shouldLeaveTheReplyAddressToAHubThatKnowsIt() {
        Submission push =
                new Submission(
                        ID,
                        Sessions.MSISDN,
                        ServiceCode.parse("*7782#"),
                        Screen.expectingReply("Hi"),
                        "");
        assertThat(text(HUB.begin(push).body())).doesNotContain("responseRequest");
    }

    @Test
    void shouldTakeTheAnswerOfTheDocument() {
        assertThat(HUB.read(Received.answer(200, bytes(Documented.SENT))))
                .isEqualTo(new SubmitAnswer.Accepted());
    }

    @Test
    void shouldTakeWhatItAnswersItself() {
        OutboundRequest request =
                Documented.request(text(HUB.begin(push(Screen.expectingReply("Hi"))).body()));
        assertThat(HUB.read(Received.answer(200, OutboundCodec.answer(request, true))))
                .isEqualTo(new SubmitAnswer.Accepted());
        assertThat(HUB.read(Received.answer(200, OutboundCodec.answer(request, false))))
                .isEqualTo(new SubmitAnswer.Refused("NOT SENT"));
        assertThat(HUB.read(Received.answer(403, OneApiFault.of(ErrorCode.POL0257, "x").body())))
                .isEqualTo(new SubmitAnswer.Refused("POL0257"));
        assertThat(HUB.read(Received.answer(503, OneApiFault.of(ErrorCode.SVC1000).body())))
                .isEqualTo(new SubmitAnswer.Throttled("SVC1000"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    201 | {"outboundussdmessagerequest":{"deliveryStatus":" sent "}}       | Accepted[]
                    201 | ``                                                               | Accepted[]
                    201 | {}                                                               | Accepted[]
                    201 | {"outboundUSSDMessageRequest":{"address":"tel:+94","deliveryStatus":null}} | Accepted[]
                    201 | {"outboundUSSDMessageRequest":{"deliveryStatus":"NOT SENT"}}     | Refused[cause=NOT SENT]
                    201 | <html>                                                           | Unknown[cause=unreadable answer]
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"SENT","address":{},"keyword":[1],"responseRequest":"x","clientCorrelator":false}} | Accepted[]
                    200 | ``                                                               | Unknown[cause=unreadable answer]
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"Not Sent"}}     | Refused[cause=NOT SENT]
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"BUSY"}}         | Unknown[cause=delivery status BUSY]
                    200 | {"outboundUSSDMessageRequest":{}}                                | Unknown[cause=no delivery status]
                    200 | {}                                                               | Unknown[cause=no delivery status]
                    200 | hello                                                            | Unknown[cause=unreadable answer]
                    200 | {"requestError":{"serviceException":{"messageId":"SVC0285"}}}    | Refused[cause=SVC0285]
                    400 | {"requestError":{"serviceException":{"messageId":"SVC0002"}}}    | Refused[cause=SVC0002]
                    400 | {"requestError":{}}                                              | Refused[cause=http 400]
                    401 | {"requestError":{"policyException":{"messageId":"POL0001"}}}     | Refused[cause=POL0001]
                    404 | nothing here                                                     | Refused[cause=http 404]
                    308 | {}                                                               | Refused[cause=http 308]
                    303 | {}                                                               | Unknown[cause=http 303]
                    408 | too slow                                                         | Unknown[cause=http 408]
                    408 | {"requestError":{"serviceException":{"messageId":"SVC0001"}}}    | Refused[cause=SVC0001]
                    429 | {"requestError":{"serviceException":{"messageId":"SVC1000"}}}    | Throttled[cause=SVC1000]
                    429 | slow down                                                        | Throttled[cause=http 429]
                    503 | {"requestError":{"serviceException":{"messageId":"SVC1000"}}}    | Throttled[cause=SVC1000]
                    503 | {"requestError":{"serviceException":{"messageId":"SVC0285"}}}    | Unknown[cause=SVC0285]
                    503 | {}                                                               | Unknown[cause=http 503]
                    500 | {"requestError":{"policyException":{"messageId":"POL0299"}}}     | Unknown[cause=POL0299]
                    500 | {}                                                               | Unknown[cause=http 500]
                    504 | gateway                                                          | Unknown[cause=http 504]
                    """)
    void shouldReadAnAnswer(int status, String body, String expected) {
        assertThat(HUB.read(Received.answer(status, bytes(body)))).hasToString(expected);
    }

    @Test
    void shouldCutACauseThatIsTooLong() {
        String body =
                "{\"outboundUSSDMessageRequest\":{\"deliveryStatus\":\"" + "x".repeat(99) + "\"}}";
        assertThat(HUB.read(Received.answer(200, bytes(body))))
                .isEqualTo(new SubmitAnswer.Unknown("delivery status " + "x".repeat(32)));
    }

    private static Submission push(Screen screen) {
        return new Submission(
                ID,
                Sessions.MSISDN,
                ServiceCode.parse("*7782*8#"),
                screen,
                "https://us.example/network/hub");
    }
}
