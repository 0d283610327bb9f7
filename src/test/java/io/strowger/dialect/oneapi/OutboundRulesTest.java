package io.strowger.dialect.oneapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.oneapi.OutboundRules.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/protocols/oneapi.md, as far as a request alone shows it. */
class OutboundRulesTest {

    private static final String PATH = "tel%3A%2B94777123456";
    private static final OutboundRules RULES =
            new OutboundRules(Documented::number, url -> !url.contains("127.0.0.1"), false);

    @Test
    void shouldTakeTheSampleOfTheDocument() {
        assertThat(checked(Documented.MTINIT, PATH)).isEqualTo("94777123456 mtinit *1234*123#");
    }

    /** Its address is not as long as any country's numbers are. */
    @Test
    void shouldTakeTheOtherSampleOfTheDocument() {
        assertThat(checked(Documented.MTCONT, "tel:+123456789"))
                .isEqualTo("123456789 mtcont *1234*123#");
        assertThat(checked(Documented.MTCONT, "123456789"))
                .isEqualTo("123456789 mtcont *1234*123#");
    }

    /** Trailing blanks included, which its URLs have. */
    @Test
    void shouldTakeTheSamplesOfTheDocumentWhenStrict() {
        assertThat(strictly(Documented.MTINIT, PATH)).isEqualTo("94777123456 mtinit *1234*123#");
        assertThat(strictly(Documented.MTCONT, "tel:+123456789"))
                .isEqualTo("123456789 mtcont *1234*123#");
        assertThat(strictly(Documented.SENT, PATH)).isEqualTo("94777123456 mtinit *1721*123#");
    }

