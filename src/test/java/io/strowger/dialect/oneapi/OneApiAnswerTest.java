package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session.Origin;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Received;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications answer inline. */
class OneApiAnswerTest {

    private static final DialectOptions LIBERAL =
            DialectOptions.DEFAULTS.askedAt("https://app.example/in").withCallbackData("mine");
    private static final DialectOptions STRICT =
            new DialectOptions(true, false, "").askedAt("https://app.example/in");

    /** docs/protocols/oneapi.md: "Inline answers"; the fields are those of "Outbound". */
    private static final String WHOLE =
            """
            {"outboundUSSDMessageRequest":{"address":"tel:+94777123456","shortCode":"tel:7782",\
            "keyword":"8","outboundUSSDMessage":"1. Balance\\n2. Help","clientCorrelator":"c1",\
            "sessionID":"3c796dac28174f739de4262d08409c51",\
            "responseRequest":{"notifyURL":"https://other.example/","callbackData":"d1"},\
            "ussdAction":"mocont"}}
            """;

    @Test
    void shouldTakeAWholeAnswerInBothManners() {
        for (DialectOptions options : new DialectOptions[] {LIBERAL, STRICT}) {
            assertThat(read(Sessions.dial(), WHOLE, options))
                    .isEqualTo("open '1. Balance\\n2. Help' https://other.example/ d1 c1");
        }
    }

    @Test
    void shouldTakeTheSampleOfTheDocument() {
        AskApplication reply = Sessions.reply(Origin.NETWORK_INITIATED, "1", OneApiMemo.EMPTY);
        assertThat(read(reply, Documented.MTCONT, LIBERAL))
                .isEqualTo(
                        "open 'Login to service?\\n1. Ok\\n2. Cancel'"
                                + " http://ussd.response.receive.url"
                                + " some-data-useful-to-the-requester 123456");
    }

    @Test
    void shouldTakeTheSampleOfTheDocumentWhenStrict() {
        AskApplication reply = Sessions.reply(Origin.NETWORK_INITIATED, "1", OneApiMemo.EMPTY);
        assertThat(read(reply, Documented.MTCONT, STRICT))
                .isEqualTo(read(reply, Documented.MTCONT, LIBERAL));
    }

    @Test
    void shouldSkipAByteOrderMarkUnlessStrict() {
        assertThat(read(Sessions.dial(), "\ufeff\n" + WHOLE, LIBERAL)).startsWith("open '1. Bal");
        assertThat(read(Sessions.dial(), "\ufeff", LIBERAL)).isEqualTo("later");
        assertThat(read(Sessions.dial(), "\ufeff" + WHOLE, STRICT)).isEqualTo("MALFORMED");
    }

