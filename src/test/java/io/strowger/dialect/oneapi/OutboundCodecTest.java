package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.bytes;
import static io.strowger.dialect.oneapi.Documented.request;
import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dialect.Decoded;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundCodecTest {

    @Test
    void shouldReadTheSampleOfTheDocument() {
        OutboundRequest request = request(Documented.MTINIT);
        assertThat(request.addresses()).containsExactly("tel:+94777123456");
        assertThat(describe(request))
                .isEqualTo(
                        "[tel:+94777123456] tel:1234 123 'Login to service?\\n1. Ok\\n2. Cancel'"
                                + " 123456 - http://ussd.response.receive.url"
                                + " some-data-useful-to-the-requester mtinit");
        assertThat(request.code().orElseThrow().dial()).isEqualTo("*1234*123#");
    }

    @Test
    void shouldEchoTheSampleOfTheDocumentWithItsStatus() {
        String echoed = text(OutboundCodec.answer(request(Documented.MTINIT), true));
        assertThat(Documented.compact(echoed))
                .isEqualTo(
                        Documented.compact(Documented.MTINIT)
                                .replace("\"shortCode\":\"tel:1234\",", "")
                                .replace(
                                        "\"keyword\":\"123\"",
                                        "\"keyword\":\"123\",\"shortCode\":\"tel:1234\"")
                                .replace("\"mtinit\"", "\"mtinit\",\"deliveryStatus\":\"SENT\""));
        assertThat(text(OutboundCodec.answer(request(Documented.MTINIT), false)))
                .contains("\"deliveryStatus\":\"NOT SENT\"");
    }

    /** Whatever its type and spelling; what the document does not have comes behind. */
    @Test
    void shouldEchoEveryFieldAsItWasSent() {
        String fields =
                "\"Address\":[\" tel:+94777123456\"],\"keyword\":null,\"shortcode\":7782,"
                        + "\"OUTBOUNDUSSDMessage\":\"\\u00e9 }\",\"clientCorrelator\":123456,"
                        + "\"ussdAction\":\" MTinit \"";
        String others = "\"x\":{\"y\":[1.50,\"}\"]},\"sessionID\":\"\"";
        String body = "{\"z\":1,\"outbounDUSSDMessageRequest\":{" + others + "," + fields + " } }";
        assertThat(text(OutboundCodec.answer(request(body), true)))
                .isEqualTo(
                        "{\"outboundUSSDMessageRequest\":{"
                                + fields
                                + ",\"deliveryStatus\":\"SENT\","
                                + others
                                + "}}");
    }

    @Test
    void shouldReplaceAStatusThatWasSentAlong() {
        for (String status : List.of("\"SENT\"", "null", "\"\"", "{\"a\":1}", "false")) {
            String body = Documented.compact(Documented.SENT).replace("\"SENT\"", status);
            assertThat(text(OutboundCodec.answer(request(body), false)))
                    .isEqualTo(body.replace(":" + status + "}", ":\"NOT SENT\"}"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "address":" tel:+94 "                       | [tel:+94] - - '' - - - - -
                    "address":94777123456                       | [94777123456] - - '' - - - - -
                    "address":["tel:+1"," ","tel:+2"]           | [tel:+1, tel:+2] - - '' - - - - -
                    "address":"tel:+1, tel:+2,"                 | [tel:+1, tel:+2] - - '' - - - - -
                    "address":["1,2",3]                         | [1, 2, 3] - - '' - - - - -
                    "address":[]                                | [] - - '' - - - - -
                    "address":null                              | [] - - '' - - - - -
                    "address":[null]                            | INVALID_FIELD address
                    "address":[{}]                              | INVALID_FIELD address
                    "address":{}                                | INVALID_FIELD address
                    "address":true                              | INVALID_FIELD address
                    "shortCode":1234,"keyword":8                | [] 1234 8 '' - - - - -
                    "SHORTCODE":" tel:1234 ","Keyword":""       | [] tel:1234 - '' - - - - -
                    "keyword":null                              | [] - - '' - - - - -
                    "keyword":[8]                               | INVALID_FIELD keyword
                    "outboundUSSDMessage":" a "                 | [] - - ' a ' - - - - -
                    "outboundUSSDMessage":25                    | [] - - '25' - - - - -
                    "outboundUSSDMessage":{}                    | INVALID_FIELD outboundUSSDMessage
                    "clientCorrelator":123456                   | [] - - '' 123456 - - - -
                    "clientCorrelator":12345678901234567890     | [] - - '' 12345678901234567890 - - - -
                    "clientCorrelator":false                    | INVALID_FIELD clientCorrelator
                    "sessionID":" ab "                          | [] - - '' - ab - - -
                    "sessionId":"ab"                            | [] - - '' - ab - - -
                    "responseRequest":{"notifyURL":" u ","callbackData":" d "} | [] - - '' - - u  d  -
                    "responseRequest":{"notifyUrl":"u","callbackdata":5} | [] - - '' - - u 5 -
                    "responseRequest":{"notifyURL":null,"x":1}  | [] - - '' - - - - -
                    "responseRequest":""                        | [] - - '' - - - - -
                    "responseRequest":null                      | [] - - '' - - - - -
                    "responseRequest":[]                        | [] - - '' - - - - -
                    "responseRequest":[1]                        | INVALID_FIELD responseRequest
                    "responseRequest":"u"                       | INVALID_FIELD responseRequest
                    "responseRequest":{"notifyURL":{}}          | INVALID_FIELD notifyURL
                    "responseRequest":{"callbackData":[]}       | INVALID_FIELD callbackData
                    "ussdAction":" MtInit "                     | [] - - '' - - - - MtInit
                    "ussdAction":["mtinit"]                     | INVALID_FIELD ussdAction
                    "keyword":"1","KEYWORD":"2"                 | MALFORMED
                    "x":1,"x":2                                 | MALFORMED
                    "keyword":"1",                              | MALFORMED
                    """)
    void shouldReadLiberally(String fields, String expected) {
        assertThat(read("{\"outboundUSSDMessageRequest\":{" + fields + "}}", false))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "address":" a "            | [a] - - '' - - - - -
                    "address":94               | INVALID_FIELD address
                    "address":["94"]           | [94] - - '' - - - - -
                    "Address":"94"             | INVALID_FIELD Address
                    "clientCorrelator":1       | INVALID_FIELD clientCorrelator
                    "keyword":null             | [] - - '' - - - - -
                    "sessionID":"ab"           | [] - - '' - ab - - -
                    "x":1                      | INVALID_FIELD x
                    "responseRequest":{"x":1}  | INVALID_FIELD x
                    """)
    void shouldReadStrictly(String fields, String expected) {
        assertThat(read("{\"outboundUSSDMessageRequest\":{" + fields + "}}", true))
                .isEqualTo(expected);
    }

    static Stream<String> wrongTops() {
        return Stream.of(
                "",
                "{}",
                "[]",
                "hello",
                "{\"outboundUSSDMessageRequest\":null}",
                "{\"outboundUSSDMessageRequest\":[]}",
                "{\"outboundUSSDMessageRequest\":\"x\"}",
                "{\"inboundUSSDMessageRequest\":{}}",
                "{\"address\":\"tel:+94777123456\"}",
                "{\"outboundUSSDMessageRequest\":{}}x",
                "{\"outboundUSSDMessageRequest\":{},\"outboundussdmessagerequest\":{}}",
                "{\"outboundUSSDMessageRequest\":{\"x\":\"\\ud800\"}}");
    }

    @ParameterizedTest
    @MethodSource("wrongTops")
    void shouldRefuseAnotherTop(String body) {
        assertThat(read(body, false)).isEqualTo("MALFORMED");
        assertThat(read(body, true)).isEqualTo("MALFORMED");
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        String body = "{\"x\":\"" + "a".repeat(64 * 1024) + "\"}";
        assertThat(read(body, false)).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "clientCorrelator, 255, 256",
        "sessionID, 255, 256",
        "notifyURL, 2048, 2049",
        "callbackData, 4096, 4097"
    })
    void shouldTakeFieldsUpToTheirLimit(String field, int most, int tooMany) {
        boolean inner = field.startsWith("not") || field.startsWith("call");
        String before = inner ? "\"responseRequest\":{\"" : "\"";
        String after = inner ? "\"}}}" : "\"}}";
        String head = "{\"outboundUSSDMessageRequest\":{" + before + field + "\":\"";
        assertThat(read(head + "x".repeat(most) + after, false)).startsWith("[]");
        assertThat(read(head + "x".repeat(tooMany) + after, false))
                .isEqualTo("INVALID_FIELD " + field);
    }

    @Test
    void shouldWriteWhatItReads() {
        OutboundRequest ours =
                new OutboundRequest(
                        List.of("tel:+94777123456"),
                        "tel:7782",
                        "",
                        "\"é\"\n€",
                        "c",
                        "",
                        "https://us.example/",
                        "",
                        "mtinit",
                        "");
        assertThat(text(OutboundCodec.write(ours)))
                .isEqualTo(
                        """
                        {"outboundUSSDMessageRequest":{"address":"tel:+94777123456",\
                        "shortCode":"tel:7782","keyword":"",\
                        "outboundUSSDMessage":"\\"é\\"\\n€","clientCorrelator":"c",\
                        "responseRequest":{"notifyURL":"https://us.example/","callbackData":""},\
                        "ussdAction":"mtinit"}}\
                        """);
        assertThat(request(text(OutboundCodec.write(ours))).fingerprint())
                .isEqualTo(ours.fingerprint());
    }

    @Test
    void shouldKnowEqualRequestsByTheirFingerprint() {
        String one = Documented.MTINIT;
        String spelt = one.replace("\"123456\"", "123456").replace("\"mtinit\"", "\"MTINIT \"");
        String other = one.replace("Cancel", "cancel");
        String moved = one.replace("tel:1234", "tel:1234123").replace("\"123\"", "\"\"");
        assertThat(request(one).fingerprint())
                .hasSize(22)
                .isEqualTo(request(spelt).fingerprint())
                .isNotEqualTo(request(other).fingerprint())
                .isNotEqualTo(request(moved).fingerprint());
    }

    private static String read(String body, boolean strict) {
        return switch (OutboundCodec.read(bytes(body), strict)) {
            case Decoded.Read<OutboundRequest>(var request) -> describe(request);
            case Decoded.Unreadable<OutboundRequest>(var error) -> Documented.describe(error);
        };
    }

    static String describe(OutboundRequest request) {
        return String.join(
                " ",
                request.addresses().toString(),
                shown(request.shortCode()),
                shown(request.keyword()),
                "'" + request.text().replace("\n", "\\n") + "'",
                shown(request.clientCorrelator()),
                shown(request.sessionId()),
                shown(request.notifyUrl()),
                shown(request.callbackData()),
                shown(request.action()));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
