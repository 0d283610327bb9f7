package io.strowger.dialect.programmable;

import static io.strowger.dialect.programmable.Samples.REQUEST;
import static io.strowger.dialect.programmable.Samples.SESSION_ID;
import static io.strowger.dialect.programmable.Samples.describeMessage;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.core.session.Input;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.NetworkMessage.Kind;
import io.strowger.dialect.Received;
import io.strowger.dialect.WireError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What upstream gateways send, and what they get: docs/protocols/programmable.md from its other
 * end.
 */
class ProgrammableNetworkTest {

    private static final NetworkMessage DIALLED =
            new NetworkMessage(Kind.DIALLED, "233200585542", SESSION_ID, 1, "*713#", "");

    private final ProgrammableNetworkDialect dialect = new ProgrammableNetworkDialect();

    @Test
    void shouldReadTheDocumentsSamples() {
        assertThat(read(REQUEST))
                .isEqualTo("DIALLED 233200585542 3c796dac28174f739de4262d08409c51 1 '*713#'");
        assertThat(
                        read(
                                """
                                {
                                  "Type": "initiation",
                                  "Message": "",
                                  "ServiceCode": "1a1bf6d0f399473bbf2e042a89af0ae0",
                                  "Operator": "HPOS-Android",
                                  "ClientState": "",
                                  "Mobile": "webstoreChrome1-bc",
                                  "SessionId": "2707b622998e47e6a4be2ac38ac835fa",
                                  "Platform": "Android"
                                }
                                """))
                .isEqualTo(
                        "DIALLED webstoreChrome1-bc 2707b622998e47e6a4be2ac38ac835fa 0"
                                + " '*1a1bf6d0f399473bbf2e042a89af0ae0#'");
    }

