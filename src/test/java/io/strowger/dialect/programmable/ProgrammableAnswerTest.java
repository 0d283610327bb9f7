package io.strowger.dialect.programmable;

import static io.strowger.dialect.programmable.Samples.LIBERAL;
import static io.strowger.dialect.programmable.Samples.SESSION_ID;
import static io.strowger.dialect.programmable.Samples.WEB_SESSION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Received;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What applications answer, read liberally: docs/protocols/programmable.md. */
class ProgrammableAnswerTest {

    private static final ProgrammableDialect DIALECT = new ProgrammableDialect();

    /** The document's answer on USSD (docs/protocols/programmable.md, "Answer"). */
    static final String USSD_SAMPLE =
            """
            {
                "SessionId": "3c796dac28174f739de4262d08409c51",
                "Type": "response",
                "Message": "Hubtel\\n1. Airtime & Data\\n2. Withdraw Money\\n3. Send Money\\n4. Pay A Business\\n5. Web Login\\n6. My Balance\\n",
                "Label": "Hubtel",
                "ClientState": "100",
                "DataType": "input",
                "FieldType": "text"
            }
            """;

    /** The document's answer on the web (docs/protocols/programmable.md, "Answer"). */
    static final String WEB_SAMPLE =
            """
            {
                "SessionId": "2707b622998e47e6a4be2ac38ac835fa",
                "Type": "response",
                "Message": "Enter recipient's number (e.g. 0240101101):\\r\\n",
                "Mask": null,
                "MaskNextRoute": null,
                "Item": null,
                "ServiceCode": null,
                "Label": "Enter recipient's number (e.g. 0240101101)",
                "DataType": "input",
                "FieldType": "phone",
                "Data": null
            }
            """;

    static final String USSD_SAMPLE_READ =
            "open 'Hubtel\\n1. Airtime & Data\\n2. Withdraw Money\\n3. Send Money\\n"
                    + "4. Pay A Business\\n5. Web Login\\n6. My Balance\\n'"
                    + " rich Hubtel;-;input;text;- state '100'";

