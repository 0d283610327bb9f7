package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.strowger.ingress.Wire.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request that two readers may cut differently is refused, the connection closes, and what was
 * sent behind it is never served.
 */
class SmugglingTest {

    private static final String BODY = dial("0233585601", "bad");
    private static final int SIZE = BODY.length();
    private static final String HEX = Integer.toHexString(SIZE);
    private static final String LENGTH = "Content-Length: " + SIZE;
    private static final String CHUNK = HEX + "\r\n" + BODY + "\r\n";
    private static final String CHUNKS = CHUNK + "0\r\n\r\n";
    private static final String HOST = "Host: strowger";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                bad("coding identity", head(HOST, "Transfer-Encoding: identity", LENGTH) + BODY),
                bad("coding identity alone", head(HOST, "Transfer-Encoding: identity") + BODY),
                bad("coding gzip", head(HOST, "Transfer-Encoding: gzip") + CHUNKS),
                bad("gzip, chunked", head(HOST, "Transfer-Encoding: gzip, chunked") + CHUNKS),
                bad("chunked twice", head(HOST, "Transfer-Encoding: chunked, chunked") + CHUNKS),
                bad("chunked, identity", head(HOST, "Transfer-Encoding: chunked, identity")),
                bad("xchunked", head(HOST, "Transfer-Encoding: xchunked") + CHUNKS),
                bad("chunkedx", head(HOST, "Transfer-Encoding: chunkedx") + CHUNKS),
                bad("chunked and comma", head(HOST, "Transfer-Encoding: chunked,") + CHUNKS),
                bad("quoted chunked", head(HOST, "Transfer-Encoding: \"chunked\"") + CHUNKS),
                bad("vertical tab", head(HOST, "Transfer-Encoding:\u000bchunked") + CHUNKS),
                bad("folded coding", head(HOST, "Transfer-Encoding:\r\n chunked") + CHUNKS),
                bad("blank before colon", head(HOST, "Transfer-Encoding : chunked") + CHUNKS),
                bad("tab before colon", head(HOST, "Transfer-Encoding\t: chunked") + CHUNKS),
                bad("blank before name", head(HOST, " Transfer-Encoding: chunked") + CHUNKS),
                bad("two codings", head(HOST, CHUNKED, CHUNKED) + CHUNKS),
                bad("two kinds", head(HOST, CHUNKED, "Transfer-Encoding: identity") + CHUNKS),
                bad("length and chunked", head(HOST, LENGTH, CHUNKED) + CHUNKS),
                bad("chunked and length", head(HOST, CHUNKED, LENGTH) + CHUNKS),
                bad("two equal lengths", head(HOST, LENGTH, LENGTH) + BODY),
                bad("two lengths", head(HOST, LENGTH, "Content-Length: 5") + BODY),
                bad("a list of lengths", head(HOST, LENGTH + ", " + SIZE) + BODY),
                bad("a list with a hole", head(HOST, LENGTH + ",") + BODY),
                bad("negative length", head(HOST, "Content-Length: -1") + BODY),
                bad("signed length", head(HOST, "Content-Length: +" + SIZE) + BODY),
                bad("hexadecimal length", head(HOST, "Content-Length: 0x" + HEX) + BODY),
                bad("no length", head(HOST, "Content-Length:") + BODY),
                bad("a huge length", head(HOST, "Content-Length: 99999999999999999999") + BODY),
                bad("draft of WebSocket", draft() + "12345678"));
    }

    private static String draft() {
        return String.join(
                "\r\n",
                "GET /network/upstream HTTP/1.1",
                HOST,
                "Upgrade: WebSocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key1: 1",
                "Sec-WebSocket-Key2: 2",
                "\r\n");
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                bad("no host", head(LENGTH) + BODY),
                bad("two hosts", head(HOST, "Host: other", LENGTH) + BODY),
                bad("the same host twice", head(HOST, HOST, LENGTH) + BODY),
                bad("a port that is none in the target", line("POST http://a:b/network/upstream")),
                bad("another scheme in the target", line("POST ftp://a/network/upstream")),
                bad("a list of hosts", head("Host: a, b", LENGTH) + BODY),
                bad("a path in the host", head("Host: a/b", LENGTH) + BODY),
                bad("a user in the host", head("Host: a@b", LENGTH) + BODY),
                bad("a port that is none", head("Host: a:b", LENGTH) + BODY),
                bad("no host in the target", line("POST http:///network/upstream")),
                bad("a target without a slash", line("POST network/upstream")),
                bad("a user in the target", line("POST http://strowger@other/network/upstream")),
                bad("bare LF after a header", head(HOST + "\nX: y", LENGTH) + BODY),
                bad("bare LF everywhere", (head(HOST, LENGTH) + BODY).replace("\r\n", "\n")),
                bad("bare CR in a header", head(HOST, "X: y\rZ: 1", LENGTH) + BODY),
                bad("NUL in a header", head(HOST, "X: y\u0000z", LENGTH) + BODY),
                bad("NUL in a name", head(HOST, "X\u0000: y", LENGTH) + BODY),
                bad("blank in a name", head(HOST, "X Y: z", LENGTH) + BODY),
                bad("no colon", head(HOST, "nothing", LENGTH) + BODY),
                bad("no name", head(HOST, ": nothing", LENGTH) + BODY),
                bad("a folded header", head(HOST, "X: y\r\n z", LENGTH) + BODY),
                bad("a header folded by tab", head(HOST, "X: y\r\n\tz", LENGTH) + BODY),
                bad("a folded first line", line("POST /network/upstream HTTP/1.1\r\n X: y\r\nZ:")));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                bad("HTTP/0.9", "GET /network/upstream\r\n\r\n"),
                bad("HTTP/0.9 with a version", line("POST /network/upstream HTTP/0.9\r\nX:")),
                bad("HTTP/1.2", line("POST /network/upstream HTTP/1.2\r\nX:")),
                bad("HTTP/2.0", line("POST /network/upstream HTTP/2.0\r\nX:")),
                bad("http in small", line("POST /network/upstream http/1.1\r\nX:")),
                bad("HTTP/1.0 in chunks", chunked("POST /network/upstream HTTP/1.0")),
                bad("two blanks", line("POST  /network/upstream")),
                bad("a tab", line("POST\t/network/upstream")),
                bad("a form feed", line("POST /network/upstream\fHTTP/1.1\r\nX:")),
                bad("a blank in front", line(" POST /network/upstream")),
                bad("NUL in front", line("\u0000POST /network/upstream")),
                bad("three empty lines in front", line("\r\n\r\n\r\nPOST /network/upstream")),
                bad("NUL in the target", line("POST /network/upstream?\u0000")),
                bad("no ASCII in the target", line("POST /network/upstream?\u00e9")),
                bad("a blank in the target", line("POST /network/up stream")),
                bad("no method", line(" /network/upstream")));
    }

    static Stream<Arguments> chunks() {
        String head = head(HOST, CHUNKED);
        return Stream.of(
                bad("a negative size", head + "-1\r\n" + BODY),
                bad("a signed size", head + "+" + CHUNKS),
                bad("a prefixed size", head + "0x" + CHUNKS),
                bad("a huge size", head + "fffffffffffffffff\r\n" + BODY),
                bad("a size over 31 bits", head + "80000000\r\n" + BODY),
                bad("no size", head + "\r\n" + BODY),
                bad("a size that is none", head + "zz\r\n" + BODY),
                bad("an endless size", head + "0".repeat(10_000)),
                bad("a huge extension", head + HEX + ";x=" + "y".repeat(10_000) + "\r\n"),
                bad("LF in an extension", head + HEX + ";x\n" + BODY + "\r\n0\r\n\r\n"),
                bad("LF after the size", head + HEX + "\n" + BODY + "\r\n0\r\n\r\n"),
                bad("LF after the data", head + HEX + "\r\n" + BODY + "\n0\r\n\r\n"),
                bad("more data than said", head + "1\r\n" + BODY + "\r\n0\r\n\r\n"),
                bad("huge trailers", head + CHUNK + "0\r\nX: " + "y".repeat(10_000)),
                bad("LF in trailers", head + CHUNK + "0\r\nX: y\n\r\n"));
    }

    private static Arguments bad(String name, String request) {
        return argumentSet(name, request);
    }

    private static String line(String target) {
        String head = head(HOST, LENGTH).replace("POST /network/upstream HTTP/1.1\r\n", "");
        return target + " HTTP/1.1\r\n" + head + BODY;
    }

    private static String chunked(String line) {
        return head(HOST, CHUNKED).replace("POST /network/upstream HTTP/1.1", line) + CHUNKS;
    }

    @ParameterizedTest
    @MethodSource({"lengths", "heads", "lines", "chunks"})
    void shouldRefuseAndCloseAndServeNothingBehind(String bad) {
        house.asked.clear();
        String behind = post(dial("0233585602", "behind"));
        List<Answer> answers = house.sendAndReadToEnd(bad + behind);
        assertThat(answers).hasSize(1);
        assertRefused(answers.getFirst(), 400, "MALFORMED_REQUEST", "");
        assertThat(answers.getFirst().header("connection")).isEqualTo("close");
        assertThat(house.asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"lengths", "heads", "lines", "chunks"})
    void shouldRefuseItInPlaceBehindAGoodOne(String bad) {
        String good = post(dial("0233585603", "good"));
        List<Answer> answers = house.sendAndReadToEnd(good + bad + good);
        assertThat(answers).hasSize(2);
        assertMenu(answers.getFirst());
        assertRefused(answers.getLast(), 400, "MALFORMED_REQUEST", "");
    }

    @Test
    void shouldServeWhatOnlyLooksUnusual() {
        assertMenu(house.send(head(HOST, CHUNKED) + CHUNKS));
        assertMenu(house.send(head(HOST, "transfer-encoding:   Chunked  ") + CHUNKS));
        assertMenu(house.send(head(HOST, CHUNKED) + HEX + ";x=y\r\n" + BODY + "\r\n0\r\n\r\n"));
        assertMenu(house.send(head(HOST, CHUNKED) + CHUNK + "0\r\nX-Sum: 1\r\n\r\n"));
        assertMenu(house.send(head(HOST, "Content-Length: 000" + SIZE) + BODY));
        assertMenu(house.send("\r\n" + post(BODY)));
        assertMenu(house.send(head("Host:", LENGTH) + BODY));
    }

    @Test
    void shouldServeHttp10AndClose() {
        String request = post(BODY).replace("HTTP/1.1", "HTTP/1.0");
        List<Answer> answers = house.sendAndReadToEnd(request + request);
        assertThat(answers).hasSize(1);
        assertMenu(answers.getFirst());
    }

    @Test
    void shouldCloseWhenAskedToAndServeNothingBehind() {
        String request = post(BODY).replace("Host:", "Connection: close\r\nHost:");
        List<Answer> answers = house.sendAndReadToEnd(request + request);
        assertThat(answers).hasSize(1);
        assertMenu(answers.getFirst());
        assertThat(answers.getFirst().header("connection")).isEqualTo("close");
    }
}
