package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session.Origin;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.Received;
import io.strowger.dialect.WireError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upstream hub sends and is answered. */
class OneApiNetworkTest {

    private static final OneApiNetworkDialect DIALECT = new OneApiNetworkDialect();
    private static final OneApiDialect HUB = new OneApiDialect();

    @Test
    void shouldReadTheSamplesOfTheDocument() {
        assertThat(read(Documented.INBOUND)).isEqualTo("REPLIED +94777123456 XXXXXX '2'");
        assertThat(Documented.INBOUND_WITHOUT_SESSION).doesNotContain("sessionID");
        assertThat(read(Documented.INBOUND_WITHOUT_SESSION))
                .isEqualTo("REPLIED +94777123456 123456 '2'");
    }

    /** docs/protocols/oneapi.md, "MO begin", as it was seen in the field. */
    @Test
    void shouldReadABeginFromTheField() {
        assertThat(
                        read(
                                """
                                {"inboundUSSDMessageRequest":{"address":"tel:+94777123456",
                                 "sessionID":"3c796dac28174f739de4262d08409c51","shortCode":"7782",
                                 "keyword":"8","inboundUSSDMessage":null,
                                 "clientCorrelator":"94777123456-3c796dac28174f739de4262d08409c51",
                                 "responseRequest":{"notifyURL":"http://us.example/","callbackData":""},
                                 "ussdAction":"moinit"}}
                                """))
                .isEqualTo("DIALLED +94777123456 3c796dac28174f739de4262d08409c51 '*7782*8#'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "ussdAction":"moinit","shortCode":"tel:7782"                | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit","shortCode":7782,"keyword":8          | DIALLED 94 s '*7782*8#'
                    "ussdAction":"moinit","shortCode":"*7782#","keyword":""     | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit","shortCode":"7782","inboundUSSDMessage":" " | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit","shortCode":"7782","inboundUSSDMessage":"#7782*8*1#" | DIALLED 94 s '#7782*8*1#'
                    "ussdAction":"moinit","inboundUSSDMessage":"*7782#"         | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit","shortCode":"7782","inboundUSSDMessage":"7782" | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit","shortCode":"7782","keyword":"8","inboundUSSDMessage":"1*2" | DIALLED 94 s '*7782*8*1*2#'
                    "ussdAction":"MTINIT","shortCode":"7782"                    | DIALLED 94 s '*7782#'
                    "ussdAction":"moinit"                                       | MISSING_FIELD shortCode
                    "ussdAction":"moinit","shortCode":"abc"                     | INVALID_FIELD shortCode
                    "ussdAction":"moinit","shortCode":"7782","keyword":"x"      | INVALID_FIELD shortCode
                    "ussdAction":"moinit","shortCode":"7782","inboundUSSDMessage":"hello" | DIALLED 94 s '*7782*hello#'
                    "ussdAction":"moinit","shortCode":"7782","inboundUSSDMessage":"*7782*5" | DIALLED 94 s '*7782*5#'
                    "ussdAction":"moinit","shortCode":"*7782","inboundUSSDMessage":"7782*5" | DIALLED 94 s '*7782*5#'
                    "ussdAction":"moinit","shortCode":"7782#","inboundUSSDMessage":"77825" | DIALLED 94 s '*7782*77825#'
                    "ussdAction":"mocont","inboundUSSDMessage":" 1 "            | REPLIED 94 s ' 1 '
                    "ussdAction":" MoCont ","inboundUSSDMessage":1              | REPLIED 94 s '1'
                    "ussdAction":"mtcont","inboundUSSDMessage":""               | REPLIED 94 s ''
                    "ussdAction":"mocont","inboundUSSDMessage":null             | REPLIED 94 s ''
                    "ussdAction":"mtfin","inboundUSSDMessage":"x"               | CANCELLED 94 s ''
                    "ussdAction":"mofin"                                        | CANCELLED 94 s ''
                    "ussdAction":"release"                                      | INVALID_FIELD ussdAction
                    "ussdAction":null                                           | MISSING_FIELD ussdAction
                    "ussdAction":{}                                             | INVALID_FIELD ussdAction
                    "ussdAction":"mocont","inboundUSSDMessage":[]               | INVALID_FIELD inboundUSSDMessage
                    "ussdAction":"mocont","ussdaction":"mocont"                 | MALFORMED
                    """)
    void shouldReadWithANumberAndASession(String fields, String expected) {
        assertThat(
                        read(
                                "{\"inboundUSSDMessageRequest\":{\"address\":94,\"sessionID\":\"s\","
                                        + fields
                                        + "}}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "address":" tel:+tel:+94777123456","sessionID":17   | CANCELLED +94777123456 17 ''
                    "address":"94","clientCorrelator":"c"               | CANCELLED 94 c ''
                    "address":"94","sessionID":" ","clientCorrelator":5 | CANCELLED 94 5 ''
                    "address":"94","sessionID":"s","clientCorrelator":"c" | CANCELLED 94 s ''
                    "address":"94","sessionID":"s","clientCorrelator":"mt-x" | CANCELLED 94 s ''
                    "address":"94","sessionID":"s","clientCorrelator":"mt-3c796dac28174f739de4262d08409c51" | CANCELLED 94 3c796dac28174f739de4262d08409c51 ''
                    "sessionID":"s"                                     | MISSING_FIELD address
                    "address":" ","sessionID":"s"                       | MISSING_FIELD address
                    "address":[],"sessionID":"s"                        | INVALID_FIELD address
                    "address":"94"                                      | MISSING_FIELD sessionID
                    "address":"94","sessionID":"a b"                    | INVALID_FIELD sessionID
                    "address":"94","clientCorrelator":"é"               | INVALID_FIELD clientCorrelator
                    """)
    void shouldReadWhoseSessionItIs(String fields, String expected) {
        assertThat(
                        read(
                                "{\"inboundUSSDMessageRequest\":{\"ussdAction\":\"mtfin\","
                                        + fields
                                        + "}}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"64, CANCELLED", "65, INVALID_FIELD sessionID"})
    void shouldTakeASessionIdOfSixtyFourCharacters(int length, String expected) {
        assertThat(
                        read(
                                "{\"inboundUSSDMessageRequest\":{\"ussdAction\":\"mtfin\","
                                        + "\"address\":\"94\",\"sessionID\":\""
                                        + "x".repeat(length)
                                        + "\"}}"))
                .startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}
                    []
                    {"outboundUSSDMessageRequest":{}}
                    {"inboundUSSDMessageRequest":null}
                    {"inboundUSSDMessageRequest":[]}
                    {"inboundUSSDMessageRequest":{}
                    """)
    void shouldRefuseAnotherTop(String body) {
        assertThat(read(body)).isEqualTo("MALFORMED");
    }

    @Test
    void shouldAnswerWithTheFieldsOfTheRequest() {
        NetworkMessage message = message(Documented.compact(Documented.INBOUND));
        assertThat(text(DIALECT.write(message, Screen.expectingReply("Hi \"é\"\n")).body()))
                .isEqualTo(
                        """
                        {"outboundUSSDMessageRequest":{"address":"tel:+94777123456",\
                        "shortCode":"tel:1721","keyword":"123",\
                        "outboundUSSDMessage":"Hi \\"é\\"\\n","clientCorrelator":"123456",\
                        "sessionID":"XXXXXX",\
                        "responseRequest":{"notifyURL":"http://ussd.response.receive.url ",\
                        "callbackData":"some-data-useful-to-the-requester"},\
                        "ussdAction":"mtcont"}}\
                        """);
        assertThat(text(DIALECT.write(message, Screen.last("Bye")).body()))
                .contains("\"outboundUSSDMessage\":\"Bye\",\"clientCorrelator\"")
                .endsWith("\"ussdAction\":\"mtfin\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"notifyURL":null,"callbackData":7,"x":[ 1 ]} | ,"responseRequest":{"notifyURL":null,"callbackData":7,"x":[ 1 ]}
                    {"notifyURL":{}}                              | ,"responseRequest":{"notifyURL":{}}
                    {}                                            | ,"responseRequest":{}
                    null                                          | ``
                    ""                                            | ``
                    []                                            | ``
                    [1]                                           | ``
                    false                                         | ``
                    """)
    void shouldRepeatTheResponseRequestOfTheHub(String sent, String repeated) {
        String body =
                "{\"inboundUSSDMessageRequest\":{\"address\":\"tel:+94777123456\","
                        + "\"sessionID\":\"s\",\"responseRequest\":"
                        + sent
                        + ",\"inboundUSSDMessage\":\"1\",\"ussdAction\":\"mtcont\"}}";
        assertThat(text(DIALECT.write(message(body), Screen.last("Bye")).body()))
                .endsWith("\"sessionID\":\"s\"" + repeated + ",\"ussdAction\":\"mtfin\"}}");
    }

    @Test
    void shouldReadTheSamplesOfTheDocumentWhenStrict() {
        for (String sample : List.of(Documented.INBOUND, Documented.INBOUND_WITHOUT_SESSION)) {
            assertThat(DIALECT.read(Received.post(sample), true))
                    .isInstanceOfSatisfying(
                            Decoded.Read.class,
                            read ->
                                    assertThat(((NetworkMessage) read.value()).mobile())
                                            .isEqualTo("+94777123456"));
        }
    }

    @Test
    void shouldAnswerAMessageThatItDidNotReadItself() {
        NetworkMessage message =
                new NetworkMessage(NetworkMessage.Kind.REPLIED, "94777123456", "s", 0, "1", "");
        assertThat(text(DIALECT.write(message, Screen.expectingReply("Hi")).body()))
                .isEqualTo(
                        """
                        {"outboundUSSDMessageRequest":{"address":"94777123456",\
                        "outboundUSSDMessage":"Hi","sessionID":"s","ussdAction":"mocont"}}\
                        """);
    }

    /** Two routers in a chain: what one asks its application, the other reads as its network. */
    @ParameterizedTest
    @CsvSource({"MOBILE", "NETWORK_INITIATED"})
    void shouldCarryASessionThroughTwoRouters(Origin origin) {
        AskApplication dial = Sessions.ask(origin, new Input.Dial("*7782*8*1#", "1"), "");
        assertThat(read(asked(dial))).isEqualTo(line("DIALLED", "*7782*8*1#"));
        AskApplication reply = Sessions.reply(origin, "\"é\"", OneApiMemo.EMPTY);
        assertThat(read(asked(reply))).isEqualTo(line("REPLIED", "\"é\""));
        assertThat(answered(reply, Screen.expectingReply("Hi\n"))).isEqualTo("open Hi\n");
        assertThat(answered(dial, Screen.last("Bye"))).isEqualTo("final Bye");
        TellApplication end =
                new TellApplication(
                        Sessions.session(origin, "7782"), 2, EndReason.SUBSCRIBER_CANCELLED, "");
        assertThat(read(text(HUB.tell(end, DialectOptions.DEFAULTS).body())))
                .isEqualTo(line("CANCELLED", ""));
    }

    /** Our own push comes back under the name that we gave it. */
    @Test
    void shouldKnowTheReplyToItsOwnPush() {
        SessionId ours = SessionId.parse("00000000000000000000000000000001");
        OneApiMemo memo = new OneApiMemo("", "", CorrelatorKeys.ofPush(ours), "");
        AskApplication reply = Sessions.reply(Origin.NETWORK_INITIATED, "1", memo);
        assertThat(read(asked(reply)))
                .isEqualTo("REPLIED +94777123456 00000000000000000000000000000001 '1'");
    }

    private static String line(String kind, String text) {
        return kind + " +94777123456 " + Sessions.ID + " '" + text + "'";
    }

    private static String asked(AskApplication ask) {
        return text(HUB.ask(ask, DialectOptions.DEFAULTS).body());
    }

    private static String answered(AskApplication ask, Screen screen) {
        byte[] answer = DIALECT.write(message(asked(ask)), screen).body();
        DialectOptions strict = new DialectOptions(true, false, "");
        return switch (HUB.read(ask, Received.ok(answer), strict)) {
            case Decoded.Read<Answer>(Answer.Show(Screen shown, _)) ->
                    (shown.expectsReply() ? "open " : "final ") + shown.text();
            case Decoded.Read<Answer> other -> other.toString();
            case Decoded.Unreadable<Answer>(var error) -> Documented.describe(error);
        };
    }

    @Test
    void shouldRefuseInItsOwnShape() {
        assertThat(
                        text(
                                DIALECT.refuse(
                                                new WireError(
                                                        WireError.Kind.OVERLOADED, "", "Later."))
                                        .body()))
                .contains("\"serviceException\":{\"messageId\":\"SVC1000\"");
        assertThat(text(DIALECT.refuse(DIALECT.invalidNumber()).body()))
                .contains("SVC0004", "\"variables\":\"address\"");
    }

    private static NetworkMessage message(String body) {
        return switch (DIALECT.read(Received.post(body), false)) {
            case Decoded.Read<NetworkMessage>(var message) -> message;
            case Decoded.Unreadable<NetworkMessage>(var error) ->
                    throw new AssertionError(error.toString());
        };
    }

    private static String read(String body) {
        return switch (DIALECT.read(Received.post(body), false)) {
            case Decoded.Unreadable<NetworkMessage>(var error) -> Documented.describe(error);
            case Decoded.Read<NetworkMessage>(var message) -> {
                assertThat(message.sequence()).isZero();
                yield "%s %s %s '%s'"
                        .formatted(
                                message.kind(),
                                message.mobile(),
                                message.dialogueId(),
                                message.text());
            }
        };
    }
}