    private static String strictly(String body, String path) {
        OutboundRules strict = new OutboundRules(Documented::number, _ -> true, true);
        return switch (OutboundCodec.read(Documented.bytes(body), true)) {
            case Decoded.Read<OutboundRequest>(var request) ->
                    describe(strict.check(request, path));
            case Decoded.Unreadable<OutboundRequest>(var error) -> error.toString();
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "ussdAction":"mtfin"       | 94777123456 mtfin *7782*8#
                    "ussdAction":"MOCONT"      | 94777123456 mocont *7782*8#
                    "ussdAction":"mofin"       | 94777123456 mofin *7782*8#
                    "keyword":null             | 94777123456 mtinit *7782#
                    "address":"0777123456"     | 94777123456 mtinit *7782*8#
                    "address":"tel:+tel:+94777123456" | 94777123456 mtinit *7782*8#
                    "responseRequest":{}       | 94777123456 mtinit *7782*8#
                    "responseRequest":{"notifyURL":"https://a.example:8443/x?y"} | 94777123456 mtinit *7782*8#
                    "address":null             | SVC0002 address
                    "address":" "              | SVC0002 address
                    "address":[]               | SVC0002 address
                    "shortCode":null           | SVC0002 shortCode
                    "shortCode":" "            | SVC0002 shortCode
                    "shortCode":"tel:abc"      | SVC0002 shortCode
                    "keyword":"abc"            | SVC0002 keyword
                    "outboundUSSDMessage":null | SVC0002 outboundUSSDMessage
                    "outboundUSSDMessage":""   | SVC0002 outboundUSSDMessage
                    "outboundUSSDMessage":" "  | SVC0002 outboundUSSDMessage
                    "clientCorrelator":null    | SVC0002 clientCorrelator
                    "clientCorrelator":""      | SVC0002 clientCorrelator
                    "ussdAction":null          | SVC0002 ussdAction
                    "ussdAction":""            | SVC0002 ussdAction
                    "address":"tel:+94777123457" | SVC0002 address
                    "responseRequest":{"notifyURL":"x"} | SVC0002 notifyURL
                    "responseRequest":{"notifyURL":"ftp://a.example/"} | SVC0002 notifyURL
                    "responseRequest":{"notifyURL":"http:///x"} | SVC0002 notifyURL
                    "responseRequest":{"notifyURL":"http://u:p@a.example/"} | SVC0002 notifyURL
                    "responseRequest":{"notifyURL":"http://a b/"} | SVC0002 notifyURL
                    "responseRequest":{"notifyURL":"http://127.0.0.1/"} | SVC0002 notifyURL
                    "ussdAction":"moinit"      | SVC0003 ussdAction,mtinit,mtcont,mtfin,mocont,mofin
                    "ussdAction":"hello"       | SVC0003 ussdAction,mtinit,mtcont,mtfin,mocont,mofin
                    "address":"abc"            | SVC0004 address
                    "address":"tel:"           | SVC0004 address
                    "address":["+94777123456","x"] | SVC0004 address
                    "address":["+94777123456","+94777123457"] | POL0003 address
                    "address":"+94777123456,+94777123457" | POL0003 address
                    "address":["+94777123456","0777123456"] | POL0013 0777123456
                    "address":["+94777123457","+94777123456","94777123457"] | POL0013 94777123457
                    """)
    void shouldCheckARequestWith(String change, String expected) {
        assertThat(checked(with(change), PATH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "x, 182, fits",
        "x, 183, 182",
        "€, 91, fits",
        "€, 92, 182",
        "ж, 80, fits",
        "ж, 81, 80"
    })
    void shouldTellHowLongATextMayBe(String letter, int times, String expected) {
        String change = "\"outboundUSSDMessage\":\"" + letter.repeat(times) + "\"";
        assertThat(checked(with(change), PATH))
                .isEqualTo(
                        expected.equals("fits")
                                ? "94777123456 mtinit *7782*8#"
                                : "SVC0280 " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "+94777123457, SVC0002 address",
        "abc, SVC0004 address",
        "'', SVC0004 address",
        "0777123456, 94777123456 mtinit *7782*8#"
    })
    void shouldCompareTheAddressOfThePath(String path, String expected) {
        assertThat(checked(with("\"x\":1"), path)).isEqualTo(expected);
    }

    /** Each row breaks two rules; the first in the table of "Errors" is the one that is told. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "ussdAction":null,"address":"abc"     | SVC0002 ussdAction
                    "ussdAction":"moinit","clientCorrelator":" " | SVC0002 clientCorrelator
                    "ussdAction":"moinit","address":"+94777123457" | SVC0002 address
                    "ussdAction":"moinit","responseRequest":{"notifyURL":"x"} | SVC0002 notifyURL
                    "ussdAction":"moinit","address":"abc" | SVC0003 ussdAction,mtinit,mtcont,mtfin,mocont,mofin
                    "address":["+94777123456","+94777123456"],"outboundUSSDMessage":"жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжжж" | SVC0280 80
                    """)
    void shouldKeepTheOrderOfTheTable(String changes, String expected) {
        assertThat(checked(with(changes), PATH)).isEqualTo(expected);
    }

    @Test
    void shouldReadActionsStrictlyWhenAskedTo() {
        OutboundRules strict = new OutboundRules(Documented::number, url -> true, true);
        OutboundRequest request = Documented.request(with("\"ussdAction\":\"MTINIT\""));
        assertThat(describe(strict.check(request, PATH))).startsWith("SVC0003 ussdAction,");
        assertThat(describe(strict.check(Documented.request(with("\"x\":1")), PATH)))
                .isEqualTo("94777123456 mtinit *7782*8#");
    }

    /** A good request whose fields are replaced by those given, which come first. */
    private static String with(String changes) {
        StringBuilder fields = new StringBuilder(changes);
        add(fields, "address", "\"tel:+94777123456\"");
        add(fields, "shortCode", "\"tel:7782\"");
        add(fields, "keyword", "\"8\"");
        add(fields, "outboundUSSDMessage", "\"Hi\"");
        add(fields, "clientCorrelator", "\"123456\"");
        add(fields, "ussdAction", "\"mtinit\"");
        return "{\"outboundUSSDMessageRequest\":{" + fields + "}}";
    }

    private static void add(StringBuilder fields, String name, String value) {
        if (fields.indexOf("\"" + name + "\"") < 0) {
            fields.append(",\"").append(name).append("\":").append(value);
        }
    }

    private static String checked(String body, String path) {
        return describe(RULES.check(Documented.request(body), path));
    }

    private static String describe(Checked checked) {
        return switch (checked) {
            case OutboundRules.Valid(var msisdn, var action, var code) ->
                    msisdn.digits() + " " + action.wire() + " " + code.dial();
            case OutboundRules.Refused(OneApiFault fault) ->
                    fault.code() + " " + String.join(",", fault.variables());
        };
    }
}
