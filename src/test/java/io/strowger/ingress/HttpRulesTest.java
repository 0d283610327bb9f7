package io.strowger.ingress;

import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What RFC 9112 (sections 2 to 9) and RFC 9110 (sections 6 to 10) say that a server MUST do, byte
 * by byte. docs/protocols/http.md lists the rules, those that do not apply too; each that is shown
 * stands there with the name that its row has here.
 */
class HttpRulesTest {

    private static final Path PAGE = Path.of("docs/protocols/http.md");
    private static final Pattern DATE =
            Pattern.compile(
                    "date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] [A-Z][a-z]{2} [0-9]{4}"
                            + " [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT\r\n");

    private static final String DATED = "DATE\r\n";
    private static final int DATE_BYTES = "date: Sun, 06 Nov 1994 08:49:37 GMT\r\n".length();

    private static final String BODY = dial("0233585901", "s1");
    private static final String SIZE = String.valueOf(BODY.length());
    private static final String LENGTH = "Content-Length: " + SIZE;
    private static final String CHUNKS =
            Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String HOST = "Host: a";

    private static final String CLOSE = "connection: close\r\n";
    private static final String MENU =
            "{\"SessionId\":\"s1\",\"Type\":\"response\",\"Message\":\"Menu\","
                    + "\"Label\":\"Menu\",\"DataType\":\"input\",\"FieldType\":\"text\"}";

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                row("9112-2.2a", "\r\n" + post(BODY), menu("")),
                row("9112-2.2b", head(HOST, "X: a\rb", LENGTH) + BODY, malformed()),
                row("9112-2.2c", head(" " + HOST, LENGTH) + BODY, malformed()),
                row("9112-2.3", line("POST /network/upstream HTTP/3.0", HOST), malformed()),
                row(
                        "9112-3",
                        line("POST /network/" + "u".repeat(5_000) + " HTTP/1.1", HOST),
                        tooLongTarget()),
                row("9112-3.2a", head(LENGTH) + BODY, malformed()),
                row("9112-3.2b", head(HOST, HOST, LENGTH) + BODY, malformed()),
                row("9112-3.2c", head("Host: a b", LENGTH) + BODY, malformed()),
                row("9112-3.2.2a", absolute("http://other/network/upstream"), menu("")),
                row("9112-3.2.2b", absolute("HTTP://a:80/network/upstream"), menu("")),
                row("9112-3.2.4", line("OPTIONS * HTTP/1.1", HOST), notFound()),
                row("9112-5.1", head(HOST, "X : y", LENGTH) + BODY, malformed()),
                row("9112-5.2", head(HOST, "X: y\r\n z", LENGTH) + BODY, malformed()),
                row("9112-6.1a", head(HOST, CHUNKED) + CHUNKS, menu("")),
                row(
                        "9112-6.1b",
                        head(HOST, "Transfer-Encoding: gzip, chunked") + CHUNKS,
                        malformed()),
                row(
                        "9112-6.1c",
                        (head(HOST, CHUNKED) + CHUNKS).replace("HTTP/1.1", "HTTP/1.0"),
                        old(malformed())),
                row("9112-6.3a", head(HOST, CHUNKED, LENGTH) + CHUNKS, malformed()),
                row("9112-6.3b", head(HOST, "Content-Length: 1, 2") + BODY, malformed()),
                row("9112-6.3c", head(HOST, LENGTH) + BODY + "GET", menu("")),
                row(
                        "9112-7.1",
                        head(HOST, CHUNKED) + CHUNKS.replaceFirst("\r\n", ";a=b\r\n"),
                        menu("")),
                row(
                        "9112-7.1.2",
                        head(HOST, CHUNKED) + CHUNKS.replace("0\r\n\r\n", "0\r\nHost: b\r\n\r\n"),
                        menu("")),
                row("9112-9.3", post(BODY).replace("HTTP/1.1", "HTTP/1.0"), old(menu(""))),
                row(
                        "9112-9.6a",
                        post(BODY).replace("Host:", "Connection: close\r\nHost:") + post(BODY),
                        menu(CLOSE)),
                row(
                        "9110-7.2",
                        (head(LENGTH) + BODY).replace("HTTP/1.1", "HTTP/1.0"),
                        old(menu(""))),
                row(
                        "9110-7.8",
                        head(HOST, "Connection: Upgrade", "Upgrade: h2c, websocket", LENGTH) + BODY,
                        menu("")),
                row("9110-9.1", line("BREW /nowhere HTTP/1.1", HOST), notFound()),
                row("9110-9.3.2", line("HEAD /nowhere HTTP/1.1", HOST), headNotFound()),
                row("9110-9.3.6", line("CONNECT a:80 HTTP/1.1", HOST), malformed()),
                row(
                        "9110-10.1.1a",
                        head(HOST, "Expect: 100-continue", LENGTH) + BODY,
                        "HTTP/1.1 100 Continue\r\n\r\n" + menu("")),
                row(
                        "9110-10.1.1b",
                        (head(HOST, "Expect: 100-continue", LENGTH) + BODY)
                                .replace("HTTP/1.1", "HTTP/1.0"),
                        old(menu(""))),
                row(
                        "9110-10.2.1",
                        line(
                                "DELETE /network/upstream HTTP/1.1",
                                HOST,
                                "Authorization: Bearer network-secret"),
                        otherMethod()),
                row(
                        "9110-11.4",
                        head(HOST, LENGTH).replace("Bearer ", "bEARER   ") + BODY,
                        menu("")),
                row(
                        "9110-5.4",
                        head(HOST, "X: " + "y".repeat(9_000), LENGTH) + BODY,
                        tooLargeHead()),
                row(
                        "9110-5.4b",
                        head(HOST + "\r\nX: y".repeat(101), LENGTH) + BODY,
                        tooLargeHead()));
    }

    private static Arguments row(String rule, String sent, String expected) {
        return argumentSet(rule, rule, sent, expected);
    }

    private static String line(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String absolute(String target) {
        return post(BODY).replace("POST /network/upstream", "POST " + target);
    }

    private static String menu(String more) {
        return answer("200 OK", more, MENU);
    }

    private static String old(String answer) {
        return answer.replace("HTTP/1.1", "HTTP/1.0");
    }

    private static String answer(String status, String more, String body) {
        return "HTTP/1.1 "
                + status
                + "\r\ncontent-type: application/json\r\n"
                + more
                + "content-length: "
                + body.length()
                + "\r\n"
                + DATED
                + "\r\n"
                + body;
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"field\":\"\"}}"
                .formatted(code, message);
    }

    private static String malformed() {
        return answer(
                "400 Bad Request",
                CLOSE,
                error("MALFORMED_REQUEST", "This request cannot be understood."));
    }

    private static String tooLongTarget() {
        return answer(
                "414 Request-URI Too Long",
                CLOSE,
                error("TARGET_TOO_LONG", "The request line has more than 4096 bytes."));
    }

    private static String tooLargeHead() {
        return answer(
                "431 Request Header Fields Too Large",
                CLOSE,
                error(
                        "HEAD_TOO_LARGE",
                        "The head has more than 8192 bytes or more than 100 lines."));
    }

    private static String notFound() {
        return answer("404 Not Found", "", error("NOT_FOUND", "There is nothing at this path."));
    }

    private static String headNotFound() {
        return "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\n" + DATED + "\r\n";
    }

    private static String otherMethod() {
        String answer =
                answer(
                        "405 Method Not Allowed",
                        "",
                        error("METHOD_NOT_ALLOWED", "Networks POST their requests."));
        return answer.replace("content-type", "allow: POST\r\ncontent-type");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldAnswerWithTheseBytes(String rule, String sent, String expected) {
        try (Wire wire = house.wire()) {
            int dates = expected.contains(DATED) ? DATE_BYTES : 0;
            String answered = wire.send(sent).read(expected.length() - DATED.length() + dates);
            assertThat(DATE.matcher(answered).replaceAll(DATED)).as(rule).isEqualTo(expected);
            if (expected.contains(CLOSE) || expected.startsWith("HTTP/1.0")) {
                assertThat(wire.readRest()).as(rule).isEmpty();
            }
        }
    }

    @Test
    void shouldListEveryRuleThatIsShown() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(messages().map(row -> (String) row.get()[0]))
                .allSatisfy(rule -> assertThat(page).contains("| " + rule + " |"));
    }
}
