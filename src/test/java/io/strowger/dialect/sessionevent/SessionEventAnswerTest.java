package io.strowger.dialect.sessionevent;

import static io.strowger.dialect.sessionevent.Cases.LIBERAL;
import static io.strowger.dialect.sessionevent.Cases.STRICT;
import static io.strowger.dialect.sessionevent.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications answer: docs/protocols/session-event.md, "answer". */
class SessionEventAnswerTest {

    /** The answer with its optional field. */
    private static final String DOCUMENTED =
            """
            {"contextData":"c","sessionTag":"t","action":{"type":"ShowView",\
            "view":{"type":"InputView","message":"Hi"}}}\
            """;

    private static final String MENU =
            """
            {"contextData":"","action":{"type":"ShowView","view":{"type":"ChooserView",\
            "title":"Pick","items":[{"accessKey":"1","label":"Airtime"},\
            {"accessKey":"A","label":"About"}],"separator":") "}}}\
            """;

    @Test
    void shouldReadWhatIsDocumentedInEitherManner() {
        assertThat(read(DOCUMENTED, LIBERAL)).isEqualTo("open 'Hi' state 'c'");
        assertThat(read(DOCUMENTED, STRICT)).isEqualTo("open 'Hi' state 'c'");
        assertThat(read(MENU, LIBERAL))
                .isEqualTo("open 'Pick\\n1) Airtime\\nA) About' keys [1, A]");
        assertThat(read(MENU, STRICT))
                .isEqualTo("open 'Pick\\n1) Airtime\\nA) About' keys [1, A] exactly");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "InputView"          | "InfoView"            | final 'Hi' state 'c' | final 'Hi' state 'c'
                    "InputView"          | " inputview "         | open 'Hi' state 'c'  | INVALID_FIELD type
                    "InputView"          | "WebView"             | INVALID_FIELD type   | INVALID_FIELD type
                    "type":"InputView",  |                       | MISSING_FIELD type   | MISSING_FIELD type
                    "ShowView"           | "SHOWVIEW"            | open 'Hi' state 'c'  | INVALID_FIELD type
                    "ShowView"           | "Redirect"            | INVALID_FIELD type   | INVALID_FIELD type
                    "ShowView"           | "ReturnFromRedirect"  | INVALID_FIELD type   | INVALID_FIELD type
                    "ShowView"           | "RunProcess"          | INVALID_FIELD type   | INVALID_FIELD type
                    "ShowView"           | "LegacyAppRedirect"   | INVALID_FIELD type   | INVALID_FIELD type
                    "ShowView"           | ""                    | MISSING_FIELD type   | INVALID_FIELD type
                    "type":"ShowView",   |                       | MISSING_FIELD type   | MISSING_FIELD type
                    "view"               | "View"                | open 'Hi' state 'c'  | INVALID_FIELD View
                    "view"               | "screen"              | MISSING_FIELD view   | INVALID_FIELD screen
                    "action"             | "actions"             | MISSING_FIELD action | INVALID_FIELD actions
                    "message":"Hi"       | "message":" "         | MISSING_FIELD message | MISSING_FIELD message
                    "message":"Hi"       | "message":null        | MISSING_FIELD message | MISSING_FIELD message
                    "message":"Hi"       | "title":"Hi"          | MISSING_FIELD message | MISSING_FIELD message
                    "message":"Hi"       | "message":25          | open '25' state 'c'  | INVALID_FIELD message
                    "message":"Hi"       | "message":["Hi"]      | INVALID_FIELD message | INVALID_FIELD message
                    "contextData":"c",   |                       | open 'Hi'            | MISSING_FIELD contextData
                    "contextData":"c"    | "contextData":null    | open 'Hi'            | MISSING_FIELD contextData
                    "contextData":"c"    | "contextData":7       | open 'Hi' state '7'  | INVALID_FIELD contextData
                    "contextData":"c"    | "contextData":{}      | INVALID_FIELD contextData | INVALID_FIELD contextData
                    "contextData"        | "CONTEXTDATA"         | open 'Hi' state 'c'  | INVALID_FIELD CONTEXTDATA
                    "sessionTag":"t",    |                       | open 'Hi' state 'c'  | open 'Hi' state 'c'
                    "sessionTag":"t"     | "sessionTag":[]       | open 'Hi' state 'c'  | INVALID_FIELD sessionTag
                    "sessionTag":"t"     | "other":{"a":[1]}     | open 'Hi' state 'c'  | INVALID_FIELD other
                    "sessionTag":"t"     | "contextData":"d"     | MALFORMED            | MALFORMED
                    """)
    void shouldReadVariationsOfTheDocumentedAnswer(
            String part, String becomes, String liberally, String strictly) {
        assertThat(DOCUMENTED).contains(part);
        String body = DOCUMENTED.replace(part, becomes == null ? "" : becomes);
        assertThat(read(body, LIBERAL)).isEqualTo(liberally);
        assertThat(read(body, STRICT)).isEqualTo(strictly);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ,"separator":") "  |                         | open 'Pick\\n1. Airtime\\nA. About' keys [1, A]
                    ") "               | ""                      | open 'Pick\\n1. Airtime\\nA. About' keys [1, A]
                    ") "               | " "                     | open 'Pick\\n1 Airtime\\nA About' keys [1, A]
                    "Pick"             | ""                      | open '1) Airtime\\nA) About' keys [1, A]
                    "title":"Pick",    |                         | open '1) Airtime\\nA) About' keys [1, A]
                    "accessKey":"1"    | "accessKey":1           | open 'Pick\\n1) Airtime\\nA) About' keys [1, A]
                    "accessKey":"1"    | "accessKey":" 1 "       | open 'Pick\\n1) Airtime\\nA) About' keys [1, A]
                    "accessKey":"1"    | "accessKey":"**"        | open 'Pick\\n**) Airtime\\nA) About' keys [**, A]
                    "accessKey":"1"    | "accessKey":"A"         | INVALID_FIELD accessKey
                    "accessKey":"1"    | "accessKey":"a"         | INVALID_FIELD accessKey
                    "accessKey":"1"    | "accessKey":"1\\n2"     | INVALID_FIELD accessKey
                    "accessKey":"1"    | "accessKey":" "         | MISSING_FIELD accessKey
                    "accessKey":"1"    | "accessKey":null        | MISSING_FIELD accessKey
                    "accessKey":"1",   |                         | MISSING_FIELD accessKey
                    "label":"Airtime"  | "label":""              | MISSING_FIELD label
                    "label":"Airtime"  | "label":[]              | INVALID_FIELD label
                    "items":[          | "items":[null,          | INVALID_FIELD items
                    "items":[          | "items":["1",           | INVALID_FIELD items
                    "items":[          | "things":[              | MISSING_FIELD items
                    "items":[          | "items":[],"things":[   | MISSING_FIELD items
                    "items":[          | "items":{},"things":[   | INVALID_FIELD items
                    """)
    void shouldReadVariationsOfAMenu(String part, String becomes, String expected) {
        assertThat(MENU).contains(part);
        String body = MENU.replace(part, becomes == null ? "" : becomes);
        assertThat(read(body, LIBERAL)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "accessKey":"1" | "accessKey":"a"   | open 'Pick\\na) Airtime\\nA) About' keys [a, A] exactly
                    "accessKey":"1" | "accessKey":"A"   | INVALID_FIELD accessKey
                    "accessKey":"1" | "accessKey":" 1"  | INVALID_FIELD accessKey
                    "accessKey":"1" | "accessKey":1     | INVALID_FIELD accessKey
                    "Pick"          | ""                | MISSING_FIELD title
                    "label":"About" | "label":"b","x":1 | INVALID_FIELD x
                    """)
    void shouldReadAMenuStrictly(String part, String becomes, String expected) {
        assertThat(MENU).contains(part);
        assertThat(read(MENU.replace(part, becomes), STRICT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "message":"Hi" | "message":"Hi","title":{},"separator":[1]  | open 'Hi' state 'c'
                    "message":"Hi" | "message":"Hi","items":"none"              | open 'Hi' state 'c'
                    "message":"Hi" | "message":"Hi","items":[[{}],7,null,{"accessKey":{"a":[1]},"label":[]},{}] | open 'Hi' state 'c'
                    "message":"Hi" | "items":[{}],"message":"Hi","title":true   | open 'Hi' state 'c'
                    "message":"Hi" | "message":{"a":1}                          | INVALID_FIELD message
                    """)
    void shouldNotMindWhatATypeOfViewDoesNotHave(String part, String becomes, String expected) {
        assertThat(DOCUMENTED).contains(part);
        assertThat(read(DOCUMENTED.replace(part, becomes), LIBERAL)).isEqualTo(expected);
        assertThat(read(MENU.replace("\"title\"", "\"message\":{\"a\":1},\"title\""), LIBERAL))
                .startsWith("open 'Pick");
    }

    @ParameterizedTest
    @CsvSource({
        "a, 182, true", "a, 183, false", "€, 91, true", "€, 92, false",
        "ж, 80, true", "ж, 81, false", "😀, 40, true", "😀, 41, false"
    })
    void shouldTakeAScreenAndNotACharacterMore(String character, int times, boolean fits) {
        String text = character.repeat(times);
        assertThat(read(DOCUMENTED.replace("Hi", text), LIBERAL))
                .isEqualTo(fits ? "open '" + text + "' state 'c'" : "TEXT_TOO_LONG message");
    }

    @Test
    void shouldMeasureAMenuAsItIsShown() {
        String rest = "\\n1) Airtime\\nA) About";
        int shown = rest.replace("\\n", "\n").length();
        String most = "t".repeat(182 - shown);
        assertThat(read(MENU.replace("Pick", most), LIBERAL))
                .isEqualTo("open '" + most + rest + "' keys [1, A]");
        assertThat(read(MENU.replace("Pick", most + "t"), LIBERAL))
                .isEqualTo("TEXT_TOO_LONG message");
    }

    @Test
    void shouldRefuseAMenuOfMoreItemsThanAnyScreenHolds() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < Menu.MAX_ITEMS; i++) {
            items.append("{\"accessKey\":").append(i + 2).append(",\"label\":\"l\"},");
        }
        assertThat(read(MENU.replace("\"items\":[", "\"items\":[" + items), LIBERAL))
                .isEqualTo("INVALID_FIELD items");
    }

    @ParameterizedTest
    @CsvSource({"a, 4096, true", "a, 4097, false", "é, 2048, true", "é, 2049, false"})
    void shouldTakeFourKibibytesOfContextData(String character, int times, boolean fits) {
        String state = character.repeat(times);
        assertThat(read(DOCUMENTED.replace("\"c\"", "\"" + state + "\""), LIBERAL))
                .isEqualTo(fits ? "open 'Hi' state '" + state + "'" : "INVALID_FIELD contextData");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | MALFORMED",
                "OK | MALFORMED",
                "[] | MALFORMED",
                "{} | MISSING_FIELD action",
                "{\"action\":\"ShowView\"} | INVALID_FIELD action",
                "{\"action\":{\"type\":\"ShowView\",\"view\":\"Hi\"}} | INVALID_FIELD view",
                "<html> | MALFORMED"
            })
    void shouldRefuseWhatIsNoAnswer(String body, String expected) {
        assertThat(read(body, LIBERAL)).isEqualTo(expected);
        assertThat(read(body, STRICT)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseABodyOfMoreThanSixtyFourKibibytes() {
        String most = DOCUMENTED + " ".repeat(JsonReader.MAX_BYTES - DOCUMENTED.length());
        assertThat(read(most, LIBERAL)).isEqualTo("open 'Hi' state 'c'");
        assertThat(read(most + " ", LIBERAL)).isEqualTo("TOO_LARGE");
    }
}