    /** A sample application in the field writes a URL without a scheme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"app.example/in\"",
                "\"/in\"",
                "\"ftp://app.example/\"",
                "\"https://a:b@app.example/\"",
                "\"https://\"",
                "\"{url}\"",
                "{\"a\":1}",
                "true",
                "\" \""
            })
    void shouldKeepTheUrlThatThereWasWhenTheNewOneIsNone(String url) {
        OneApiMemo before = new OneApiMemo("https://other.example/in", "", "", "");
        AskApplication reply = Sessions.reply(Origin.MOBILE, "1", before);
        String body = WHOLE.replace("\"https://other.example/\"", url);
        assertThat(read(reply, body, LIBERAL))
                .isEqualTo("open '1. Balance\\n2. Help' https://other.example/in d1 c1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"address\":{}",
                "\"address\":[null,{}]",
                "\"shortCode\":[]",
                "\"keyword\":{\"a\":[1]}",
                "\"deliveryStatus\":false",
                "\"responseRequest\":[]",
                "\"responseRequest\":[1]",
                "\"responseRequest\":7"
            })
    void shouldShowTheScreenWhateverNobodyReads(String field) {
        String body =
                "{\"outboundUSSDMessageRequest\":{"
                        + field
                        + ",\"outboundUSSDMessage\":\"Hi\",\"ussdAction\":\"mocont\"}}";
        assertThat(read(Sessions.dial(), body, LIBERAL)).isEqualTo("open 'Hi' - - -");
    }

    static Stream<String> laters() {
        return Stream.of("", " \r\n\t", "{}", " { } ", "{\"outboundUSSDMessageRequest\":null}");
    }

    @ParameterizedTest
    @MethodSource("laters")
    void shouldWaitWhenTheScreenIsNotThere(String body) {
        assertThat(read(Sessions.dial(), body, LIBERAL)).isEqualTo("later");
        assertThat(read(Sessions.dial(), body, STRICT)).isEqualTo("later");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OK                      | later            | MALFORMED
                    null                    | later            | MALFORMED
                    []                      | later            | MALFORMED
                    "done"                  | later            | MALFORMED
                    {"status":"ok"}         | later            | INVALID_FIELD status
                    {"inboundUSSDMessageRequest":{"x":1}} | later | INVALID_FIELD inboundUSSDMessageRequest
                    {"outboundUSSDMessageRequest"         | MALFORMED | MALFORMED
                    {"outboundUSSDMessageRequest":{}}x    | MALFORMED | MALFORMED
                    {"outboundUSSDMessageRequest":[]}     | MISSING_FIELD outboundUSSDMessage | INVALID_FIELD outboundUSSDMessageRequest
                    """)
    void shouldTellLaterFromRubbish(String body, String liberal, String strict) {
        assertThat(read(Sessions.dial(), body, LIBERAL)).isEqualTo(liberal);
        assertThat(read(Sessions.dial(), body, STRICT)).isEqualTo(strict);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont"    | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mtcont"    | open 'Hi' - - -
                    "outboundUSSDMessage":"Bye","ussdAction":"mtfin"    | final 'Bye'
                    "outboundUSSDMessage":"Bye","ussdAction":"mofin"    | final 'Bye'
                    "OutboundUssdMessage":"Bye","USSDACTION":" MtFin "  | final 'Bye'
                    "outboundUSSDMessage":25,"ussdAction":"mocont"      | open '25' - - -
                    "outboundUSSDMessage":" a ","ussdAction":"mocont"   | open ' a ' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","clientCorrelator":123456 | open 'Hi' - - 123456
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","keyword":null,"x":[1] | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","deliveryStatus":"SENT" | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","address":"anything" | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","sessionID":null | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","sessionID":" " | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","sessionId":"3C796DAC28174F739DE4262D08409C51" | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","sessionID":"XXXXXX" | INVALID_FIELD sessionID
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","sessionID":"3c796dac28174f739de4262d08409c52" | INVALID_FIELD sessionID
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","responseRequest":{"notifyURL":"https://app.example/in","callbackData":"mine"} | open 'Hi' - - -
                    "outboundUSSDMessage":"Hi","ussdAction":"mocont","responseRequest":{"callbackData":"d"} | open 'Hi' - d -
                    "ussdAction":"mocont"                               | MISSING_FIELD outboundUSSDMessage
                    "ussdAction":"mocont","outboundUSSDMessage":null    | MISSING_FIELD outboundUSSDMessage
                    "ussdAction":"mtfin","outboundUSSDMessage":" "      | MISSING_FIELD outboundUSSDMessage
                    "ussdAction":"mocont","outboundUSSDMessage":{}      | INVALID_FIELD outboundUSSDMessage
                    "outboundUSSDMessage":"Hi"                          | MISSING_FIELD ussdAction
                    "outboundUSSDMessage":"Hi","ussdAction":" "         | MISSING_FIELD ussdAction
                    "outboundUSSDMessage":"Hi","ussdAction":"moinit"    | INVALID_FIELD ussdAction
                    "outboundUSSDMessage":"Hi","ussdAction":"mtinit"    | INVALID_FIELD ussdAction
                    "outboundUSSDMessage":"Hi","ussdAction":"release"   | INVALID_FIELD ussdAction
                    "outboundUSSDMessage":"Hi","ussdAction":"mtfin","ussdaction":"mtfin" | MALFORMED
                    """)
    void shouldReadLiberally(String fields, String expected) {
        assertThat(
                        read(
                                Sessions.dial(),
                                "{\"outboundUSSDMessageRequest\":{" + fields + "}}",
                                LIBERAL))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "address":"tel:+94777123456", | ``                 | MISSING_FIELD address
                    "shortCode":"tel:7782",       | ``                 | MISSING_FIELD shortCode
                    "clientCorrelator":"c1",      | ``                 | MISSING_FIELD clientCorrelator
                    "clientCorrelator":"c1",      | "clientCorrelator":1, | INVALID_FIELD clientCorrelator
                    "mocont"                      | "MOCONT"           | INVALID_FIELD ussdAction
                    "sessionID"                   | "sessionId"        | INVALID_FIELD sessionId
                    "keyword":"8",                | "x":1,             | INVALID_FIELD x
                    "keyword":"8",                | ``                 | open '1. Balance\\n2. Help' https://other.example/ d1 c1
                    """)
    void shouldReadStrictly(String from, String to, String expected) {
        assertThat(read(Sessions.dial(), WHOLE.replace(from, to), STRICT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"x, 182, true", "x, 183, false", "ж, 80, true", "ж, 81, false"})
    void shouldRefuseATextThatIsNoScreen(String letter, int times, boolean fits) {
        String body = WHOLE.replace("1. Balance\\n2. Help", letter.repeat(times));
        assertThat(read(Sessions.dial(), body, LIBERAL))
                .startsWith(fits ? "open '" : "TEXT_TOO_LONG outboundUSSDMessage");
    }

    @Test
    void shouldBeginASessionOnAPushOnly() {
        AskApplication push = Sessions.ask(Origin.NETWORK_INITIATED, new Input.Push("ctx"), "");
        String begin = WHOLE.replace("mocont", "mtinit");
        assertThat(read(push, begin, LIBERAL)).startsWith("open '1. Balance");
        assertThat(read(push, begin.replace(",\"callbackData\":\"d1\"", ""), LIBERAL))
                .endsWith(" https://other.example/ ctx c1");
        assertThat(read(Sessions.dial(), begin, LIBERAL)).isEqualTo("INVALID_FIELD ussdAction");
    }

    @Test
    void shouldKeepWhatAnAnswerLeavesOut() {
        OneApiMemo before = new OneApiMemo("https://first.example/", "d0", "c0", "f0");
        AskApplication reply = Sessions.reply(Origin.MOBILE, "1", before);
        String answer =
                "{\"outboundUSSDMessageRequest\":{\"outboundUSSDMessage\":\"Hi\","
                        + "\"ussdAction\":\"mocont\"}}";
        assertThat(read(reply, answer, LIBERAL))
                .isEqualTo("open 'Hi' https://first.example/ d0 c0");
    }

    @Test
    void shouldRememberTheRequestForItsRetry() {
        assertThat(memoOf(WHOLE).fingerprint()).isEqualTo(Documented.request(WHOLE).fingerprint());
    }

    private static OneApiMemo memoOf(String body) {
        return switch (new OneApiDialect()
                .read(Sessions.dial(), Received.ok(bytes(body)), LIBERAL)) {
            case Decoded.Read<Answer>(Answer.Show(_, String state)) -> OneApiMemo.decode(state);
            default -> throw new AssertionError("not a screen");
        };
    }

    /** As {@code open 'text' notifyUrl callbackData clientCorrelator}. */
    private static String read(AskApplication ask, String body, DialectOptions options) {
        return switch (new OneApiDialect().read(ask, Received.ok(bytes(body)), options)) {
            case Decoded.Unreadable<Answer>(var error) -> Documented.describe(error);
            case Decoded.Read<Answer>(Answer.Later _) -> "later";
            case Decoded.Read<Answer>(Answer.Show show) -> describe(show);
            case Decoded.Read<Answer>(Answer.Checkout checkout) -> checkout.toString();
        };
    }

    private static String describe(Answer.Show show) {
        String text = "'" + show.screen().text().replace("\n", "\\n") + "'";
        assertThat(show.screen().rich()).isNull();
        if (!show.screen().expectsReply()) {
            assertThat(show.clientState()).isEmpty();
            return "final " + text;
        }
        OneApiMemo memo = OneApiMemo.decode(show.clientState());
        assertThat(memo.fingerprint()).hasSize(22);
        return String.join(
                " ",
                "open",
                text,
                shown(memo.notifyUrl()),
                shown(memo.callbackData()),
                shown(memo.clientCorrelator()));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
