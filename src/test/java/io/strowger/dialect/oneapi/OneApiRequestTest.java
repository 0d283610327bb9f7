package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Input;
import io.strowger.core.session.Session.Origin;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.WireRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications are sent. */
class OneApiRequestTest {

    private static final OneApiDialect DIALECT = new OneApiDialect();
    private static final DialectOptions OPTIONS =
            DialectOptions.DEFAULTS.askedAt("https://app.example/in").withCallbackData("mine");
    private static final OneApiMemo MEMO =
            new OneApiMemo("https://other.example/", "theirs", "123456", "f");

    @Test
    void shouldBringADial() {
        WireRequest request = DIALECT.ask(Sessions.dial(), OPTIONS);
        assertThat(text(request.body()))
                .isEqualTo(
                        """
                        {"inboundUSSDMessageRequest":{"address":"tel:+94777123456",\
                        "shortCode":"tel:7782","keyword":"8","inboundUSSDMessage":null,\
                        "clientCorrelator":"94777123456-3c796dac28174f739de4262d08409c51",\
                        "sessionID":"3c796dac28174f739de4262d08409c51",\
                        "responseRequest":{"notifyURL":"https://app.example/in",\
                        "callbackData":"mine"},"ussdAction":"moinit"}}\
                        """);
        assertThat(request.url()).isNull();
        assertThat(request.target()).isEmpty();
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void shouldBringWhatWasDialledBehindTheCode() {
        AskApplication deep =
                Sessions.ask(Origin.MOBILE, new Input.Dial("*7782*8*1*2#", "1*2"), "");
        assertThat(body(deep)).contains("\"keyword\":\"8\",\"inboundUSSDMessage\":\"1*2\",");
    }

    @Test
    void shouldHaveAnEmptyKeywordWhenTheCodeHasNone() {
        AskApplication ask =
                new AskApplication(
                        Sessions.session(Origin.MOBILE, "7782"),
                        1,
                        new Input.Dial("*7782#", ""),
                        "",
                        0);
        assertThat(body(ask)).contains("\"shortCode\":\"tel:7782\",\"keyword\":\"\",");
    }

    @ParameterizedTest
    @CsvSource({"MOBILE, mocont", "NETWORK_INITIATED, mtcont"})
    void shouldBringAReplyToWhereTheLastRequestSaid(Origin origin, String action) {
        WireRequest request = DIALECT.ask(Sessions.reply(origin, "\"é\"\n", MEMO), OPTIONS);
        assertThat(text(request.body()))
                .contains("\"inboundUSSDMessage\":\"\\\"é\\\"\\n\",\"clientCorrelator\":\"123456\"")
                .endsWith(
                        """
                        "responseRequest":{"notifyURL":"https://other.example/",\
                        "callbackData":"theirs"},"ussdAction":"%s"}}\
                        """
                                .formatted(action));
        assertThat(request.url()).isEqualTo("https://other.example/");
    }

    @Test
    void shouldBringAReplyToTheApplicationWhenNothingElseIsKnown() {
        WireRequest request =
                DIALECT.ask(Sessions.reply(Origin.MOBILE, "", OneApiMemo.EMPTY), OPTIONS);
        assertThat(text(request.body()))
                .contains("\"inboundUSSDMessage\":\"\"", Sessions.OWN_CORRELATOR)
                .contains("\"notifyURL\":\"https://app.example/in\",\"callbackData\":\"mine\"");
        assertThat(request.url()).isNull();
    }

    @Test
    void shouldTrustTheApplicationsOwnUrlWhenItIsRepeated() {
        OneApiMemo own = new OneApiMemo("https://app.example/in", "", "", "");
        assertThat(DIALECT.ask(Sessions.reply(Origin.MOBILE, "1", own), OPTIONS).url()).isNull();
    }

    @Test
    void shouldBringAPushWithItsContextData() {
        AskApplication push = Sessions.ask(Origin.NETWORK_INITIATED, new Input.Push("ctx"), "x");
        assertThat(body(push))
                .contains("\"inboundUSSDMessage\":null", Sessions.OWN_CORRELATOR)
                .contains("\"callbackData\":\"ctx\"},\"ussdAction\":\"mtinit\"");
    }

    @ParameterizedTest
    @CsvSource({"MOBILE, mofin", "NETWORK_INITIATED, mtfin"})
    void shouldTellOfAnEnd(Origin origin, String action) {
        for (EndReason reason : EndReason.values()) {
            TellApplication tell =
                    new TellApplication(
                            Sessions.session(origin, "7782*8"), 3, reason, MEMO.encode());
            WireRequest request = DIALECT.tell(tell, OPTIONS);
            assertThat(request.url()).isEqualTo("https://other.example/");
            assertThat(text(request.body()))
                    .isEqualTo(
                            """
                            {"inboundUSSDMessageRequest":{"address":"tel:+94777123456",\
                            "shortCode":"tel:7782","keyword":"8","inboundUSSDMessage":null,\
                            "clientCorrelator":"123456",\
                            "sessionID":"3c796dac28174f739de4262d08409c51",\
                            "responseRequest":{"notifyURL":"https://other.example/",\
                            "callbackData":"theirs"},"ussdAction":"%s"}}\
                            """
                                    .formatted(action));
        }
    }

    @Test
    void shouldShowNothingOfASessionInItsTexts() {
        assertThat(MEMO + " " + OPTIONS).doesNotContain("theirs", "mine", "example");
    }

    private static String body(AskApplication ask) {
        return text(DIALECT.ask(ask, OPTIONS).body());
    }
}
