package io.strowger.dialect.programmable;

import static io.strowger.dialect.programmable.Samples.LIBERAL;
import static io.strowger.dialect.programmable.Samples.REQUEST;
import static io.strowger.dialect.programmable.Samples.SESSION_ID;
import static io.strowger.dialect.programmable.Samples.TITLE_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Input;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.WireRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What we send to applications: docs/protocols/programmable.md, "Request". */
class ProgrammableRequestTest {

    private final ProgrammableDialect dialect = new ProgrammableDialect();

    @Test
    void shouldAskAsTheDocumentsSampleDoes() {
        WireRequest request = dialect.ask(Samples.firstAsk(SESSION_ID), LIBERAL);
        assertThat(body(request)).isEqualTo(REQUEST);
        assertThat(request.target()).isEmpty();
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void shouldSendTheWholeDialStringAtInitiation() {
        Input deep = new Input.Dial("*713*1*2#", "1*2");
        assertThat(asked(deep, 1, "", LIBERAL))
                .contains("\"Type\":\"initiation\"", "\"Message\":\"*713*1*2#\"");
    }

    @Test
    void shouldSendTheReplyWithSequenceAndClientState() {
        assertThat(asked(new Input.Reply(" 1\"é "), 3, "100", LIBERAL))
                .contains(
                        "\"Type\":\"response\"",
                        "\"ServiceCode\":\"713\"",
                        "\"Message\":\" 1\\\"é \"",
                        "\"Sequence\":3",
                        "\"ClientState\":\"100\"");
    }

    @Test
    void shouldSendAPushAsAnInitiationWithItsContext() {
        assertThat(asked(new Input.Push("order 7"), 1, "", LIBERAL))
                .contains(
                        "\"Type\":\"initiation\"",
                        "\"Message\":\"\"",
                        "\"ClientState\":\"order 7\"");
    }

    @Test
    void shouldSendTheCodeWithoutItsOuterSigns() {
        AskApplication ask =
                new AskApplication(
                        Samples.session(SESSION_ID, "*711*2#"), 1, new Input.Reply("1"), "", 0);
        assertThat(body(dialect.ask(ask, LIBERAL))).contains("\"ServiceCode\":\"711*2\"");
    }

    @Test
    void shouldWriteTypesInTitleCaseWhenAsked() {
        assertThat(asked(new Input.Dial("*713#", ""), 1, "", TITLE_CASE))
                .contains("\"Type\":\"Initiation\"");
        assertThat(asked(new Input.Push("x"), 1, "", TITLE_CASE))
                .contains("\"Type\":\"Initiation\"");
        assertThat(asked(new Input.Reply("1"), 2, "", TITLE_CASE))
                .contains("\"Type\":\"Response\"");
    }

    @Test
    void shouldTellOfAnEndWithoutAMessage() {
        WireRequest told = dialect.tell(Samples.tell(EndReason.SUBSCRIBER_CANCELLED), LIBERAL);
        assertThat(body(told))
                .isEqualTo(
                        REQUEST.replace("initiation", "release")
                                .replace("*713#", "")
                                .replace("\"Sequence\":1", "\"Sequence\":4")
                                .replace("\"ClientState\":\"\"", "\"ClientState\":\"100\""));
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void shouldCallEveryEndAReleaseInLowerCase(EndReason reason) {
        assertThat(body(dialect.tell(Samples.tell(reason), LIBERAL)))
                .contains("\"Type\":\"release\"");
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBER_TIMED_OUT, Timeout",
        "SESSION_TOO_LONG, Timeout",
        "APPLICATION_TIMED_OUT, Timeout",
        "SUBSCRIBER_CANCELLED, Release",
        "NETWORK_ABORTED, Release",
        "SUPERSEDED, Release",
        "SHUT_DOWN, Release"
    })
    void shouldTellATimersEndFromOthersInTitleCase(EndReason reason, String type) {
        assertThat(body(dialect.tell(Samples.tell(reason), TITLE_CASE)))
                .contains("\"Type\":\"" + type + "\"");
    }

    private String asked(Input input, int hop, String clientState, DialectOptions options) {
        return body(dialect.ask(Samples.ask(SESSION_ID, hop, input, clientState), options));
    }

    private static String body(WireRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
