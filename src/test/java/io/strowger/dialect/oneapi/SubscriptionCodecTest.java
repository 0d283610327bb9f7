package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.bytes;
import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.ServiceCode;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.oneapi.SubscriptionCodec.Subscribed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionCodecTest {

    /** docs/protocols/oneapi.md, "Subscription", the single form. */
    private static final String SINGLE =
            """
            {"subscription":{"callbackReference":{"notifyURL":"https://a.example/","callbackData":"d"},
             "clientCorrelator":"12345","shortCode":"7782","keyword":"8"}}
            """;

    private static final String MULTI =
            """
            {"subscription":{"callbackReference":{"callbackData":"d","notifyURL":"https://a.example/"},
             "clientCorrelator":12345,
             "shortCodes":[{"shortCode":"tel:7782","operatorCode":"DIALOG","keyword":"8"},
                           {"shortCode":7783,"operatorCode":null,"keyword":null}]}}
            """;

    @Test
    void shouldReadBothForms() {
        assertThat(read(SINGLE)).isEqualTo("https://a.example/ d 12345 [*7782*8#]");
        assertThat(read(MULTI)).isEqualTo("https://a.example/ d 12345 [*7782*8#, *7783#]");
        assertThat(request(MULTI).wanted().getFirst().operatorCode()).isEqualTo("DIALOG");
    }

    @Test
    void shouldAnswerWithEveryFieldAndTheUrl() {
        assertThat(compact(SubscriptionCodec.answer(subscribed(SINGLE, "https://us.example/1"))))
                .isEqualTo(
                        """
                        {"subscription":{"callbackReference":{"notifyURL":"https://a.example/",\
                        "callbackData":"d"},"clientCorrelator":"12345","shortCode":"7782",\
                        "keyword":"8","resourceURL":"https://us.example/1"}}\
                        """);
        assertThat(compact(SubscriptionCodec.answer(subscribed(MULTI, "u"))))
                .contains("\"clientCorrelator\":12345", "\"operatorCode\":null,\"keyword\":null}]")
                .endsWith(",\"resourceURL\":\"u\"}}");
    }

    @Test
    void shouldReplaceAUrlThatWasSentAlong() {
        String single = SINGLE.replace("\"keyword\"", "\"ResourceURL\":\"x\",\"keyword\"");
        assertThat(text(SubscriptionCodec.answer(subscribed(single, "u"))))
                .isEqualTo(
                        """
                        {"subscription":{"callbackReference":{"notifyURL":"https://a.example/",\
                        "callbackData":"d"},"clientCorrelator":"12345","shortCode":"7782",\
                        "keyword":"8","resourceURL":"u"}}\
                        """);
        String multi = MULTI.replace("\"shortCodes\"", "\"resourceURL\":null,\"shortCodes\"");
        String sent = MULTI.replace("\"shortCodes\"", "\"resourceURL\":\"x\",\"shortCodes\"");
        for (String body : List.of(sent, multi)) {
            assertThat(text(SubscriptionCodec.answer(subscribed(body, "u"))))
                    .endsWith("\"keyword\":null}],\"resourceURL\":\"u\"}}")
                    .containsOnlyOnce("resourceURL");
        }
        assertThat(describe(request(multi))).isEqualTo(describe(request(MULTI)));
    }

    @Test
    void shouldListThem() {
        List<Subscribed> all =
                List.of(new Subscribed("{\"a\":1}", "u/1"), new Subscribed("{\"b\":2}", "u/2"));
        assertThat(text(SubscriptionCodec.list(all, "u")))
                .isEqualTo(
                        """
                        {"subscriptionList":{"subscription":[{"a":1,"resourceURL":"u/1"},\
                        {"b":2,"resourceURL":"u/2"}],"resourceURL":"u"}}\
                        """);
        assertThat(text(SubscriptionCodec.list(List.of(), "u")))
                .isEqualTo("{\"subscriptionList\":{\"subscription\":[],\"resourceURL\":\"u\"}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "destinationAddress":"tel:7782"              | https://a.example/ - - [*7782#]
                    "DestinationAddress":7782,"Keyword":8        | https://a.example/ - - [*7782*8#]
                    "shortCode":"*7782*8#","destinationAddress":"9" | https://a.example/ - - [*7782*8#]
                    "shortCode":"7782","keyword":null,"x":{}     | https://a.example/ - - [*7782#]
                    "shortCode":"7782","shortCodes":[{"shortCode":"7782"},{"shortCode":"1"}] | https://a.example/ - - [*7782#, *1#]
                    "keyword":"8","shortCodes":[{"shortCode":"7782"},{"shortCode":"1","keyword":"2"}] | https://a.example/ - - [*7782*8#, *1*2#]
                    "shortCodes":[{"destinationAddress":"7782"}] | https://a.example/ - - [*7782#]
                    "shortCode":"7782","shortCodes":[]           | https://a.example/ - - [*7782#]
                    "keyword":"8"                                | SVC0002 shortCode
                    "shortCode":" "                              | SVC0002 shortCode
                    "shortCodes":[]                              | SVC0002 shortCode
                    "shortCodes":[{"keyword":"8"}]               | SVC0002 shortCode
                    "shortCode":"abc"                            | SVC0002 shortCode
                    "shortCode":"7782","keyword":"abc"           | SVC0002 keyword
                    "shortCodes":["7782"]                        | INVALID_FIELD shortCodes
                    "shortCodes":[null]                          | INVALID_FIELD shortCodes
                    "shortCodes":{"shortCode":"7782"}            | INVALID_FIELD shortCodes
                    "shortCodes":[{"shortCodes":[{"shortCode":"1"}]}] | INVALID_FIELD shortCodes
                    "shortCode":{}                               | INVALID_FIELD shortCode
                    "clientCorrelator":[]                        | INVALID_FIELD clientCorrelator
                    "shortCode":"7782","shortcode":"7782"        | MALFORMED
                    """)
    void shouldReadWithAUrl(String fields, String expected) {
        assertThat(
                        read(
                                "{\"subscription\":{\"callbackReference\":"
                                        + "{\"notifyURL\":\" https://a.example/ \"},"
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
                    "x":1                                                   | SVC0002 notifyURL
                    "callbackReference":null                                | SVC0002 notifyURL
                    "callbackReference":{}                                  | SVC0002 notifyURL
                    "callbackReference":{"notifyURL":" "}                   | SVC0002 notifyURL
                    "callbackReference":{"notifyURL":"a.example"}           | SVC0002 notifyURL
                    "callbackReference":{"notifyURL":"file:///etc/passwd"}  | SVC0002 notifyURL
                    "callbackReference":{"notifyURL":"http://127.0.0.1/"}   | SVC0002 notifyURL
                    "callbackReference":[]                                  | SVC0002 notifyURL
                    "callbackReference":[1]                                 | INVALID_FIELD callbackReference
                    """)
    void shouldWantAUrl(String fields, String expected) {
        assertThat(read("{\"subscription\":{\"shortCode\":\"7782\"," + fields + "}}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}
                    []
                    {"subscription":null}
                    {"subscription":[]}
                    {"subscriptions":{}}
                    {"subscription":{}
                    """)
    void shouldRefuseAnotherTop(String body) {
        assertThat(read(body)).isEqualTo("MALFORMED");
    }

    @Test
    void shouldReadStrictlyWhenAskedTo() {
        assertThat(SubscriptionCodec.read(bytes(SINGLE), true)).isInstanceOf(Decoded.Read.class);
        assertThat(SubscriptionCodec.read(bytes(MULTI), true))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void shouldTakeAHundredCodesAtOnce(int times, boolean taken) {
        String element = "{\"shortCode\":\"7782\"}";
        String body =
                "{\"subscription\":{\"callbackReference\":{\"notifyURL\":\"http://a.example\"},"
                        + "\"shortCodes\":["
                        + (element + ",").repeat(times - 1)
                        + element
                        + "]}}";
        assertThat(read(body))
                .isEqualTo(taken ? "http://a.example - - [*7782#]" : "INVALID_FIELD shortCodes");
    }

    private static Subscribed subscribed(String body, String url) {
        return new Subscribed(request(body).echo(), url);
    }

    private static String compact(byte[] json) {
        return text(json).replaceAll("\\s+", "");
    }

    private static SubscriptionRequest request(String body) {
        return switch (SubscriptionCodec.read(bytes(body), false)) {
            case Decoded.Read<SubscriptionRequest>(var request) -> request;
            case Decoded.Unreadable<SubscriptionRequest>(var error) ->
                    throw new AssertionError(error.toString());
        };
    }

    private static String read(String body) {
        return switch (SubscriptionCodec.read(bytes(body), false)) {
            case Decoded.Unreadable<SubscriptionRequest>(var error) -> Documented.describe(error);
            case Decoded.Read<SubscriptionRequest>(var request) ->
                    request.fault(url -> !url.contains("127.0.0.1"))
                            .map(fault -> fault.code() + " " + String.join(",", fault.variables()))
                            .orElseGet(() -> describe(request));
        };
    }

    private static String describe(SubscriptionRequest request) {
        return String.join(
                " ",
                request.notifyUrl(),
                shown(request.callbackData()),
                shown(request.clientCorrelator()),
                request.codes().stream().map(ServiceCode::dial).toList().toString());
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