    /** The table of the document spells one key otherwise than its samples. */
    @Test
    void shouldReadTheDocumentsSpellingsWhenStrict() {
        String sample = "DIALLED 233200585542 3c796dac28174f739de4262d08409c51 1 '*713#'";
        for (String key : List.of("ServiceCode", "serviceCode")) {
            String body = REQUEST.replace("ServiceCode", key);
            assertThat(describeMessage(dialect.read(Received.post(body), true))).isEqualTo(sample);
        }
        String other = REQUEST.replace("\"Sequence\"", "\"sequence\"");
        assertThat(describeMessage(dialect.read(Received.post(other), true)))
                .isEqualTo("INVALID_FIELD sequence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "vodafone"       | vodafone
                    " HPOS-Android " | ` HPOS-Android `
                    62001            | 62001
                    ""               | ``
                    null             | ``
                    {"a":1}          | ``
                    [1]              | ``
                    true             | ``
                    """)
    void shouldPassTheOperatorOnAsItCame(String sent, String operator) {
        String body = REQUEST.replace("\"vodafone\"", sent);
        assertThat(dialect.read(Received.post(body), false))
                .isInstanceOfSatisfying(
                        Decoded.Read.class,
                        read ->
                                assertThat(((NetworkMessage) read.value()).operator())
                                        .isEqualTo(operator));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Type":"initiation","Message":"713"}                         | DIALLED 233 s 0 '713'
                    {"Type":"initiation","Message":" *713# "}                     | DIALLED 233 s 0 '*713#'
                    {"Type":"initiation","Message":713}                           | DIALLED 233 s 0 '713'
                    {"Type":"initiation","Message":"*713*1#","ServiceCode":"713"} | DIALLED 233 s 0 '*713*1#'
                    {"Type":"initiation","Message":"","ServiceCode":"711*2"}      | DIALLED 233 s 0 '*711*2#'
                    {"Type":"initiation","Message":" ","ServiceCode":713}         | DIALLED 233 s 0 '*713#'
                    {"Type":"initiation","ServiceCode":"#7782*8#"}                | DIALLED 233 s 0 '#7782*8#'
                    {"Type":"initiation"}                                         | MISSING_FIELD Message
                    {"Type":"Initiation","message":"*713#"}                       | DIALLED 233 s 0 '*713#'
                    {"Type":"response","Message":" 1 ","Sequence":2}              | REPLIED 233 s 2 ' 1 '
                    {"Type":"RESPONSE","Message":"","Sequence":"3"}               | REPLIED 233 s 3 ''
                    {"Type":"response","Message":1}                               | REPLIED 233 s 0 '1'
                    {"Type":"response"}                                           | REPLIED 233 s 0 ''
                    {"Type":"response","Message":null}                            | REPLIED 233 s 0 ''
                    {"Type":"response","Message":"1","Sequence":""}               | REPLIED 233 s 0 '1'
                    {"Type":"response","Message":"1","Sequence":2.0}              | REPLIED 233 s 2 '1'
                    {"Type":"response","Message":"1","Sequence":"2.0"}            | REPLIED 233 s 2 '1'
                    {"Type":"release"}                                            | CANCELLED 233 s 0 ''
                    {"Type":"release","Message":"bye","Sequence":9}               | CANCELLED 233 s 9 ''
                    {"Type":" Timeout "}                                          | ABORTED 233 s 0 'timeout'
                    {"Type":"AddToCart","Message":"x"}                            | INVALID_FIELD Type
                    {"Type":"hello","Message":"x"}                                | INVALID_FIELD Type
                    {"Type":"","Message":"x"}                                     | MISSING_FIELD Type
                    {"Type":null,"Message":"x"}                                   | MISSING_FIELD Type
                    {"Message":"x"}                                               | MISSING_FIELD Type
                    {"Type":{},"Message":"x"}                                     | INVALID_FIELD Type
                    {"Type":"response","Message":{}}                              | INVALID_FIELD Message
                    {"Type":"response","Message":true}                            | INVALID_FIELD Message
                    {"Type":"release","Sequence":-1}                              | INVALID_FIELD Sequence
                    {"Type":"release","Sequence":1.5}                             | INVALID_FIELD Sequence
                    {"Type":"release","Sequence":2147483648}                      | INVALID_FIELD Sequence
                    {"Type":"release","Sequence":"one"}                           | INVALID_FIELD Sequence
                    {"Type":"release","Sequence":null}                            | CANCELLED 233 s 0 ''
                    {"Type":"release","Operator":{}}                              | CANCELLED 233 s 0 ''
                    {"Type":"release","ClientState":[{"a":true}]}                 | CANCELLED 233 s 0 ''
                    {"Type":"release","Platform":false,"ClientState":true}        | CANCELLED 233 s 0 ''
                    {"Type":"release","Operator":null,"ClientState":5,"Extra":[]} | CANCELLED 233 s 0 ''
                    {"Type":"release","type":"release"}                           | MALFORMED
                    {"Type":"release"},                                           | MALFORMED
                    """)
    void shouldReadWithANumberAndASession(String body, String expected) {
        assertThat(read(body.replaceFirst("}(,?)$", ",\"Mobile\":233,\"SessionId\":\"s\"}$1")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "Mobile":"233200585542","SessionId":"a"   | CANCELLED 233200585542 a 0 ''
                    "Mobile":233200585542,"SessionId":17      | CANCELLED 233200585542 17 0 ''
                    "mobile":" +233200585542 ","sessionid":" a-b:c " | CANCELLED +233200585542 a-b:c 0 ''
                    "SessionId":"a"                           | MISSING_FIELD Mobile
                    "Mobile":"","SessionId":"a"               | MISSING_FIELD Mobile
                    "Mobile":" ","SessionId":"a"              | MISSING_FIELD Mobile
                    "Mobile":["233200585542"],"SessionId":"a" | INVALID_FIELD Mobile
                    "Mobile":"233200585542"                   | MISSING_FIELD SessionId
                    "Mobile":"233200585542","SessionId":null  | MISSING_FIELD SessionId
                    "Mobile":"233200585542","SessionId":" "   | MISSING_FIELD SessionId
                    "Mobile":"233200585542","SessionId":"a b" | INVALID_FIELD SessionId
                    "Mobile":"233200585542","SessionId":"é"   | INVALID_FIELD SessionId
                    "Mobile":"233200585542","SessionId":"a\\u007f" | INVALID_FIELD SessionId
                    "Mobile":"233200585542","SessionId":{}    | INVALID_FIELD SessionId
                    """)
    void shouldReadWhoseSessionItIs(String fields, String expected) {
        assertThat(read("{\"Type\":\"release\"," + fields + "}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void shouldTakeASessionIdOfSixtyFourCharacters(int length, boolean taken) {
        String id = "x".repeat(length);
        String body = "{\"Type\":\"release\",\"Mobile\":\"233\",\"SessionId\":\"" + id + "\"}";
        assertThat(read(body))
                .isEqualTo(taken ? "CANCELLED 233 " + id + " 0 ''" : "INVALID_FIELD SessionId");
    }

    @Test
    void shouldReadWhatTheApplicationSideAsks() {
        ProgrammableDialect asking = new ProgrammableDialect();
        Input reply = new Input.Reply("\"1\" é\n");
        byte[] body =
                asking.ask(Samples.ask(SESSION_ID, 2, reply, "state"), Samples.LIBERAL).body();
        assertThat(describeMessage(dialect.read(Received.post(body), false)))
                .isEqualTo("REPLIED 233200585542 " + SESSION_ID + " 2 '\"1\" é\n'");
    }

    @Test
    void shouldWriteWhatTheDocumentCallsMandatory() {
        assertThat(written(Screen.expectingReply("Hubtel\n1. Airtime")))
                .isEqualTo(
                        """
                        {"SessionId":"3c796dac28174f739de4262d08409c51","Type":"response",\
                        "Message":"Hubtel\\n1. Airtime","Label":"Hubtel","DataType":"input",\
                        "FieldType":"text"}\
                        """);
        assertThat(written(Screen.last("Bye\r\nnow")))
                .isEqualTo(
                        """
                        {"SessionId":"3c796dac28174f739de4262d08409c51","Type":"release",\
                        "Message":"Bye\\r\\nnow","Label":"Bye","DataType":"display",\
                        "FieldType":"text"}\
                        """);
        assertThat(written(Screen.CLOSED)).contains("\"release\",\"Message\":\"\",\"Label\":\"\"");
    }

    @Test
    void shouldPassOnWhatRichChannelsShow() {
        Rich rich = new Rich("L", "yes", "select", "phone", "[{\"display\":\"é\"}]");
        assertThat(written(new Screen("Hi", true, rich)))
                .endsWith(
                        """
                        "Message":"Hi","Mask":"yes","Label":"L","DataType":"select","FieldType":"phone",\
                        "Data":[{"display":"é"}]}\
                        """);
    }

    @Test
    void shouldWriteAnswersThatItsOwnStrictReadingTakes() {
        Rich some = new Rich("L", null, "confirm", null, "{\"a\":1}");
        Rich all = new Rich("L", "m", "select", "email", "[]");
        for (Rich rich : List.of(some, all)) {
            for (boolean open : List.of(true, false)) {
                assertThat(readBack(new Screen("Hi \"é\"\n€", open, rich)))
                        .startsWith((open ? "open" : "final") + " 'Hi \"é\"\\n€' rich L;");
            }
        }
        assertThat(readBack(Screen.expectingReply("Hi")))
                .isEqualTo("open 'Hi' rich Hi;-;input;text;-");
        assertThat(readBack(Screen.last("Hi"))).isEqualTo("final 'Hi' rich Hi;-;display;text;-");
        assertThat(readBack(new Screen("Hi", true, all)))
                .isEqualTo("open 'Hi' rich L;m;select;email;[]");
    }

    @Test
    void shouldRefuseInTheCommonShape() {
        assertThat(refused(new WireError(WireError.Kind.MISSING_FIELD, "Mobile", "It \"is\".")))
                .isEqualTo(
                        """
                        {"error":{"code":"MISSING_FIELD","message":"It \\"is\\".",\
                        "field":"Mobile"}}\
                        """);
        assertThat(refused(new WireError(WireError.Kind.OVERLOADED, "", "Later.")))
                .isEqualTo(
                        "{\"error\":{\"code\":\"OVERLOADED\",\"message\":\"Later.\",\"field\":\"\"}}");
    }

    private String read(String body) {
        return describeMessage(dialect.read(Received.post(body), false));
    }

    private String written(Screen screen) {
        return new String(dialect.write(DIALLED, screen).body(), StandardCharsets.UTF_8);
    }

    private String readBack(Screen screen) {
        return ProgrammableAnswerTest.read(SESSION_ID, written(screen), Samples.STRICT);
    }

    private String refused(WireError error) {
        return new String(dialect.refuse(error).body(), StandardCharsets.UTF_8);
    }
}