    static final String WEB_SAMPLE_READ =
            "open 'Enter recipient's number (e.g. 0240101101):\\r\\n'"
                    + " rich Enter recipient's number (e.g. 0240101101);-;input;phone;-";

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments(
                        "the document's sample for USSD",
                        SESSION_ID,
                        USSD_SAMPLE,
                        USSD_SAMPLE_READ),
                arguments(
                        "the document's other sample", WEB_SESSION_ID, WEB_SAMPLE, WEB_SAMPLE_READ),
                arguments(
                        "the official kit's menu",
                        SESSION_ID,
                        """
                        {"type":"response","message":"Pick\\n1. A","label":"Pick","clientState":null,
                         "dataType":"menu","fieldType":"","item":null,"maskNextRoute":false,
                         "data":[{"display":"A","value":"1","amount":2.50}]}
                        """,
                        "open 'Pick\\n1. A' rich Pick;-;menu;-;"
                                + "[{\"display\":\"A\",\"value\":\"1\",\"amount\":2.50}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldReadSample(String label, String sessionId, String body, String expected) {
        assertThat(read(sessionId, body, LIBERAL)).as(label).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a library's answer       | {"Message":"Hi","Type":"Response"}                   | open 'Hi'
                    a library's end          | {"Message":"Bye","Type":"Release"}                   | final 'Bye'
                    lower case               | {"message":"Hi","type":"response"}                   | open 'Hi'
                    upper case               | {"MESSAGE":"Hi","TYPE":"RELEASE"}                    | final 'Hi'
                    blanks around words      | {"Message":"Hi","Type":" release "}                  | final 'Hi'
                    blanks inside a message  | {"Message":" Hi ","Type":"release"}                  | final ' Hi '
                    a number as message      | {"Message":25,"Type":"release"}                      | final '25'
                    unknown fields           | {"Message":"Hi","Type":"release","x":{"y":[1]}}      | final 'Hi'
                    a number as state        | {"Message":"Hi","Type":"response","ClientState":100} | open 'Hi' state '100'
                    null as state            | {"Message":"Hi","Type":"response","ClientState":null} | open 'Hi'
                    our session              | {"Message":"Hi","Type":"response","SessionId":"3c796dac28174f739de4262d08409c51"} | open 'Hi'
                    our session, capitals    | {"Message":"Hi","Type":"response","SessionId":" 3C796DAC28174F739DE4262D08409C51"} | open 'Hi'
                    no session               | {"Message":"Hi","Type":"response","SessionId":null}  | open 'Hi'
                    a blank session          | {"Message":"Hi","Type":"response","SessionId":" "}   | open 'Hi'
                    another session          | {"Message":"Hi","Type":"response","SessionId":"3c796dac28174f739de4262d08409c52"} | INVALID_FIELD SessionId
                    half a session           | {"Message":"Hi","Type":"response","SessionId":"3c796dac"} | INVALID_FIELD SessionId
                    a number as sequence     | {"Message":"Hi","Type":"response","Sequence":2}      | open 'Hi'
                    a text as sequence       | {"Message":"Hi","Type":"response","Sequence":"2"}    | open 'Hi'
                    a sequence that overflows | {"Message":"Hi","Type":"response","Sequence":3000000000} | open 'Hi'
                    no sequence              | {"Message":"Hi","Type":"response","Sequence":""}     | open 'Hi'
                    letters as sequence      | {"Message":"Hi","Type":"response","Sequence":"abc"}  | open 'Hi'
                    a fraction as sequence   | {"Message":"Hi","Type":"response","Sequence":1.0}    | open 'Hi'
                    an object as sequence    | {"Message":"Hi","Type":"response","Sequence":{"a":1}} | open 'Hi'
                    PHP's empty item         | {"Message":"Hi","Type":"response","Item":[]}         | open 'Hi'
                    PHP's cart               | {"Message":"Pay","Type":"AddToCart","Item":[ ]}      | MISSING_FIELD Item
                    what frameworks add      | {"Message":"Hi","Type":"response","Exception":{"a":[]},"NextRoute":1,"IsRelease":false,"Platform":[]} | open 'Hi'
                    a mask                   | {"Message":"Hi","Type":"response","Mask":"yes"}      | open 'Hi' rich -;yes;-;-;-
                    a flag as mask           | {"Message":"Hi","Type":"response","Mask":true}       | open 'Hi' rich -;true;-;-;-
                    a list as mask           | {"Message":"Hi","Type":"response","Mask":[]}         | INVALID_FIELD Mask
                    all for rich channels    | {"Message":"Hi","Type":"release","Label":"L","Mask":"m","DataType":"select","FieldType":"phone","Data":{"a": [1]}} | final 'Hi' rich L;m;select;phone;{"a": [1]}
                    blanks for rich channels | {"Message":"Hi","Type":"release","Label":" ","Mask":"","DataType":"","FieldType":"","Data":""} | final 'Hi'
                    a text as data           | {"Message":"Hi","Type":"release","Data":"d"}         | final 'Hi' rich -;-;-;-;"d"
                    an object as label       | {"Message":"Hi","Type":"release","Label":{}}         | INVALID_FIELD Label
                    any code and route       | {"Message":"Hi","Type":"release","ServiceCode":false,"MaskNextRoute":[1]} | final 'Hi'
                    a cart                   | {"Message":"Pay","Type":"AddToCart","Item":{"ItemName":"A","Qty":1,"Price":2.50}} | final 'Pay' item {"ItemName":"A","Qty":1,"Price":2.50}
                    a cart in lower case     | {"message":"Pay","type":"addtocart","item":{"Qty": 1}} | final 'Pay' item {"Qty": 1}
                    a cart for rich channels | {"Message":"Pay","Type":"AddToCart","Label":"L","Item":{"a":1}} | final 'Pay' rich L;-;-;-;- item {"a":1}
                    a cart without an item   | {"Message":"Pay","Type":"AddToCart"}                 | MISSING_FIELD Item
                    a cart with a null item  | {"Message":"Pay","Type":"AddToCart","Item":null}     | MISSING_FIELD Item
                    a cart with nothing in it | {"Message":"Pay","Type":"AddToCart","Item":{ }}     | MISSING_FIELD Item
                    a cart with a text       | {"Message":"Pay","Type":"AddToCart","Item":"A"}      | INVALID_FIELD Item
                    a cart with a list       | {"Message":"Pay","Type":"AddToCart","Item":[{}]}     | INVALID_FIELD Item
                    a release with an item   | {"Message":"Pay","Type":"Release","Item":{"ItemName":"A"}} | final 'Pay' item {"ItemName":"A"}
                    a release, item null     | {"Message":"Bye","Type":"Release","Item":null}       | final 'Bye'
                    a release, item empty    | {"Message":"Bye","Type":"Release","Item":{}}         | final 'Bye'
                    a release, item blank    | {"Message":"Bye","Type":"Release","Item":" "}        | final 'Bye'
                    a response with an item  | {"Message":"Hi","Type":"response","Item":{"Qty":1}}  | INVALID_FIELD Item
                    a response, item empty   | {"Message":"Hi","Type":"response","Item":{}}         | open 'Hi'
                    no message               | {"Type":"response"}                                  | MISSING_FIELD Message
                    null as message          | {"Message":null,"Type":"response"}                   | MISSING_FIELD Message
                    an empty message         | {"Message":"","Type":"response"}                     | MISSING_FIELD Message
                    a blank message          | {"Message":" \\n","Type":"response"}                 | MISSING_FIELD Message
                    a flag as message        | {"Message":true,"Type":"response"}                   | INVALID_FIELD Message
                    no type                  | {"Message":"Hi"}                                     | MISSING_FIELD Type
                    a blank type             | {"Message":"Hi","Type":" "}                          | MISSING_FIELD Type
                    an unknown type          | {"Message":"Hi","Type":"redirect"}                   | INVALID_FIELD Type
                    a type of requests       | {"Message":"Hi","Type":"initiation"}                 | INVALID_FIELD Type
                    an object as state       | {"Message":"Hi","Type":"response","ClientState":{}}  | INVALID_FIELD ClientState
                    two messages             | {"Message":"Hi","message":"Hi","Type":"response"}    | MALFORMED
                    no JSON                  | <html>502</html>                                     | MALFORMED
                    a list                   | [{"Message":"Hi","Type":"response"}]                 | MALFORMED
                    """)
    void shouldRead(String label, String body, String expected) {
        assertThat(read(SESSION_ID, body, LIBERAL)).as(label).isEqualTo(expected);
    }

    static String read(String sessionId, String body, DialectOptions options) {
        return Samples.describe(
                DIALECT.read(
                        Samples.firstAsk(sessionId),
                        Received.ok(body.getBytes(StandardCharsets.UTF_8)),
                        options));
    }
}
